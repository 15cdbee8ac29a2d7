import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Guest } from "../../../web/src/sandbox/guest.ts";
import { MemoryImage, type Snapshot } from "../../../web/src/sandbox/snapshot.ts";
import { WrittenPages } from "../../../web/src/sandbox/written_pages.ts";
import { guestParts, missingGuest, observed, runFrame, type ProgramRun } from "../support/runs.ts";

const page = 4096;
const imagePages = 160;
const block = 16 * page;
const marks = block + page;

/** An image in which no page is like another, and a memory that was written all over, but for the block. */
function written(): { image: Uint8Array; memory: Uint8Array; pages: WrittenPages } {
  const image = Uint8Array.from({ length: imagePages * page }, (_, at) => (at % 251) ^ Math.floor(at / page));
  image.fill(0, block, marks + 64 * page);
  const memory = image.map((byte, at) => (at < block || at >= marks + 64 * page ? byte ^ 0xff : byte));
  return { image, memory, pages: new WrittenPages(new MemoryImage(image), block) };
}

function changed(image: Uint8Array, memory: Uint8Array): number[] {
  return Array.from({ length: imagePages }, (_, at) => at)
    .filter((at) => Buffer.compare(image.subarray(at * page, (at + 1) * page), memory.subarray(at * page, (at + 1) * page)) !== 0);
}

describe("written pages", () => {
  test("puts a marked page back and the one behind it, and no others", () => {
    const { image, memory, pages } = written();
    const before = changed(image, memory);
    for (const at of [2, 3, 9, 120, imagePages - 1]) memory[marks + at] = 1;
    pages.putBack(memory);
    assert.deepEqual(changed(image, memory), before.filter((at) => ![2, 3, 4, 9, 10, 120, 121, imagePages - 1].includes(at)));
  });

  test("begins anew after each time", () => {
    const { image, memory, pages } = written();
    memory[marks + 2] = 1;
    pages.reach(5 * page, 1);
    pages.putBack(memory);
    const before = changed(image, memory);
    memory[7] = 1;
    pages.putBack(memory);
    assert.deepEqual(changed(image, memory), [0, ...before].filter((at, index, all) => all.indexOf(at) === index));
  });

  test("counts what the host reached", () => {
    const { image, memory, pages } = written();
    const before = changed(image, memory);
    pages.reach(5 * page - 1, 2);
    pages.reach(130 * page, 0);
    pages.putBack(memory);
    assert.deepEqual(changed(image, memory), before.filter((at) => ![4, 5, 6].includes(at)));
  });

  for (const [how, tamper] of [
    ["the guest", (memory: Uint8Array) => { memory[marks + marks / page] = 1; }],
    ["the host, for the guest,", (_memory: Uint8Array, pages: WrittenPages) => pages.reach(marks + 2, 1)],
  ] as const) {
    test(`puts everything back where ${how} wrote to the marks`, () => {
      const { image, memory, pages } = written();
      tamper(memory, pages);
      pages.putBack(memory);
      assert.deepEqual(changed(image, memory), []);
    });
  }
});

/** What reaches far into the interpreter. */
const programs: Readonly<Record<string, ProgramRun>> = {
  "a call": { source: "def f(n):\n    return n", function: "f", args: [{ is: "int", value: 7n }] },
  "many objects": { source: "kept = [str(n) * 3 for n in range(20000)]\nprint(len({k: v for v, k in enumerate(kept)}))" },
  "more memory than is spare": { source: "kept = bytearray(8_000_000)\nkept[::4096] = b'x' * len(kept[::4096])" },
  "modules that are not there yet": { source: "import argparse, unittest, sqlite3, zlib, difflib\nprint(zlib.crc32(b'x'))" },
  "modules made other than they were": { source: "import json, math, builtins\njson.dumps = math.pi\nbuiltins.len = None\nmath.tau = 3" },
  files: { source: "open('a.txt', 'w').write('x' * 100000)\nprint(len(open('a.txt').read()), open('in.txt').read())", files: { "in.txt": "seen" } },
  input: { source: "print(input(), input())", stdin: "one\ntwo\n" },
  numbers: { source: "from decimal import Decimal, getcontext\ngetcontext().prec = 200\nprint(2 ** 5000 % 977, Decimal(2).sqrt(), 1.5 ** 70)" },
  names: { source: "import unicodedata, re\nprint(unicodedata.name('ộ'), re.sub(r'(a+)+b', 'x', 'a' * 30 + 'b'))" },
  exceptions: { source: "def f(n):\n    return f(n + 1)\nf(0)" },
  "an exit": { source: "import sys, atexit\natexit.register(print, 'left')\nsys.exit(3)" },
  "no fuel": { source: "while True:\n    pass", fuel: 5_000_000 },
};

describe("a Python guest", { skip: missingGuest("python") }, () => {
  for (const [name, run] of Object.entries(programs)) {
    test(`is all as it was after ${name}`, () => {
      const { module, library } = guestParts("python");
      const guest = Guest.prepare(module, library);
      const inside = guest as unknown as { exports: { memory: WebAssembly.Memory; written: number | undefined }; snapshot: Snapshot; restore(): void };
      assert.notEqual(inside.exports.written, undefined);
      const first = guest.run(runFrame(run));
      assert.notEqual(observed(first).ending, "refused");
      inside.restore();
      assert.equal(Buffer.compare(new Uint8Array(inside.exports.memory.buffer), inside.snapshot.memory), 0);
      assert.deepEqual(guest.run(runFrame(run)), first);
    });
  }
});
