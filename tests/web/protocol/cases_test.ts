// Decodes and re-encodes the files of tests/cases/protocol, as the C++ tests do.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { fromHex, toHex } from "../../../web/src/base/hex.ts";
import { decodeFrame, encodeFrame, type FrameKind } from "../../../web/src/protocol/frame.ts";
import { decodeEntries, decodeValue, encodeValue, int, record, text, ValueReader, type Value } from "../../../web/src/protocol/value.ts";

interface Refusal {
  readonly problem: string;
  readonly offset: number;
}
interface FrameCase extends Partial<Refusal> {
  readonly bytes: string | string[];
  readonly kind?: number;
  readonly json?: string;
  readonly blobs?: (string | string[])[];
}
interface ValueCase extends Partial<Refusal> {
  readonly bytes: string | string[];
  readonly value?: Spelled;
}
type Spelled = readonly [string, ...unknown[]];

const folder = "tests/cases/protocol";
const files = readdirSync(folder).filter((file) => file.endsWith(".json")).sort();
assert.notEqual(files.length, 0, "no cases found");

function bytesOf(hex: string | string[]): Uint8Array {
  const bytes = fromHex(Array.isArray(hex) ? hex.join("") : hex);
  assert.ok(bytes, "the case's bytes are not hexadecimal");
  return bytes;
}

function float(bits: string): number {
  return new DataView(bytesOf(bits).slice().buffer).getFloat64(0);
}

function read([kind, first, second, third]: Spelled): Value {
  const items = (list: unknown): Value[] => (list as Spelled[]).map(read);
  switch (kind) {
    case "null": return { is: "null" };
    case "true": return { is: "bool", value: true };
    case "false": return { is: "bool", value: false };
    case "int": return { is: "int", value: BigInt(first as string) };
    case "float": return { is: "float", value: float(first as string) };
    case "text": return { is: "text", value: first as string };
    case "bytes": return { is: "bytes", value: bytesOf(first as string | string[]) };
    case "list": case "tuple": case "set": return { is: kind, items: items(first) };
    case "map": return { is: "map", entries: (first as [Spelled, Spelled][]).map(([key, value]) => [read(key), read(value)]) };
    case "table": return { is: "table", columns: first as string[], rows: (second as Spelled[][]).map((row) => row.map(read)) };
    case "opaque": return { is: "opaque", type: first as string, text: second as string };
    case "exception": {
      const frames = (third as [string, number, number, number, number, string, string][]).map(
        ([file, line, column, endLine, endColumn, name, source]) =>
          ({ file, line, column, endLine, endColumn, function: name, source }),
      );
      return { is: "exception", exception: { type: first as string, message: second as string, frames } };
    }
    default: throw new Error(`a value is spelled "${kind}"`);
  }
}

function refuses(it: Refusal, outcome: ReturnType<typeof decodeFrame> | ReturnType<typeof decodeValue>): void {
  assert.equal(outcome.ok, false);
  if (outcome.ok) return;
  assert.deepEqual(
    outcome.problems.map((problem) => [problem.code, problem.place.offset]), [[it.problem, it.offset]],
  );
}

for (const file of files) {
  test(file, () => {
    const it = JSON.parse(readFileSync(`${folder}/${file}`, "utf8")) as FrameCase & ValueCase;
    const bytes = bytesOf(it.bytes);
    const refusal = it.problem === undefined ? undefined : { problem: it.problem, offset: it.offset ?? 0 };
    if (file.endsWith(".frame.json")) {
      const frame = decodeFrame(bytes);
      if (refusal !== undefined) return refuses(refusal, frame);
      assert.ok(frame.ok);
      assert.deepEqual(
        { kind: frame.value.kind, json: frame.value.json, blobs: frame.value.blobs.map(toHex) },
        { kind: it.kind, json: it.json, blobs: (it.blobs ?? []).map((blob) => (Array.isArray(blob) ? blob.join("") : blob)) },
      );
      const blobs = (it.blobs ?? []).map(bytesOf);
      assert.deepEqual(encodeFrame({ kind: it.kind as FrameKind, json: it.json ?? "", blobs }), bytes);
    } else {
      assert.ok(file.endsWith(".value.json"), "a case is a frame or a value");
      const value = decodeValue(bytes);
      if (refusal !== undefined) return refuses(refusal, value);
      assert.ok(value.ok);
      if (it.value !== undefined) assert.deepEqual(value.value, read(it.value));
      assert.deepEqual(encodeValue(value.value), bytes);
      const reader = new ValueReader(bytes);
      reader.skip(1);
      assert.equal(reader.at, bytes.length);
    }
  });
}

test("the entries of a map are found without being read", () => {
  const entries = decodeEntries(encodeValue(record({ ending: text("finished"), value: { is: "list", items: [int(1), text("x")] } })));
  assert.ok(entries.ok);
  assert.deepEqual([...entries.value].map(([key, bytes]) => [key, decodeValue(bytes)]), [
    ["ending", { ok: true, value: text("finished") }], ["value", { ok: true, value: { is: "list", items: [int(1), text("x")] } }],
  ]);
});

test("what is gone past is never longer than there is, nor deeper than a value may be", () => {
  const refused = (bytes: readonly number[]): string => {
    const entries = decodeEntries(Uint8Array.from(bytes));
    return entries.ok ? "" : entries.problems[0]?.code ?? "";
  };
  const key = [...encodeValue(text("k"))];
  assert.equal(refused([10, 1, ...key, 5, 200, 1]), "value.truncated");
  assert.equal(refused([10, 1, ...key, 7, 255, 255, 255, 255, 15]), "value.truncated");
  assert.equal(refused([10, 1, ...key, ...Array.from({ length: 70 }, () => [7, 1]).flat(), 0]), "value.too-deep");
  assert.equal(refused([10, 1, ...key, 14]), "value.unknown-tag");
  assert.equal(refused([10, 1, 0, 0]), "value.wrong-type");
  assert.equal(refused([7, 0]), "value.wrong-type");
  assert.equal(refused([10, 0, 0]), "value.trailing-bytes");
});
