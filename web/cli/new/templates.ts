// The templates of labs/templates: folders laid over one another, then the words between @ signs filled in.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { decodeText } from "../../src/protocol/frame.ts";
import { readFiles, starterPath } from "../lab_folder.ts";
import { places } from "../places.ts";

/** labs/templates/templates.json, by language. */
export type Templates = Readonly<Record<string, {
  /** Of its files' names. */
  readonly ending: string;
  /** Laid over one another, in order. */
  readonly folders: readonly string[];
  /** checks/<kind>.json is the check, `starter` why the starter fails it; `folders` are laid over the others, `instead` takes their place. */
  readonly kinds: Readonly<Record<string, {
    readonly fuel: number;
    readonly starter: Readonly<Record<string, string>>;
    readonly folders?: readonly string[];
    readonly instead?: readonly string[];
  }>>;
}>>;

export interface Wanted {
  readonly id: string;
  readonly language: string;
  readonly kind: string;
  readonly title: string;
  /** Besides English: their texts are English until somebody translates them. */
  readonly locales: readonly string[];
}

const home = join(places.labs, "templates");

export async function readTemplates(): Promise<Templates> {
  return JSON.parse(await readFile(join(home, "templates.json"), "utf8")) as Templates;
}

/** The lab's files by their paths. */
export async function fillTemplate(templates: Templates, { id, language, kind, title, locales }: Wanted): Promise<ReadonlyMap<string, string>> {
  const template = templates[language];
  const own = template?.kinds[kind];
  if (template === undefined || own === undefined) throw new Error(`there is no template for ${language} and ${kind}`);
  const filled = new Map<string, string>();
  const check = (await readFile(join(home, "checks", `${kind}.json`), "utf8")).trimEnd();
  for (const folder of [...(own.instead ?? template.folders), ...(own.folders ?? [])]) {
    for (const { path, bytes } of await readFiles(join(home, folder))) filled.set(path, decodeText(bytes) ?? "");
  }
  const program = `program.${template.ending}`;
  const words: readonly (readonly [string, string])[] = [
    ["check", check], ["id", id], ["language", language], ["ending", template.ending], ["fuel", String(own.fuel)],
    ["title", JSON.stringify(title).slice(1, -1)], ["program", (filled.get(program) ?? "").trimEnd()],
  ];
  filled.delete(program);
  for (const [path, text] of filled) filled.set(path, words.reduce((it, [word, value]) => it.replaceAll(`@${word}@`, () => value), text));
  const starter = Object.entries(own.starter).map(([check, code]) => `${JSON.stringify(check)}: ${JSON.stringify(code)}`);
  filled.set(starterPath, `{${starter.join(", ")}}\n`);
  const lab = filled.get("lab.json") ?? "";
  filled.set("lab.json", locales.length === 0 ? lab : withLocales(lab, locales));
  for (const locale of locales) filled.set(`text.${locale}.md`, filled.get("text.en.md") ?? "");
  return filled;
}

/** A text stands alone in its object: {"en": "..."}. */
function withLocales(lab: string, locales: readonly string[]): string {
  const declared = locales.map((locale) => `, ${JSON.stringify(locale)}: {"reviewed": false}`).join("");
  return lab
    .replaceAll(/\{"en": ("(?:[^"\\]|\\.)*")\}/g, (_, text: string) => `{"en": ${text}${locales.map((it) => `, ${JSON.stringify(it)}: ${text}`).join("")}}`)
    .replace('{"en": {"reviewed": true}', `{"en": {"reviewed": true}${declared}`);
}
