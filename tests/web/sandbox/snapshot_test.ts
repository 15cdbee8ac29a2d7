import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { MemoryImage } from "../../../web/src/sandbox/snapshot.ts";

describe("a memory image", () => {
  const sizes = [0, 1, 4095, 4096, 65_535, 65_536, 65_537, 300_000];
  const filled = (size: number, isZero: (at: number) => boolean): Uint8Array => Uint8Array.from({ length: size }, (_, at) => (isZero(at) ? 0 : 1 + (at % 255)));
  const patterns: Readonly<Record<string, (at: number) => boolean>> = {
    "all zero": () => true,
    "no zero": () => false,
    "zeros first": (at) => at < 200_000,
    "zeros last": (at) => at >= 100_001,
    "zeros between": (at) => at > 65_536 && at < 200_000,
    "short zeros": (at) => at % 20_000 < 9000,
    "one byte in zeros": (at) => at !== 150_000,
  };
  for (const [name, isZero] of Object.entries(patterns)) {
    test(`is put back whole, whatever was there: ${name}`, () => {
      for (const size of sizes) {
        const bytes = filled(size, isZero);
        const memory = new Uint8Array(size + 10).fill(7);
        new MemoryImage(bytes.slice()).putInto(memory);
        assert.deepEqual(memory.subarray(0, size), bytes, `${size} bytes`);
        assert.deepEqual([...memory.subarray(size)], Array.from({ length: 10 }, () => 7));
      }
    });
  }
});
