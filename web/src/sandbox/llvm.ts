// LLVM's tools in one WebAssembly module (@yowasp/clang), each a function from arguments and files to files. Before every call the
// instance is put back to what it was when it was new, so nothing is left of the call before; one that was stopped, or that took much
// memory, makes room for a new one.

import type { Bytes } from "../protocol/frame.ts";
import { MemoryImage } from "./snapshot.ts";
import { HostEnding, WasiHost, type FixedFolder } from "./wasi_host.ts";

export interface SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface ToolResult {
  /** Zero: it did what it was asked. */
  readonly code: number;
  /** Standard error. */
  readonly said: Uint8Array;
  /** As it was left behind; undefined when it was not. */
  readonly output: Bytes | undefined;
}

/** The tool itself gave up (memory, stack, a defect of its own), so nothing is known about what it was given. */
export class ToolStopped extends Error {}

const wasiModule = "wasi_snapshot_preview1";

/** What a tool may print and write, and how large a memory is kept for the next call. */
const bounds = { printedBytes: 256 * 1024, writtenBytes: 64 * 1024 * 1024, keptMemory: 128 * 1024 * 1024 } as const;

/** The day of __DATE__, and of the files that tools make. */
const clock = 0;

export class Llvm {
  private readonly module: WebAssembly.Module;
  private readonly host: WasiHost;
  private tool: Tool | undefined;

  /** `fixed`: the headers and libraries; the files of a call stand in the root beside it. */
  constructor(module: WebAssembly.Module, fixed: FixedFolder) {
    this.module = module;
    this.host = new WasiHost({ workFolder: "/", fixed, writtenBytes: bounds.writtenBytes });
  }

  /** `args` begin with the tool's name: clang, wasm-ld, ar. Throws ToolStopped. */
  run(args: readonly string[], files: readonly SourceFile[], output: string | null): ToolResult {
    const { host } = this;
    const isPlaced = host.begin({
      files, stdin: new Uint8Array(0), stdinEnded: true, clock, seed: 0n, outputBytes: bounds.printedBytes, onOutput: undefined, args,
    });
    if (!isPlaced) throw new ToolStopped("a file has no plain relative path");
    const code = this.start();
    const said = host.stderr();
    return { code, said, output: output === null ? undefined : host.fileNow(output) };
  }

  /** Another file that the last call left. */
  leftBehind(path: string): Bytes | undefined {
    return this.host.fileNow(path);
  }

  /** Does at once what the next call would have to wait for. */
  rest(): void {
    if ((this.tool?.memory.buffer.byteLength ?? 0) > bounds.keptMemory) this.tool = undefined;
    this.tool?.reset();
  }

  private start(): number {
    this.rest();
    let { tool } = this;
    this.tool = undefined;
    try {
      tool ??= new Tool(this.module, this.host);
      this.host.attach(tool.memory);
      tool.start();
      this.tool = tool;
      return 0;
    } catch (error) {
      if (error instanceof HostEnding) {
        this.tool = tool;
        if (error.ending === "exited") return error.exitCode;
        // Whoever floods us with messages is told the first of them.
        if (error.ending === "too-much-output") return 1;
      }
      const last = new TextDecoder().decode(this.host.stderr()).trim().split("\n").at(-1) ?? "";
      const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      throw new ToolStopped(`${detail}${last === "" ? "" : ` (${last.slice(0, 300)})`}`);
    }
  }
}

/** One instance. All that a call can change are its memory and two numbers, its stack pointer and the end of what it was given of its
 *  memory: the module writes to no table and drops no segment. */
class Tool {
  readonly memory: WebAssembly.Memory;
  private readonly command: () => void;
  private readonly numbers: readonly { readonly global: NumberGlobal; readonly first: number }[];
  /** What the memory grows by is zero at first. */
  private readonly image: MemoryImage;
  private isNew = true;

  constructor(module: WebAssembly.Module, host: WasiHost) {
    const { exports } = new WebAssembly.Instance(module, { [wasiModule]: { ...host.imports } });
    const { memory, _start: start, __stack_pointer: stack, __heap_end: end } = exports;
    if (!(memory instanceof WebAssembly.Memory) || typeof start !== "function" || !isNumberGlobal(stack) || !isNumberGlobal(end)) {
      throw new TypeError("this is no command that can be put back");
    }
    this.memory = memory;
    this.command = start as () => void;
    this.numbers = [stack, end].map((global) => ({ global, first: global.value }));
    this.image = new MemoryImage(new Uint8Array(memory.buffer).slice());
  }

  start(): void {
    this.isNew = false;
    this.command();
  }

  reset(): void {
    if (this.isNew) return;
    const bytes = new Uint8Array(this.memory.buffer);
    this.image.putInto(bytes);
    bytes.fill(0, this.image.length);
    for (const { global, first } of this.numbers) global.value = first;
    this.isNew = true;
  }
}

type NumberGlobal = WebAssembly.Global<"i32">;

function isNumberGlobal(it: unknown): it is NumberGlobal {
  return it instanceof WebAssembly.Global && typeof it.value === "number";
}
