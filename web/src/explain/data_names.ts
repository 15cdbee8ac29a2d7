// What the data of a lab name, as far as it can be told at a glance: a table for each file, the columns of its first line, and the
// words of SQL that makes them.

import { codeWords } from "./code_words.ts";

/** Of one file; longer is not looked at. */
const longest = 20_000;

export function dataNames(data: readonly { readonly path: string; readonly bytes: Uint8Array }[]): string[] {
  return [...new Set(data.flatMap(({ path, bytes }) => {
    const text = new TextDecoder().decode(bytes.subarray(0, longest));
    if (path.endsWith(".sql")) return codeWords(text, "sql");
    if (!path.endsWith(".csv")) return [];
    const [header = ""] = text.split(/\r?\n/, 1);
    return [path.replace(/^.*\/|\.csv$/g, ""), ...header.split(",").map((name) => name.replaceAll('"', "").trim())];
  }))];
}
