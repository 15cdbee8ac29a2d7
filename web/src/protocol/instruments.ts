// instruments.json: shell.wasm, and the fonts by the letters that they have. Read when the first instrument is opened.

import type { Result } from "../base/result.ts";
import { asset, type Asset } from "./messages.ts";
import { decode } from "./read_json.ts";

export interface FontFile {
  readonly family: "sans" | "mono";
  /** Fetched with the shell; others when a letter of theirs is to be drawn. */
  readonly isBasic: boolean;
  /** Code points, from and to, both included. */
  readonly ranges: readonly (readonly [number, number])[];
  readonly asset: Asset;
}

export interface Instruments {
  readonly shell: Asset;
  readonly fonts: readonly FontFile[];
}

export function decodeInstruments(text: string): Result<Instruments> {
  return decode("instruments.json", text, (it) => ({
    shell: asset(it.at("shell")),
    fonts: it.at("fonts").list((font) => ({
      family: font.at("family").oneOf("sans", "mono"),
      isBasic: font.at("isBasic").bool(),
      ranges: font.at("ranges").list((range) => {
        const [from = 0, to = 0] = range.list((end) => end.count());
        return [from, to] as const;
      }),
      asset: asset(font.at("asset")),
    })),
  }));
}
