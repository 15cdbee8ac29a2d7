// The compute kernels of tests/bench/kernels: compiled, instantiated, run. Each is C that exports `run(size)`, which answers
// with a checksum.

import { execFile } from "node:child_process";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { places } from "../../../web/cli/places.ts";
import { readBytes } from "../../../web/cli/workshop.ts";
import type { Bytes } from "../../../web/src/protocol/frame.ts";
import { leftOf, mostFuel } from "../../../web/src/sandbox/left.ts";

/** How much each has to do to be busy for some 20 ms. */
const sizes: Readonly<Record<string, number>> = {
  ackermann: 700, bubble: 5, fibonacci: 35, hashing: 1_000_000, indirect: 13_000_000, machine: 1_500_000, matmul: 15,
  nbody: 500_000, queens: 13, quicksort: 6, sha: 55_000, sieve: 70, spectral: 110, tree: 7,
};

const folder = join(places.root, "tests/bench/kernels");
const work = join(places.root, "build/bench/kernels");

export interface Kernel {
  readonly name: string;
  readonly size: number;
}

/** `today`: what clang makes unasked, and bulk memory; `mvp`: the first version of WebAssembly and nothing that came later. */
export type Dialect = "today" | "mvp";

const options: Readonly<Record<Dialect, readonly string[]>> = {
  today: ["-mbulk-memory"],
  // Without its own idea of memset, which is not linked.
  mvp: ["-mcpu=mvp", "-fno-builtin"],
};

export async function kernels(): Promise<Kernel[]> {
  const names = (await readdir(folder)).filter((it) => it.endsWith(".c")).map((it) => it.slice(0, -2)).sort();
  return names.map((name) => {
    const size = sizes[name];
    if (size === undefined) throw new Error(`the kernel ${name} has no size in tests/bench/meter/kernel.ts`);
    return { name, size };
  });
}

export async function compiled(kernel: Kernel, dialect: Dialect): Promise<Bytes> {
  await mkdir(work, { recursive: true });
  const out = join(work, `${kernel.name}.${dialect}.wasm`);
  const object = `${out}.o`;
  const clang = (...args: string[]): Promise<unknown> => promisify(execFile)("clang-19", ["--target=wasm32", ...args]);
  await clang("-O2", ...options[dialect], "-c", join(folder, `${kernel.name}.c`), "-o", object);
  await clang("-nostdlib", "-Wl,--no-entry", "-Wl,-z,stack-size=65536", object, "-o", out);
  return readBytes(out);
}

/** The same module as one that the engine has not seen: it keeps what it compiled by content. */
export function unseen(module: Uint8Array, index: number): Uint8Array {
  return Buffer.concat([module, Buffer.from([0, 2, 1, 0x61 + index])]);
}

export type Turn = () => number;

export function plainTurn(kernel: Kernel, module: Uint8Array): Turn {
  return instantiated(kernel, module).turn;
}

/** In slots: ackermann nests far. */
const depth = 400_000n;

/** Every turn begins with full counters, as every run of a guest does. */
export function meteredTurn(kernel: Kernel, module: Uint8Array): Turn {
  const { turn, exports } = instantiated(kernel, module);
  const left = leftOf(exports);
  if (left === undefined) throw new Error(`${kernel.name} metered does not count`);
  return () => {
    left.fill(mostFuel, depth);
    const result = turn();
    if (left.fuel >= mostFuel) throw new Error(`${kernel.name} metered charged nothing`);
    return result;
  };
}

export function hostMeteredTurn(kernel: Kernel, module: Uint8Array): Turn {
  const full = Number.MAX_SAFE_INTEGER;
  let left = 0;
  const usegas = (amount: number): void => {
    left -= amount;
    if (left < 0) throw new Error("out of gas");
  };
  const { turn } = instantiated(kernel, module, { metering: { usegas } });
  return () => {
    left = full;
    const result = turn();
    if (left === full) throw new Error(`${kernel.name} charged nothing by way of the host`);
    return result;
  };
}

/** The turns as they are, which have to agree every time they are called in step. */
export function agreeing(name: string, turns: readonly Turn[]): Turn[] {
  const results: number[][] = turns.map(() => []);
  return turns.map((turn, index) => () => {
    const mine = results[index] ?? [];
    const result = turn();
    const at = mine.push(result) - 1;
    for (const other of results) {
      if (other.length > at && other[at] !== result) throw new Error(`${name}: one answers ${result}, another ${other[at]}`);
    }
    return result;
  });
}

function instantiated(
  kernel: Kernel, module: Uint8Array, imports: WebAssembly.Imports = {},
): { turn: Turn; exports: WebAssembly.Exports } {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.slice()), imports);
  const { run } = exports;
  if (typeof run !== "function") throw new Error(`${kernel.name} exports no run`);
  return { turn: () => run(kernel.size) as number, exports };
}
