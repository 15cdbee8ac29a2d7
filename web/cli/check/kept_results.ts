// What was found once stands from one review to the next, as long as it is asked for.

import { encodeText } from "../../src/protocol/frame.ts";
import { sha256 } from "../compress.ts";

export class KeptResults<Result> {
  private kept = new Map<string, Result>();
  private used = new Map<string, Result>();

  async get(key: string, find: () => Promise<{ readonly result: Result; readonly isKept: boolean }>): Promise<Result> {
    const known = this.kept.get(key);
    const { result, isKept } = known === undefined ? await find() : { result: known, isKept: true };
    if (isKept) this.used.set(key, result);
    return result;
  }

  /** Forgets what was not asked for since the last time. */
  turn(): void {
    this.kept = this.used;
    this.used = new Map();
  }
}

export function keyOf(files: readonly { readonly path: string; readonly bytes: Uint8Array }[]): string {
  return sha256(encodeText(files.map(({ path, bytes }) => `${path} ${sha256(bytes)}`).join("\n")));
}
