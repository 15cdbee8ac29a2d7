// One guest: a prepared interpreter that starts every run from the same snapshot. The module is refused unless it imports
// only functions that WasiHost answers, so nothing else of this realm can be reached from inside.
//
//   run(frame)                                          the Run frame, made by the core
//    └ restore()                                        memory and globals back to the snapshot, or a new instance
//       └ guest_compile, or what it left before         the program, where a guest takes it apart from the run
//          └ guest_alloc, guest_run                     the guest; it calls back only into WasiHost
//             └ HostEnding, RuntimeError, RangeError …  everything that can be thrown becomes an ending
//    → Observation frame

import { decodeFrame, frameKinds, type Bytes } from "../protocol/frame.ts";
import { decodeRunMessage, recordPaths, type RunMessage } from "../protocol/messages.ts";
import { encodeMemoryRecord } from "../protocol/memory_record.ts";
import { encodeValue, int, record, text } from "../protocol/value.ts";
import { CompiledPrograms, compileRequest, mostLayerBytes, type CompiledProgram, type ProgramFile } from "./compiled_programs.ts";
import { chargedFunctions, functionCounters, type FunctionCounters } from "./function_costs.ts";
import type { KeptFile } from "./kept_files.ts";
import { leftOf, mostFuel, type Left } from "./left.ts";
import { encodeObservation, type Observed } from "./observation.ts";
import { decodeSnapshot, encodeSnapshot, MemoryImage, type Snapshot } from "./snapshot.ts";
import { HostEnding, WasiHost, type OnOutput } from "./wasi_host.ts";
import { WrittenPages } from "./written_pages.ts";

/** The module is not a guest, or did not start; the platform's fault, never the learner's. */
export class GuestRefused extends Error {}

const pageSize = 65_536;
const wasiModule = "wasi_snapshot_preview1";

/** Where a guest finds its library. */
const libraryFolder = "/python";

/** Virtual time and seed while the guest is prepared: part of what the snapshot's hash stands for. */
const preparationClock = 0;
const preparationSeed = 0n;
const preparationPages = 65_536n;

/** What a run may nest, in slots of 8 bytes (wasm/core/meter): 400 of the 500 kB that Chromium gives a worker, the least of all. */
const depthBudget = 50_000n;

interface GuestExports {
  readonly memory: WebAssembly.Memory;
  readonly initialize: () => unknown;
  readonly prepare: () => unknown;
  readonly alloc: (size: number) => unknown;
  /** Of a guest that can do this apart. */
  readonly compile: ((pointer: number, size: number) => unknown) | undefined;
  readonly run: (pointer: number, size: number) => unknown;
  readonly globals: readonly WebAssembly.Global[];
  /** Counters of a metered guest (wasm/core/meter). Fuel and depth fall, and the guest traps when one is negative; pages are
   *  what its memory may still grow by. */
  readonly left: Left | undefined;
  readonly pages: WebAssembly.Global | undefined;
  /** Where the compiler's stack and the heap are, of a guest that tells. */
  readonly stackPointer: WebAssembly.Global | undefined;
  readonly heapBase: WebAssembly.Global | undefined;
  /** Where it marks what it has written, if it does (written_pages.ts). */
  readonly written: number | undefined;
  /** Of a guest that was metered with a profile. */
  readonly functions: readonly FunctionCounters[];
}

export class Guest {
  private readonly module: WebAssembly.Module;
  private readonly host: WasiHost;
  private readonly snapshot: Snapshot;
  private readonly image: MemoryImage;
  private readonly written: WrittenPages | undefined;
  private readonly compiled = new CompiledPrograms();
  private exports: GuestExports;
  /** The guest has called the host since this was made false. */
  private hasCalled = false;
  /** False after a trap: the next run gets a new instance. */
  private isSound = true;

  private constructor(module: WebAssembly.Module, host: WasiHost, exports: GuestExports, snapshot: Snapshot) {
    this.module = module;
    this.host = host;
    this.exports = exports;
    this.snapshot = snapshot;
    this.image = new MemoryImage(snapshot.memory);
    this.written = exports.written === undefined ? undefined : new WrittenPages(this.image, exports.written);
    host.watch((from, count) => {
      this.hasCalled = true;
      this.written?.reach(from, count);
    });
  }

  /** Starts the interpreter: about a second. `library` is served to it as /python/lib.zip; null: it needs none. */
  static prepare(module: WebAssembly.Module, library: Uint8Array | null, preparationFuel = mostFuel): Guest {
    const host = checkedHost(module, library);
    const exports = instantiate(module, host);
    host.begin({
      files: [], stdin: new Uint8Array(0), stdinEnded: true, clock: preparationClock, seed: preparationSeed,
      outputBytes: 64 * 1024, onOutput: undefined,
    });
    let code: unknown;
    fill(exports, preparationFuel, preparationPages);
    try {
      exports.initialize();
      code = exports.prepare();
    } catch (error) {
      throw new GuestRefused(`the guest did not start: ${describe(error)}${said(host)}`);
    }
    if (code !== 0) throw new GuestRefused(`the guest did not start: guest_prepare answered ${String(code)}${said(host)}`);
    const globals = valuesOf(exports.globals);
    const memory = new Uint8Array(exports.memory.buffer).slice();
    if (exports.written !== undefined) WrittenPages.forget(memory, exports.written);
    return new Guest(module, host, exports, { globals, memory });
  }

  static fromSnapshot(module: WebAssembly.Module, library: Uint8Array | null, bytes: Uint8Array): Guest {
    const host = checkedHost(module, library);
    const exports = instantiate(module, host);
    const snapshot = decodeSnapshot(bytes, exports.globals.length);
    if (snapshot === undefined) throw new GuestRefused("the snapshot does not fit the guest");
    const guest = new Guest(module, host, exports, snapshot);
    guest.putBack(true);
    return guest;
  }

  encodedSnapshot(): Bytes {
    return encodeSnapshot(this.snapshot);
  }

  /** Carries out one Run frame and answers with its Observation frame; never throws. */
  run(frame: Uint8Array, onOutput?: OnOutput): Bytes {
    const decoded = decodeFrame(frame);
    if (!decoded.ok || decoded.value.kind !== frameKinds.run) return refused("", "this is not a Run frame");
    const message = decodeRunMessage(decoded.value.json);
    if (!message.ok) return refused("", message.problems[0]?.message ?? "");
    const { blobs } = decoded.value;
    const run = message.value;
    const stdin = blobs[run.stdin.blob];
    const request = blobs[run.message];
    const files = run.files.map((file) => ({ path: file.path, bytes: blobs[file.blob] }));
    const given = files.filter((file): file is ProgramFile => file.bytes !== undefined);
    if (stdin === undefined || request === undefined || given.length < files.length || !/^-?\d{1,40}$/.test(run.seed)) {
      return refused(run.key, "the Run frame names a blob that is not there, or its seed is no number");
    }
    const compiling = this.compilingOf(run, given.find(({ path }) => path === run.file));
    const limit = fuelLimit(run);
    const known = compiling === undefined ? undefined : this.compiled.find(compiling, limit);
    try {
      this.restore(known);
    } catch (error) {
      this.isSound = false;
      return encodeObservation({ key: run.key, ending: "stopped", stoppedBy: "platform", detail: describe(error) });
    }
    const { left, memory } = this.exports;
    const pages = Math.floor((run.limits.memoryBytes - memory.buffer.byteLength) / pageSize);
    fill(this.exports, limit, BigInt(Math.max(0, pages)));
    const charged = chargedFunctions(this.exports.functions);
    const fuelUsed = (): bigint => {
      const fuel = left?.fuel ?? limit;
      return fuel < 0n ? limit : limit - fuel;
    };
    const isPlaced = this.host.begin({
      files: given, stdin, stdinEnded: run.stdin.ended, clock: run.clock, seed: BigInt(run.seed),
      outputBytes: run.limits.outputBytes, onOutput, fuelUsed,
    });
    // Its files are as old as the run, not as its program is after compiling.
    if (known !== undefined) left?.fill(limit - known.fuel, depthBudget);
    if (!isPlaced) return refused(run.key, "a file of the Run has no plain relative path");
    const ended = this.carryOut(request, known === undefined ? compiling : undefined, run);
    return encodeObservation({
      key: run.key,
      fuel: left === undefined ? null : Number(fuelUsed()),
      memoryBytes: memory.buffer.byteLength,
      stdout: this.host.stdout(),
      stderr: this.host.stderr(),
      kept: [...this.host.kept(run.keep, run.limits.resultBytes), ...this.recorded(run, charged)],
      ...ended,
    });
  }

  /** What the run is to be looked at for. */
  private recorded(run: RunMessage, charged: () => Bytes): KeptFile[] {
    const { memory, stackPointer, heapBase } = this.exports;
    if (run.record === "costs") return [{ path: recordPaths.functions, is: "file", bytes: charged() }];
    if (run.record !== "memory") return [];
    const address = (global: WebAssembly.Global | undefined): number => (typeof global?.value === "number" ? global.value >>> 0 : 0);
    return [{ path: recordPaths.end, is: "file", bytes: encodeMemoryRecord(new Uint8Array(memory.buffer), address(stackPointer), address(heapBase)) }];
  }

  private carryOut(request: Uint8Array, compiling: Bytes | undefined, run: RunMessage): Omit<Observed, "key"> {
    const ended = this.callGuest(request, compiling, run);
    const { pages } = this.exports;
    if (pages === undefined || pages.value as bigint >= 0n) return ended;
    this.isSound = false;
    return { ending: "stopped", stoppedBy: "platform", detail: "this device has no more memory" };
  }

  private callGuest(request: Uint8Array, compiling: Bytes | undefined, run: RunMessage): Omit<Observed, "key"> {
    const ended = this.enterGuest(request, compiling, run);
    // A guest with exceptions of its own runs destructors when the host ends it, and what happens in them is its own affair: it
    // may trap, exhaust the stack, or even answer. The host's word stands.
    const { ending } = this.host;
    if (ending === undefined || isOutOfFuel(this.exports)) return ended;
    if (ending.ending !== "exited") return { ending: ending.ending };
    const result = record({ ending: text("exited"), exitCode: int(ending.exitCode) });
    return { ending: "returned", result: encodeValue(result), detail: "proc_exit" };
  }

  private enterGuest(request: Uint8Array, compiling: Bytes | undefined, run: RunMessage): Omit<Observed, "key"> {
    try {
      if (compiling !== undefined && !this.compile(compiling, fuelLimit(run))) return { ending: "out-of-memory" };
      const pointer = this.handOver(request);
      if (pointer === undefined) return { ending: "out-of-memory" };
      const reply = Number(this.exports.run(pointer, request.length)) >>> 0;
      const result = this.resultAt(reply, run.limits.resultBytes);
      // The meter looks at the counter where code may come round again; the last stretch can overdraw it and still arrive.
      if (isOutOfFuel(this.exports)) return { ending: "out-of-fuel" };
      if (result !== undefined) return { ending: "returned", result };
      this.isSound = false;
      return { ending: "trapped", detail: "the guest's answer lies outside of its memory or is too large" };
    } catch (error) {
      this.isSound = error instanceof HostEnding;
      const { left } = this.exports;
      if (isOutOfFuel(this.exports)) return { ending: "out-of-fuel" };
      if (left !== undefined && left.depth < 0n) return { ending: "too-deep" };
      if (error instanceof WebAssembly.RuntimeError) return { ending: "trapped", detail: describe(error) };
      return { ending: "stopped", stoppedBy: "platform", detail: describe(error) };
    }
  }

  /** What guest_compile is to be told; undefined: it is not called. Tests are read by what runs them. */
  private compilingOf({ entry }: RunMessage, program: ProgramFile | undefined): Bytes | undefined {
    return program === undefined || entry === "unittest" || this.exports.compile === undefined ? undefined : compileRequest(program);
  }

  /** False: there is no memory to hand the program over. */
  private compile(request: Bytes, limit: bigint): boolean {
    const { compile, globals, memory, left, functions } = this.exports;
    this.hasCalled = false;
    const pointer = this.handOver(request);
    if (pointer === undefined) return false;
    compile?.(pointer, request.length);
    const isPlain = !this.hasCalled && memory.buffer.byteLength === this.image.length && functions.length === 0;
    if (left === undefined || left.fuel < 0n || !isPlain) return true;
    const layer = this.written?.takeLayer(new Uint8Array(memory.buffer), mostLayerBytes);
    if (layer !== undefined) this.compiled.keep(request, { memory: layer, globals: valuesOf(globals), fuel: limit - left.fuel });
    return true;
  }

  /** Where the bytes lie in the guest now; undefined: it has no room for them. */
  private handOver(bytes: Uint8Array): number | undefined {
    const { memory } = this.exports;
    const pointer = Number(this.exports.alloc(bytes.length)) >>> 0;
    if (pointer === 0 || pointer + bytes.length > memory.buffer.byteLength) return undefined;
    this.written?.reach(pointer, bytes.length);
    new Uint8Array(memory.buffer).set(bytes, pointer);
    return pointer;
  }

  /** The guest keeps its value within `resultBytes`; what stands around the value (ending, exception) gets room beside it. */
  private resultAt(pointer: number, resultBytes: number): Bytes | undefined {
    const { buffer } = this.exports.memory;
    if (pointer === 0 || pointer + 4 > buffer.byteLength) return undefined;
    const size = new DataView(buffer).getUint32(pointer, true);
    if (size > 2 * resultBytes + 256 * 1024 || pointer + 4 + size > buffer.byteLength) return undefined;
    return new Uint8Array(buffer, pointer + 4, size).slice();
  }

  /** An instance whose memory has grown is not used again: memory never shrinks, and what traps in a fresh one would not in it. */
  private restore(known?: CompiledProgram): void {
    const isNew = !this.isSound || this.exports.memory.buffer.byteLength > this.image.length;
    if (isNew) {
      this.exports = instantiate(this.module, this.host);
      this.isSound = true;
    }
    this.putBack(isNew, known);
  }

  private putBack(isNew: boolean, known?: CompiledProgram): void {
    const { image, written } = this;
    const { memory } = this.exports;
    const missing = image.length - memory.buffer.byteLength;
    if (missing > 0) memory.grow(missing / pageSize);
    const bytes = new Uint8Array(memory.buffer);
    if (written === undefined) image.putInto(bytes);
    else if (isNew) written.putAll(bytes, known?.memory);
    else written.putBack(bytes, known?.memory);
    setGlobals(this.exports.globals, known?.globals ?? this.snapshot.globals);
  }
}

/** Refuses a module with an import that the host does not answer, before anything of it is instantiated. */
function checkedHost(module: WebAssembly.Module, library: Uint8Array | null): WasiHost {
  const fixed = library === null ? null : { name: libraryFolder, files: [{ path: "lib.zip", bytes: library }] };
  const host = new WasiHost({ fixed });
  for (const wanted of WebAssembly.Module.imports(module)) {
    const isListed = wanted.module === wasiModule && wanted.kind === "function" && Object.hasOwn(host.imports, wanted.name);
    if (!isListed) throw new GuestRefused(`the guest wants ${wanted.kind} ${wanted.module}.${wanted.name}, which is not offered`);
  }
  return host;
}

function instantiate(module: WebAssembly.Module, host: WasiHost): GuestExports {
  const { exports } = new WebAssembly.Instance(module, { [wasiModule]: { ...host.imports } });
  const called = (name: string): ((...args: number[]) => unknown) => {
    const it = exports[name];
    if (typeof it !== "function") throw new GuestRefused(`the guest does not export ${name}`);
    return it as (...args: number[]) => unknown;
  };
  const counter = (name: string): WebAssembly.Global | undefined => {
    const it = exports[name];
    return it instanceof WebAssembly.Global ? it : undefined;
  };
  const { memory } = exports;
  if (!(memory instanceof WebAssembly.Memory)) throw new GuestRefused("the guest does not export its memory");
  host.attach(memory);
  return {
    memory,
    initialize: called("_initialize"),
    prepare: called("guest_prepare"),
    alloc: called("guest_alloc"),
    compile: exports["guest_compile"] === undefined ? undefined : called("guest_compile"),
    run: called("guest_run"),
    left: leftOf(exports),
    pages: counter("__bengkel_pages"),
    stackPointer: counter("__stack_pointer"),
    heapBase: counter("__heap_base"),
    written: counter("__bengkel_written")?.value as number | undefined,
    functions: functionCounters(exports),
    globals: Object.values(exports).filter((it): it is WebAssembly.Global => it instanceof WebAssembly.Global && isMutable(it)),
  };
}

/** Sets the counters before the guest runs. */
function fill(exports: GuestExports, fuel: bigint, pages: bigint): void {
  exports.left?.fill(fuel, depthBudget);
  if (exports.pages !== undefined) exports.pages.value = pages;
}

function valuesOf(globals: readonly WebAssembly.Global[]): bigint[] {
  return globals.map((global) => BigInt(global.value as number | bigint));
}

function setGlobals(globals: readonly WebAssembly.Global[], values: readonly bigint[]): void {
  globals.forEach((global, index) => {
    const value = values[index] ?? 0n;
    global.value = typeof global.value === "bigint" ? value : Number(value);
  });
}

function fuelLimit({ limits }: RunMessage): bigint {
  const wanted = BigInt(limits.fuel);
  return wanted < mostFuel ? wanted : mostFuel;
}

function isOutOfFuel({ left }: GuestExports): boolean {
  return left !== undefined && left.fuel < 0n;
}

function isMutable(global: WebAssembly.Global): boolean {
  try {
    global.value = global.value as number;
    return true;
  } catch {
    return false;
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

function said(host: WasiHost): string {
  const words = new TextDecoder().decode(host.stderr()).trim();
  return words === "" ? "" : ` (${words.slice(0, 500)})`;
}

function refused(key: string, detail: string): Bytes {
  return encodeObservation({ key, ending: "refused", detail });
}
