import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, test } from "node:test";
import { readLines } from "../../../web/cli/verify/read_lines.ts";

async function* inParts(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function linesOf(text: string, size: number, longest = 1000): Promise<string[]> {
  const found: string[] = [];
  for await (const { bytes, isTooLong, sha256 } of readLines(inParts(text, size), longest)) {
    if (!isTooLong) assert.equal(sha256, createHash("sha256").update(bytes).digest("hex"));
    found.push(isTooLong ? `too long ${sha256.slice(0, 8)}` : bytes.toString());
  }
  return found;
}

describe("lines", () => {
  test("are the same however the stream was cut", async () => {
    for (const size of [1, 2, 3, 7, 100]) {
      assert.deepEqual(await linesOf("a\n\nไทย\r\nlast", size), ["a", "", "ไทย", "last"]);
      assert.deepEqual(await linesOf("a\n", size), ["a"]);
      assert.deepEqual(await linesOf("", size), []);
    }
  });

  test("that are too long are passed over and named by their hash", async () => {
    const long = "x".repeat(50);
    const sha256 = createHash("sha256").update(long).digest("hex").slice(0, 8);
    for (const size of [1, 10, 49, 50, 51, 200]) assert.deepEqual(await linesOf(`a\n${long}\nb\n`, size, 20), ["a", `too long ${sha256}`, "b"]);
    assert.deepEqual(await linesOf("x".repeat(20), 6, 20), ["x".repeat(20)]);
  });
});
