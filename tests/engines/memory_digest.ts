// The whole of a guest's memory as one hash, taken thousands of times: SHA-256 over the pages that are not as the prepared
// guest has them, each behind its number. With the snapshot's own hash it tells every byte.

import { sha256 } from "./trace_of.ts";

/** Words of four bytes. */
const pageWords = 1024;

export class MemoryDigest {
  private readonly prepared: Int32Array;

  /** `memory` is the prepared guest's; it is copied. */
  constructor(memory: WebAssembly.Memory) {
    this.prepared = new Int32Array(memory.buffer).slice();
  }

  of(memory: WebAssembly.Memory): Promise<string> {
    const words = new Int32Array(memory.buffer);
    const changed = changedPages(words, this.prepared);
    const told = new Int32Array(1 + changed.length * (1 + pageWords));
    told[0] = words.length;
    changed.forEach((start, index) => {
      const at = 1 + index * (1 + pageWords);
      told[at] = start;
      told.set(words.subarray(start, start + pageWords), at + 1);
    });
    return sha256(new Uint8Array(told.buffer));
  }
}

/** Where they start. What lies beyond the prepared memory is all changed. */
function changedPages(words: Int32Array, prepared: Int32Array): number[] {
  const changed: number[] = [];
  let start = 0;
  for (; start < prepared.length; start += pageWords) {
    let at = start;
    const end = start + pageWords;
    while (at < end && words[at] === prepared[at]) at += 1;
    if (at < end) changed.push(start);
  }
  for (; start < words.length; start += pageWords) changed.push(start);
  return changed;
}
