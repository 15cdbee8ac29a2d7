import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { SeededRandom } from "../../../web/src/sandbox/random.ts";
import { HostEnding, WasiHost, type World } from "../../../web/src/sandbox/wasi_host.ts";
import { errno } from "../../../web/src/sandbox/wasi_abi.ts";
import { encodeText } from "../../../web/src/protocol/frame.ts";

const world: World = {
  files: [{ path: "main.py", bytes: encodeText("print(1)") }], stdin: encodeText("a\nb"), stdinEnded: true,
  clock: 1000, seed: 7n, outputBytes: 100, onOutput: undefined,
};

function host(given: Partial<World> = {}): { call: (name: string, ...args: (number | bigint)[]) => number; memory: WebAssembly.Memory; host: WasiHost } {
  const memory = new WebAssembly.Memory({ initial: 1 });
  const it = new WasiHost({ fixed: { name: "/python", files: [{ path: "lib.zip", bytes: encodeText("library") }] } });
  it.attach(memory);
  assert.equal(it.begin({ ...world, ...given }), true);
  return {
    call: (name, ...args) => {
      const imported = it.imports[name];
      assert.ok(imported, name);
      return imported(...args);
    },
    memory,
    host: it,
  };
}

function put(memory: WebAssembly.Memory, at: number, text: string): [number, number] {
  const bytes = encodeText(text);
  new Uint8Array(memory.buffer).set(bytes, at);
  return [at, bytes.length];
}

function vector(memory: WebAssembly.Memory, at: number, pointer: number, size: number): void {
  const view = new DataView(memory.buffer);
  view.setUint32(at, pointer, true);
  view.setUint32(at + 4, size, true);
}

describe("the WASI host", () => {
  test("survives any arguments at all", () => {
    const random = new SeededRandom(42n);
    const edges = [0, 1, 3, 4, 8, 64, 65_528, 65_535, 65_536, 2 ** 31 - 1, -(2 ** 31), -1, -8];
    const { host: it, memory } = host();
    const view = new Uint32Array(memory.buffer);
    let calls = 0;
    for (let round = 0; round < 400; round += 1) {
      it.begin({ ...world, files: [...world.files, { path: "d/e", bytes: encodeText("x") }] });
      for (let index = 0; index < 200; index += 1) view[random.word() % view.length] = edges[random.word() % edges.length] ?? 0;
      put(memory, 3, "d/e");
      for (const [name, call] of Object.entries(it.imports)) {
        const number = (): number => (random.word() % 3 === 0 ? random.word() % 8 : edges[random.word() % edges.length] ?? 0);
        const args = Array.from({ length: 9 }, () => number());
        const wide: readonly number[] = ({
          clock_time_get: [1], fd_allocate: [1, 2], fd_filestat_set_size: [1], fd_pread: [3], fd_pwrite: [3], fd_readdir: [3],
          fd_seek: [1], path_open: [5, 6],
        } as Record<string, number[]>)[name] ?? [];
        calls += 1;
        try {
          const answer = call(...args.map((arg, at) => (wide.includes(at) ? BigInt(arg) : arg)));
          assert.equal(typeof answer, "number", name);
        } catch (error) {
          assert.ok(error instanceof HostEnding, `${name}(${args.join(", ")}): ${String(error)}`);
          it.begin(world);
        }
      }
    }
    assert.ok(calls > 10_000);
  });

  test("gives nothing outside of the two folders", () => {
    const { call, memory } = host();
    for (const path of ["/etc/passwd", "../x", "a/../../x", "..", "main.py/../..", "d/\0"]) {
      const answer = call("path_open", 3, 0, ...put(memory, 100, path), 0, 2n, 0n, 0, 8);
      assert.notEqual(answer, errno.success, path);
    }
    assert.equal(call("path_open", 3, 0, ...put(memory, 100, "./main.py"), 0, 2n, 0n, 0, 8), errno.success);
    assert.equal(call("path_open", 4, 0, ...put(memory, 100, "lib.zip"), 0, 2n, 0n, 0, 8), errno.success);
    assert.equal(call("path_open", 4, 0, ...put(memory, 100, "new"), 1, 2n, 0n, 0, 8), errno.rofs);
    assert.equal(call("path_unlink_file", 4, ...put(memory, 100, "lib.zip")), errno.rofs);
  });

  test("bounds descriptors, files and bytes", () => {
    const { call, memory } = host();
    const path = put(memory, 100, "main.py");
    let opened = 0;
    while (call("path_open", 3, 0, ...path, 0, 2n, 0n, 0, 8) === errno.success) opened += 1;
    assert.equal(opened, 123);
    call("fd_close", 5);
    let made = 0;
    while (call("path_create_directory", 3, ...put(memory, 100, `d${made}`)) === errno.success) made += 1;
    assert.equal(made, 1024);
    assert.equal(call("path_open", 3, 0, ...path, 0, 64n, 0n, 0, 8), errno.noent);
    assert.equal(call("path_open", 3, 0, ...put(memory, 100, "main.py"), 0, 64n, 0n, 0, 8), errno.success);
    assert.equal(call("fd_filestat_set_size", 5, 1n << 40n), errno.nospc);
    assert.equal(call("fd_allocate", 5, 0n, 1n << 62n), errno.nospc);
    assert.equal(call("fd_filestat_set_size", 5, 17n << 20n), errno.nospc);
    assert.equal(call("fd_filestat_set_size", 5, 16n << 20n), errno.success);
    assert.equal(call("fd_filestat_set_size", 5, (16n << 20n) + 9n), errno.nospc);
  });

  test("gives the bytes of a removed file back only when it is closed", () => {
    const { call, memory } = host();
    const create = (name: string): number => call("path_open", 3, 0, ...put(memory, 100, name), 1, 64n, 0n, 0, 8);
    assert.equal(create("a"), errno.success);
    assert.equal(call("fd_filestat_set_size", 5, 16n << 20n), errno.success);
    assert.equal(call("path_unlink_file", 3, ...put(memory, 100, "a")), errno.success);
    assert.equal(create("b"), errno.success);
    assert.equal(call("fd_filestat_set_size", 6, 1024n), errno.nospc);
    assert.equal(call("fd_close", 5), errno.success);
    assert.equal(call("fd_filestat_set_size", 6, 1024n), errno.success);
  });

  test("reads input line by line, then ends it or asks for more", () => {
    const events: string[] = [];
    const { call, memory } = host({ stdinEnded: false, onOutput: (kind, bytes) => events.push(`${kind} ${new TextDecoder().decode(bytes)}`) });
    vector(memory, 16, 1000, 100);
    assert.equal(call("fd_read", 0, 16, 1, 8), errno.success);
    assert.equal(new DataView(memory.buffer).getUint32(8, true), 2);
    assert.equal(call("fd_read", 0, 16, 1, 8), errno.success);
    assert.throws(() => call("fd_read", 0, 16, 1, 8), HostEnding);
    assert.throws(() => call("sched_yield"), HostEnding);
    assert.deepEqual(events, ["input a\n", "input b"]);
  });

  test("keeps the first bytes of too much output", () => {
    const { call, memory, host: it } = host();
    vector(memory, 16, 1000, 60);
    assert.equal(call("fd_write", 1, 16, 1, 8), errno.success);
    assert.throws(() => call("fd_write", 2, 16, 1, 8), HostEnding);
    assert.equal(it.stdout().length, 60);
    assert.equal(it.stderr().length, 40);
  });

  test("has a clock that moves only when it is asked or slept on", () => {
    const { call, memory } = host();
    const view = new DataView(memory.buffer);
    call("clock_time_get", 0, 0n, 8);
    assert.equal(view.getBigUint64(8, true), 1_000_001_000n);
    call("clock_time_get", 1, 0n, 8);
    assert.equal(view.getBigUint64(8, true), 2_000n);
    view.setUint8(200 + 8, 0);
    view.setUint32(200 + 16, 1, true);
    view.setBigUint64(200 + 24, 5_000_000_000n, true);
    assert.equal(call("poll_oneoff", 200, 300, 1, 8), errno.success);
    assert.equal(view.getUint32(8, true), 1);
    call("clock_time_get", 1, 0n, 8);
    assert.equal(view.getBigUint64(8, true), 5_000_003_000n);
  });
});

test("randomness is xoshiro128**, seeded by splitmix64", () => {
  // splitmix64 of seed 0 begins e220a8397b1dcdaf, 6e789e6aa1b965f4.
  const [a, b, c, d] = [0x7b1dcdaf, 0xe220a839, 0xa1b965f4, 0x6e789e6a];
  const rotate = (word: number, by: number): number => ((word << by) | (word >>> (32 - by))) >>> 0;
  assert.equal(new SeededRandom(0n).word(), Math.imul(rotate(Math.imul(b, 5) >>> 0, 7), 9) >>> 0);
  const second = ((b ^ a ^ c) >>> 0);
  const random = new SeededRandom(0n);
  random.word();
  assert.equal(random.word(), Math.imul(rotate(Math.imul(second, 5) >>> 0, 7), 9) >>> 0);
  assert.ok(d > 0);
  assert.deepEqual(new SeededRandom(1n).bytes(7), new SeededRandom(1n << 64n | 1n).bytes(7));
});
