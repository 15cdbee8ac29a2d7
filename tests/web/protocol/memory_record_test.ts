import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { bytesOf, decodeMemoryRecord, encodeMemoryRecord, heapBlocks, memoryPageBytes } from "../../../web/src/protocol/memory_record.ts";
import { encodeText } from "../../../web/src/protocol/frame.ts";

const page = 65_536;

function words(...numbers: number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(numbers).buffer);
}

function joined(...parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((it) => [...it]));
}

const magic = 0x4d4b4742;
const onePage = joined(words(2), new Uint8Array(memoryPageBytes).fill(7));
const watched = joined(words(0x2000, 4, 1, 3), encodeText("nint"));
const whole = joined(words(magic, 1, page, 500, 1000, 0, 5, 1, 1), encodeText("point"), watched, onePage);

describe("a record of a memory", () => {
  test("is read", () => {
    const read = decodeMemoryRecord(whole);
    assert.ok(read.ok, JSON.stringify(read));
    const { pages, ...rest } = read.value;
    assert.deepEqual(rest, {
      label: "point", memoryBytes: page, stackPointer: 500, heapBase: 1000, isCut: false, watched: [{ name: "n", type: "int", address: 0x2000, size: 4 }],
    });
    assert.deepEqual([...pages.keys()], [2]);
    assert.deepEqual([...bytesOf(read.value, 0x1ffe, 4)], [0, 0, 7, 7]);
    assert.deepEqual([...bytesOf(read.value, 0x2ffe, 4)], [7, 7, 0, 0]);
  });

  const malformed: Readonly<Record<string, Uint8Array>> = {
    "of nothing": new Uint8Array(0),
    "of something else": words(1, 1, page, 0, 0, 0, 0, 0, 0),
    "of another version": words(magic, 2, page, 0, 0, 0, 0, 0, 0),
    "that ends too early": whole.subarray(0, whole.length - 1),
    "with something behind it": joined(whole, new Uint8Array(1)),
    "with a stack outside of the memory": words(magic, 1, page, page + 1, 0, 0, 0, 0, 0),
    "with a heap outside of the memory": words(magic, 1, page, 0, page + 1, 0, 0, 0, 0),
    "with a label without end": words(magic, 1, page, 0, 0, 0, 1_000_000, 0, 0),
    "with too many variables": words(magic, 1, page, 0, 0, 0, 0, 65, 0),
    "with too many pages": words(magic, 1, page, 0, 0, 0, 0, 0, 1025),
    "with a variable outside of the memory": joined(words(magic, 1, page, 0, 0, 0, 0, 1, 0), words(page, 1, 0, 0)),
    "with a page outside of the memory": joined(words(magic, 1, page, 0, 0, 0, 0, 0, 1), words(16), new Uint8Array(memoryPageBytes)),
    "with a page twice": joined(words(magic, 1, page, 0, 0, 0, 0, 0, 2), onePage, onePage),
  };
  for (const [name, bytes] of Object.entries(malformed)) {
    test(`is refused ${name}`, () => {
      const read = decodeMemoryRecord(bytes);
      assert.ok(!read.ok);
      assert.equal(read.problems[0]?.code, "memory.wrong-shape");
    });
  }

  test("is written by the host as it is read, without what is blank", () => {
    const memory = new Uint8Array(2 * page);
    memory[5] = 1;
    memory[2 * page - 1] = 9;
    const read = decodeMemoryRecord(encodeMemoryRecord(memory, 64, 128));
    assert.ok(read.ok, JSON.stringify(read));
    assert.deepEqual([...read.value.pages.keys()], [0, 31]);
    assert.deepEqual(bytesOf(read.value, 0, 2 * page), memory);
  });

  test("is cut where it is large", () => {
    const memory = new Uint8Array(20 * 1024 * 1024).fill(1, 0, 6 * 1024 * 1024);
    const read = decodeMemoryRecord(encodeMemoryRecord(memory, 0, 0));
    assert.ok(read.ok);
    assert.deepEqual([read.value.isCut, read.value.pages.size], [true, 1024]);
  });
});

describe("the heap of a record", () => {
  const heapOf = (...headers: (readonly [at: number, size: number])[]): ReturnType<typeof heapBlocks> => {
    const memory = new Uint8Array(page);
    for (const [at, size] of headers) memory.set(words(size), at + 4);
    const read = decodeMemoryRecord(encodeMemoryRecord(memory, 0, 1000));
    assert.ok(read.ok);
    return heapBlocks(read.value);
  };

  test("is its blocks, up to what was not handed out yet", () => {
    assert.deepEqual(heapOf([1000, 32 | 3], [1032, 48 | 1], [1080, page - 56 - 1080 | 1]), {
      blocks: [
        { address: 1008, size: 28, isUsed: true }, { address: 1040, size: 44, isUsed: false },
        { address: 1088, size: page - 56 - 1080 - 4, isUsed: false },
      ],
      isWhole: true,
    });
  });

  test("ends where its headers were written over", () => {
    for (const bad of [0, 8, 0xfffffff8]) {
      assert.deepEqual(heapOf([1000, 32 | 3], [1032, bad]), { blocks: [{ address: 1008, size: 28, isUsed: true }], isWhole: false });
    }
  });
});
