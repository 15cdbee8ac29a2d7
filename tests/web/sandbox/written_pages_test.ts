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
  test("puts a marked page back and the front of the one behind it, and no others", () => {
    const { image, memory, pages } = written();
    const before = changed(image, memory);
    for (const at of [2, 3, 9, 120, imagePages - 1]) memory[marks + at] = 1;
    pages.putBack(memory);
    assert.deepEqual(changed(image, memory), before.filter((at) => ![2, 3, 9, 120, imagePages - 1].includes(at)));
    for (const at of [4, 10, 121]) {
      const same = Array.from({ length: page }, (_, byte) => byte).filter((byte) => image[at * page + byte] === memory[at * page + byte]);
      assert.deepEqual(same, Array.from({ length: 256 }, (_, byte) => byte));
    }
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
    assert.deepEqual(changed(image, memory), before.filter((at) => ![4, 5].includes(at)));
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

describe("a layer", () => {
  /** A memory of the image in which some pages were written, taken as a layer. */
  function layered(...pages: number[]) {
    const { image, memory, pages: it } = written();
    it.putAll(memory);
    const write = (at: number, value: number): void => {
      memory[at * page] = value;
      memory[marks + at] = 1;
    };
    for (const at of pages) write(at, 0xee);
    return { image, memory, it, write, layer: it.takeLayer(memory, 1 << 20) };
  }
  const valuesAt = (memory: Uint8Array, ...pages: number[]): number[] => pages.map((at) => memory[at * page] ?? -1);

  test("is put back over the image, again and again", () => {
    const { image, memory, it, write, layer } = layered(3, 9);
    for (let round = 0; round < 3; round += 1) {
      for (const at of [3, 40]) write(at, 0xdd);
      it.putBack(memory, layer);
      assert.deepEqual(changed(image, memory), [3, 9]);
      assert.deepEqual(valuesAt(memory, 3, 9), [0xee, 0xee]);
    }
  });

  test("is put back where a mark reaches into it from the page in front", () => {
    const { image, memory, it, write, layer } = layered(9);
    write(8, 0xdd);
    memory.fill(0xdd, 9 * page, 9 * page + 256);
    it.putBack(memory, layer);
    assert.deepEqual(changed(image, memory), [9]);
    assert.deepEqual([...memory.subarray(9 * page, 9 * page + 256)], [0xee, ...image.subarray(9 * page + 1, 9 * page + 256)]);
  });

  test("gives way to the image, and comes back", () => {
    const { image, memory, it, layer } = layered(3, 9, imagePages - 1);
    it.putBack(memory);
    assert.deepEqual(changed(image, memory), []);
    it.putBack(memory, layer);
    assert.deepEqual(changed(image, memory), [3, 9, imagePages - 1]);
  });

  test("gives way to another", () => {
    const { image, memory, it, write, layer } = layered(3, 9);
    it.putBack(memory);
    for (const at of [9, 12]) write(at, 0xcc);
    const other = it.takeLayer(memory, 1 << 20);
    for (const [wanted, pages, value] of [[layer, [3, 9], 0xee], [other, [9, 12], 0xcc], [layer, [3, 9], 0xee]] as const) {
      it.putBack(memory, wanted);
      assert.deepEqual(changed(image, memory), pages);
      assert.deepEqual(valuesAt(memory, ...pages), pages.map(() => value));
    }
  });

  test("is put back whole where the marks were written to, and into a new memory", () => {
    const { image, memory, it, layer } = layered(3, 9);
    memory.fill(0x77, 20 * page * 5);
    memory[marks + marks / page] = 1;
    it.putBack(memory, layer);
    assert.deepEqual(changed(image, memory), [3, 9]);
    const another = new Uint8Array(memory.length);
    it.putAll(another, layer);
    assert.deepEqual(another, memory);
  });

  test("is not taken where it is too large, where the marks were written to, nor over another", () => {
    const { memory, it, write } = layered(3);
    for (const at of [4, 6]) write(at, 1);
    assert.equal(it.takeLayer(memory, 1 << 20), undefined);
    it.putBack(memory);
    for (const at of [4, 6]) write(at, 1);
    assert.equal(it.takeLayer(memory, 2 * page - 1), undefined);
    memory[marks + marks / page] = 1;
    assert.equal(it.takeLayer(memory, 1 << 20), undefined);
  });
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

/** Memory and counters at the end of a run; the marks are the host's affair. */
function endOf(guest: Guest): { memory: Uint8Array; globals: (bigint | number)[] } {
  const { exports } = guest as unknown as { exports: { memory: WebAssembly.Memory; written: number; globals: readonly WebAssembly.Global[] } };
  const memory = new Uint8Array(exports.memory.buffer).slice();
  WrittenPages.forget(memory, exports.written);
  return { memory, globals: exports.globals.map((global) => global.value as bigint | number) };
}

describe("a program that a Python guest has compiled before", { skip: missingGuest("python") }, () => {
  const { module, library } = missingGuest("python") === false ? guestParts("python") : { module: undefined, library: null };
  const snapshot = module === undefined ? undefined : Guest.prepare(module, library).encodedSnapshot();
  const newGuest = (): Guest => {
    assert.ok(module !== undefined && snapshot !== undefined);
    return Guest.fromSnapshot(module, library, snapshot);
  };
  const compiledBefore = (guest: Guest): number => (guest as unknown as { compiled: { entries: readonly unknown[] } }).compiled.entries.length;

  const more: Readonly<Record<string, ProgramRun>> = {
    ...programs,
    nothing: { source: "" },
    steps: { source: "total = 0\nfor n in range(3):\n    total += n", kind: "trace", kwargs: { steps: { is: "int", value: 100n }, fuel: { is: "int", value: 100_000_000n } } },
    "lines that cost": { source: "for n in range(30):\n    str(n)", kind: "profile", kwargs: { fuel: { is: "int", value: 100_000_000n } } },
    "a function that is missing": { source: "def g():\n    pass", function: "f", args: [] },
    "an import of itself": { source: "import main\ndef f():\n    return main.__name__, main.__file__, main.__spec__.name", function: "f", args: [] },
    "words in many scripts": { source: "harga_ซื้อ = 'ราคา 价格'\nprint(harga_ซื้อ)" },
  };
  for (const [name, run] of Object.entries(more)) {
    test(`leaves the same behind: ${name}`, () => {
      const guest = newGuest();
      const first = guest.run(runFrame(run));
      const end = endOf(guest);
      assert.equal(compiledBefore(guest), 1);
      assert.deepEqual(guest.run(runFrame(run)), first);
      assert.deepEqual(endOf(guest), end);
    });
  }

  test("is compiled anew where that is told, fails, or takes more than there is", () => {
    const guest = newGuest();
    for (const [run, word] of [
      [{ source: "x = 1\nprint(x is 1)" }, "SyntaxWarning"],
      [{ source: "def f(:\n    pass" }, "SyntaxError"],
      [{ source: "x = 1\nprint(x)", fuel: 300_000 }, "out-of-fuel"],
    ] as const) {
      const first = guest.run(runFrame(run));
      assert.ok([observed(first).err, observed(first).ending].some((it) => it.includes(word)), word);
      assert.deepEqual(guest.run(runFrame(run)), first);
    }
  });

  test("gives a run that has less fuel than compiling took no more than that", () => {
    const guest = newGuest();
    const source = "kept = [" + "1 + 2, ".repeat(2000) + "]";
    const ample = observed(guest.run(runFrame({ source })));
    assert.equal(ample.ending, "returned");
    for (const fuel of [1_000, 300_000, (ample.fuel ?? 0) - 1, ample.fuel ?? 0]) {
      const again = guest.run(runFrame({ source, fuel }));
      assert.deepEqual(again, newGuest().run(runFrame({ source, fuel })));
      assert.equal(observed(again).ending, fuel === ample.fuel ? "returned" : "out-of-fuel");
    }
  });

  test("is told from others, as many as there are", () => {
    const guest = newGuest();
    for (let round = 0; round < 2; round += 1) {
      for (let index = 0; index < 7; index += 1) {
        assert.equal(observed(guest.run(runFrame({ source: `print(${index} * 11)` }))).out, `${index * 11}\n`);
      }
    }
    assert.equal(compiledBefore(guest), 7);
    for (let index = 0; index < 40; index += 1) {
      const source = `kept = [${Array.from({ length: 3000 }, (_, at) => at + index * 3000).join(", ")}]`;
      assert.equal(observed(guest.run(runFrame({ source }))).ending, "returned");
    }
    assert.ok(compiledBefore(guest) < 40);
  });

  test("is told from one of the same text in another file", () => {
    const guest = newGuest();
    const source = "import sys\nprint(sys._getframe().f_code.co_filename)";
    const files = { "other.py": source };
    assert.equal(observed(guest.run(runFrame({ source, files }))).out, "/work/main.py\n");
    assert.equal(observed(guest.run(runFrame({ source, files, file: "other.py" }))).out, "/work/other.py\n");
  });
});
