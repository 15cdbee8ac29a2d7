// The fonts that the shell draws letters with: of Noto, by script, from packages; unpacked, because the shell reads TrueType
// and nothing packed.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import fontverter from "fontverter";
import type { FontFile } from "../src/protocol/instruments.ts";
import { fontPackage } from "./places.ts";

interface Wanted {
  readonly name: string;
  readonly family: FontFile["family"];
  /** Scripts of the package, as its unicode.json names them; undefined: all of them. */
  readonly scripts: readonly string[] | undefined;
  readonly isBasic: boolean;
}

const wanted: readonly Wanted[] = [
  { name: "noto-sans", family: "sans", scripts: ["latin", "vietnamese"], isBasic: true },
  { name: "noto-sans-mono", family: "mono", scripts: ["latin", "vietnamese"], isBasic: true },
  { name: "noto-sans", family: "sans", scripts: ["latin-ext", "cyrillic", "greek"], isBasic: false },
  { name: "noto-sans-thai", family: "sans", scripts: ["thai"], isBasic: false },
  { name: "noto-sans-sc", family: "sans", scripts: undefined, isBasic: false },
];

export interface ReadFont extends Omit<FontFile, "asset"> {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export async function* readFonts(): AsyncGenerator<ReadFont> {
  for (const { name, family, scripts, isBasic } of wanted) {
    const folder = fontPackage(name);
    const ranges = JSON.parse(await readFile(join(folder, "unicode.json"), "utf8")) as Record<string, string>;
    for (const script of scripts ?? Object.keys(ranges)) {
      const range = ranges[script];
      if (range === undefined) throw new Error(`the package of ${name} has no script ${script}`);
      const plain = script.replace(/[[\]]/g, "");
      const packed = await readFile(join(folder, "files", `${name}-${plain}-400-normal.woff2`));
      yield { name: `${name}-${plain}`, family, isBasic, ranges: readRanges(range), bytes: await fontverter.convert(packed, "truetype") };
    }
  }
}

/** "U+0-ff,U+131". */
function readRanges(text: string): [number, number][] {
  return text.split(",").map((range) => {
    const [from = "", to = from] = range.trim().replace(/^U\+/i, "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}
