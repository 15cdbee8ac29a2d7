// Whether what a learner reads gives away the input of a hidden case. The definition itself is shipped, so hidden is no secret: it means
// that the page does not tell before the case has failed, and neither may the text, the hints, the starter or the data.

import { decodeText } from "../../src/protocol/frame.ts";
import type { Json, JsonObject } from "../../src/protocol/read_json.ts";
import type { LabFolder } from "../lab_folder.ts";
import { objectsOf, positionAt, textOf, type Definition } from "./definition.ts";
import { finding, type Finding } from "./finding.ts";

/** Shorter inputs stand in any text by chance. */
const fewestSigns = 12;

interface Shown {
  readonly file: string;
  readonly text: string;
  /** In lab.json: where the text stands. */
  readonly at?: { readonly line: number; readonly column: number };
}

export function reviewLeaks(folder: LabFolder, definition: Definition): Finding[] {
  const shown = shownTexts(folder, definition);
  return objectsOf(definition.json["checks"]).flatMap((check, checkAt) => {
    const cases = objectsOf(check["cases"]);
    const visible = new Set(cases.filter((it) => it["hidden"] !== true).flatMap((it) => inputsOf(folder, it)));
    return cases.flatMap((it, caseAt) => (it["hidden"] !== true ? [] : inputsOf(folder, it).filter((input) => !visible.has(input)).flatMap((input) =>
      shown.flatMap((where) => {
        const offset = where.text.indexOf(input);
        if (offset < 0 || isPartOfMore(where.text, offset, input)) return [];
        const spot = { file: where.file, ...(where.at ?? positionAt(where.text, offset)) };
        const short = input.length > 40 ? `${input.slice(0, 40)}...` : input;
        return [finding("warning", "review.leak", folder, spot,
          `${JSON.stringify(short)} is the input of a hidden case (/checks/${checkAt}/cases/${caseAt})`, "show another example, or do not hide the case")];
      }))));
  });
}

/** What a learner may read before they fail: not the sentences of cases, which are heard after. */
function shownTexts(folder: LabFolder, definition: Definition): Shown[] {
  const files = folder.files
    .filter(({ path }) => /^text\..*\.md$/.test(path) || path.startsWith("starter/") || path.startsWith("data/"))
    .map(({ path, bytes }) => ({ file: path, text: decodeText(bytes) ?? "" }));
  const hints = objectsOf(definition.json["hints"]).flatMap((hint, at) => Object.values(hint).map((text) => ({
    file: "lab.json", text: textOf(text), at: definition.position(["hints", at]),
  })));
  return [...files, ...hints];
}

/** The texts by which a case's input would be known: long ones, and all arguments together. A word or a small number alone says nothing. */
function inputsOf(folder: LabFolder, { args, kwargs, stdin, dataset }: JsonObject): string[] {
  const values = [...(Array.isArray(args) ? (args as readonly Json[]) : []), ...Object.values((kwargs ?? {}) as JsonObject)];
  const together = values.length > 1 ? [values.map((it) => (typeof it === "string" ? JSON.stringify(it) : written(it))).join(", ")] : [];
  const lines = textOf(stdin).split("\n");
  const rows = typeof dataset === "string" ? rowsOf(folder, dataset) : [];
  const long = [...values.map(written), ...lines, ...rows].filter((it) => it.trim().length >= fewestSigns);
  const alone = values.length === 1 && typeof values[0] === "number" ? values.map(written) : lines.length <= 2 ? lines : [];
  return [...new Set([...long, ...together, ...alone.filter((it) => /^-?[0-9.]{4,}$/.test(it))])].map((it) => it.trim());
}

/** A list as any of our languages and a text would write it: with a blank after each comma. */
function written(value: Json): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map((it) => (typeof it === "string" ? JSON.stringify(it) : written(it))).join(", ")}]`;
  return JSON.stringify(value);
}

/** The rows of a dataset that stand in no data of the lab's own. */
function rowsOf(folder: LabFolder, dataset: string): string[] {
  const rows = (prefix: string): string[] => folder.files.filter(({ path }) => path.startsWith(prefix) && path.endsWith(".csv"))
    .flatMap(({ bytes }) => (decodeText(bytes) ?? "").split(/\r?\n/).slice(1));
  const known = new Set(rows("data/"));
  return rows(`datasets/${dataset}/`).filter((row) => !known.has(row));
}

/** "12345" inside "1234567" or a word inside a longer one is something else. */
function isPartOfMore(text: string, offset: number, input: string): boolean {
  const isWord = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}_]/u.test(sign);
  return (isWord(text[offset - 1]) && isWord(input[0])) || (isWord(text[offset + input.length]) && isWord(input.at(-1)));
}
