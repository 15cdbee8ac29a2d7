// bengkel new NAME [--language L] [--kind K] [--title TEXT] [--locales ms,vi] [--in FOLDER]: a lab's folder, made from a template of
// labs/templates, that passes `bengkel check` as it is and is to be changed from there. What is not said is asked for at a terminal.

import { existsSync, mkdirSync, statSync, writeFileSync, rmSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArguments } from "../arguments.ts";
import { nearestHint } from "../nearest_name.ts";
import { places } from "../places.ts";
import { exitCodes, unwritable, UsageError } from "../usage_error.ts";
import { fillTemplate, readTemplates, type Templates } from "./templates.ts";

const idPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const longestId = 64;
const localePattern = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/;

export async function newLab(given: readonly string[]): Promise<number> {
  const { words, values } = parseArguments(given, { values: ["--language", "--kind", "--title", "--locales", "--in"] });
  if (words.length > 1) throw new UsageError(`new takes one name, not also ${words[1] ?? ""}`);
  const templates = await readTemplates();
  const ask = asker();
  try {
    const id = checkedId(words[0] ?? await ask("Name of the lab (like parcel-fees)", "a name: bengkel new NAME"));
    const language = oneOf("language", values.get("--language") ?? await ask(`Language (${languagesOf(templates).join(", ")})`, "--language"), languagesOf(templates));
    const kind = kindOf(templates, language, values.get("--kind") ?? await askKind(ask, templates, language));
    const title = values.get("--title") ?? titleOf(id);
    const locales = checkedLocales(values.get("--locales"));
    const parent = resolve(values.get("--in") ?? places.labs);
    if (!existsSync(parent) || !statSync(parent).isDirectory()) throw new UsageError(`there is no folder ${parent}`, exitCodes.missing);
    const folder = join(parent, id);
    if (existsSync(folder)) throw new UsageError(`the name is taken: ${relative(process.cwd(), folder)} is there already`, exitCodes.cannotMake);
    writeLab(folder, await fillTemplate(templates, { id, language, kind, title, locales }));
    const path = relative(process.cwd(), folder);
    console.log(`made ${path}: ${language}, ${kind}`);
    console.log(`next: edit text.en.md and lab.json, then ./bengkel check ${parent === places.labs ? id : path} --watch`);
    return 0;
  } finally {
    ask.close();
  }
}

type Ask = ((question: string, missing: string) => Promise<string>) & { readonly close: () => void };

/** Asks whoever sits at a terminal; without one, what is missing is a mistake. */
function asker(): Ask {
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
  const lines = isTerminal ? createInterface({ input: process.stdin, output: process.stdout }) : undefined;
  const ask = async (question: string, missing: string): Promise<string> => {
    if (lines === undefined) throw new UsageError(`new wants ${missing}`);
    return (await lines.question(`${question}: `)).trim();
  };
  return Object.assign(ask, { close: () => lines?.close() });
}

async function askKind(ask: Ask, templates: Templates, language: string): Promise<string> {
  const kinds = Object.keys(templates[language]?.kinds ?? {});
  const [only, other] = kinds;
  return only !== undefined && other === undefined ? only : ask(`Kind (${kinds.join(", ")})`, "--kind");
}

function languagesOf(templates: Templates): readonly string[] {
  return Object.keys(templates);
}

function kindOf(templates: Templates, language: string, kind: string): string {
  const kinds = Object.keys(templates[language]?.kinds ?? {});
  if (kinds.includes(kind)) return kind;
  const others = languagesOf(templates).filter((it) => Object.hasOwn(templates[it]?.kinds ?? {}, kind));
  if (others.length > 0) throw new UsageError(`the kind ${kind} is a template of ${others.join(", ")}, not of ${language}, which has ${kinds.join(", ")}`);
  return oneOf("kind", kind, kinds);
}

function oneOf(what: string, name: string, known: readonly string[]): string {
  if (known.includes(name)) return name;
  throw new UsageError(`there is no ${what} ${name}${nearestHint(name, known) || `; there are ${known.join(", ")}`}`);
}

function checkedId(id: string): string {
  if (idPattern.test(id) && id.length <= longestId) return id;
  throw new UsageError(`a lab's name is lower-case words and digits joined by "-", at most ${longestId} signs, not ${JSON.stringify(id)}`);
}

function checkedLocales(list: string | undefined): readonly string[] {
  const locales = (list ?? "").split(",").map((it) => it.trim()).filter((it) => it !== "" && it !== "en");
  for (const locale of locales) if (!localePattern.test(locale)) throw new UsageError(`${locale} is no locale; ms, zh-Hans, vi and th are`);
  return [...new Set(locales)];
}

/** "parcel-fees" is "Parcel fees". */
function titleOf(id: string): string {
  const text = id.replaceAll("-", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** All of it or nothing. */
function writeLab(folder: string, files: ReadonlyMap<string, string>): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    throw unwritable(folder, error);
  }
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text, { flag: "wx" });
    }
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw unwritable(folder, error);
  }
}
