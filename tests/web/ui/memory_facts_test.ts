import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decodeMemoryRecord, encodeMemoryRecord, heapBlocks, stackBytes, type MemoryRecord } from "../../../web/src/protocol/memory_record.ts";
import { smallMemory } from "../../../web/src/gallery/made_memory.ts";
import { heapUse, hexLines, stackDeepest, valueOf } from "../../../web/src/ui/memory_facts.ts";

function recordOf(write: (view: DataView) => void, stackPointer = stackBytes - 64): MemoryRecord {
  const memory = new Uint8Array(stackBytes + 65_536);
  write(new DataView(memory.buffer));
  const decoded = decodeMemoryRecord(encodeMemoryRecord(memory, stackPointer, stackBytes + 1024));
  assert.ok(decoded.ok);
  return decoded.value;
}

describe("how deep the stack went", () => {
  test("is the lowest byte that was written", () => assert.equal(stackDeepest(recordOf((view) => view.setUint8(777_777, 1))), 777_777));
  test("is not below what is in use", () => assert.equal(stackDeepest(recordOf((view) => view.setUint8(stackBytes - 8, 1))), stackBytes - 64));
  test("of a stack without a trace is where it stands", () => assert.equal(stackDeepest(recordOf(() => undefined)), stackBytes - 64));
});

describe("a variable of a plain type", () => {
  const at = stackBytes + 16;
  const held = (type: string, size: number, write: (view: DataView) => void): string | undefined => valueOf(recordOf(write), type, at, size);

  test("is written as its type says", () => {
    assert.equal(held("int", 4, (view) => view.setInt32(at, -7, true)), "-7");
    assert.equal(held("unsigned int", 4, (view) => view.setInt32(at, -1, true)), "4294967295");
    assert.equal(held("const long long", 8, (view) => view.setBigInt64(at, -5n, true)), "-5");
    assert.equal(held("double", 8, (view) => view.setFloat64(at, 0.1, true)), "0.1");
    assert.equal(held("bool", 1, (view) => view.setUint8(at, 1)), "true");
    assert.equal(held("char", 1, (view) => view.setUint8(at, 65)), "'A'");
    assert.equal(held("char", 1, (view) => view.setUint8(at, 200)), "200");
    assert.equal(held("Node *", 4, (view) => view.setUint32(at, 0x10_2030, true)), "0x102030");
    assert.equal(held("int[3]", 12, (view) => view.setInt32(at + 4, 9, true)), "{0, 9, 0}");
    assert.equal(held("int[20]", 80, () => undefined), `{${"0, ".repeat(8)}…}`);
  });

  test("is not guessed at", () => {
    assert.equal(held("Node", 8, () => undefined), undefined);
    assert.equal(held("int", 8, () => undefined), undefined);
    assert.equal(valueOf({ ...recordOf(() => undefined), isCut: true }, "int", at, 4), undefined);
  });
});

test("bytes are written with their address and letters", () => {
  const record = recordOf((view) => [...new TextEncoder().encode("Selamat pagi, Kuching")].forEach((byte, index) => view.setUint8(0x100400 + index, byte)));
  assert.deepEqual(hexLines(record, 0x100400, 18), [
    "0x100400  53 65 6c 61 6d 61 74 20 70 61 67 69 2c 20 4b 75  Selamat pagi, Ku",
    `0x100410  ${"63 68".padEnd(47)}  ch`,
  ]);
});

test("the gallery's memory is one that a program could have", () => {
  for (const look of smallMemory().looks) {
    const { blocks, isWhole } = heapBlocks(look);
    assert.ok(isWhole);
    assert.deepEqual(heapUse(blocks).used, 5);
    assert.deepEqual(look.watched.map(({ name, type, address, size }) => [name, valueOf(look, type, address, size)?.slice(0, 4)]), [
      ["scores", undefined], ["first", "0x10"], ["average", look.label === "" ? "33" : "22"], ["orders", "{7, "],
    ]);
  }
});
