// LLVM's tools in one WebAssembly module (@yowasp/clang), each a function from arguments and files to files. Before every call the
// instance is put back to what it was when it was new, so nothing is left of the call before; one that was stopped, or that took much
// memory, makes room for a new one.
//
// A call can begin before all of its files are known: it stands still, in the middle of the tool, where it opens the one that it is
// missing (JavaScript Promise Integration: "Suspending" and "promising" of WebAssembly's JavaScript interface). An engine that cannot
// do that carries out the whole call when it is asked for, to the same bytes.

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
  private begun: BegunCall | undefined;

  /** `fixed`: the headers and libraries; the files of a call stand in the root beside it. */
  constructor(module: WebAssembly.Module, fixed: FixedFolder) {
    this.module = module;
    this.host = new WasiHost({ workFolder: "/", fixed, writtenBytes: bounds.writtenBytes });
  }

  /** `args` begin with the tool's name: clang, wasm-ld, ar. One call at a time. Throws ToolStopped. */
  async run(args: readonly string[], files: readonly SourceFile[], output: string | null): Promise<ToolResult> {
    const code = await this.goOn(args, files) ?? await this.start(args, files);
    return { code, said: this.host.stderr(), output: output === null ? undefined : this.host.fileNow(output) };
  }

  /** Begins the call that is likely to be next: with `known`, and without `awaited`, which comes with the call. A call of other arguments,
   *  or without that file, is carried out from its start; these are told by being the very ones. */
  begin(args: readonly string[], known: SourceFile, awaited: string): void {
    if (promiseIntegration === null || this.begun !== undefined) return;
    const gate = new Gate(awaited);
    const code = this.start(args, [known], gate);
    // Nobody may ever ask for it.
    code.catch(() => undefined);
    this.begun = { args, known, gate, code };
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

  /** The begun call to its end, if this is the one; undefined when it is not. */
  private async goOn(args: readonly string[], files: readonly SourceFile[]): Promise<number | undefined> {
    const { begun } = this;
    this.begun = undefined;
    if (begun === undefined) return undefined;
    const isThisOne = args === begun.args && files.includes(begun.known);
    if (isThisOne && this.host.bring(files.filter((file) => file !== begun.known))) {
      begun.gate.decide(true);
      return begun.code;
    }
    begun.gate.decide(false);
    await begun.code.catch(() => undefined);
    return undefined;
  }

  private async start(args: readonly string[], files: readonly SourceFile[], gate?: Gate): Promise<number> {
    const isPlaced = this.host.begin({
      files, stdin: new Uint8Array(0), stdinEnded: true, clock, seed: 0n, outputBytes: bounds.printedBytes, onOutput: undefined, args,
    });
    if (!isPlaced) throw new ToolStopped("a file has no plain relative path");
    this.rest();
    let { tool } = this;
    this.tool = undefined;
    try {
      tool ??= new Tool(this.module, this.host);
      this.host.attach(tool.memory);
      await tool.start(gate);
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

interface BegunCall {
  readonly args: readonly string[];
  readonly known: SourceFile;
  readonly gate: Gate;
  readonly code: Promise<number>;
}

/** Where a call waits: at the opening of a file. */
class Gate {
  readonly path: string;
  private readonly decision: Promise<boolean>;
  private settle: (goesOn: boolean) => void = () => undefined;

  constructor(path: string) {
    this.path = path;
    this.decision = new Promise((settle) => {
      this.settle = settle;
    });
  }

  /** For the call. It ends where it may not go on. */
  async pass(): Promise<void> {
    if (!await this.decision) throw new HostEnding("exited");
  }

  decide(goesOn: boolean): void {
    this.settle(goesOn);
  }
}

/** One instance. All that a call can change are its memory and two numbers, its stack pointer and the end of what it was given of its
 *  memory: the module writes to no table and drops no segment. */
class Tool {
  readonly memory: WebAssembly.Memory;
  private readonly command: () => void | Promise<void>;
  private readonly numbers: readonly { readonly global: NumberGlobal; readonly first: number }[];
  /** What the memory grows by is zero at first. */
  private readonly image: MemoryImage;
  private isNew = true;
  private gate: Gate | undefined;

  constructor(module: WebAssembly.Module, host: WasiHost) {
    const { exports } = new WebAssembly.Instance(module, { [wasiModule]: this.imports(host) });
    const { memory, _start: start, __stack_pointer: stack, __heap_end: end } = exports;
    if (!(memory instanceof WebAssembly.Memory) || typeof start !== "function" || !isNumberGlobal(stack) || !isNumberGlobal(end)) {
      throw new TypeError("this is no command that can be put back");
    }
    this.memory = memory;
    this.command = promiseIntegration === null ? start as () => void : promiseIntegration.promising(start as () => void);
    this.numbers = [stack, end].map((global) => ({ global, first: global.value }));
    this.image = new MemoryImage(new Uint8Array(memory.buffer).slice());
  }

  async start(gate: Gate | undefined): Promise<void> {
    this.isNew = false;
    this.gate = gate;
    await this.command();
  }

  reset(): void {
    if (this.isNew) return;
    const bytes = new Uint8Array(this.memory.buffer);
    this.image.putInto(bytes);
    bytes.fill(0, this.image.length);
    for (const { global, first } of this.numbers) global.value = first;
    this.isNew = true;
  }

  private textAt(pointer: number, size: number): string {
    return new TextDecoder().decode(new Uint8Array(this.memory.buffer).subarray(pointer >>> 0, (pointer >>> 0) + size));
  }

  private imports(host: WasiHost): WebAssembly.ModuleImports {
    if (promiseIntegration === null) return { ...host.imports };
    const { imports: { path_open: open } } = host;
    if (open === undefined) throw new TypeError("the host opens no files");
    const opens = (...args: Parameters<typeof open>): number | Promise<number> => {
      const { gate } = this;
      if (gate === undefined || this.textAt(Number(args[2]), Number(args[3])) !== gate.path) return open(...args);
      this.gate = undefined;
      return gate.pass().then(() => open(...args));
    };
    return { ...host.imports, path_open: new promiseIntegration.Suspending(opens) };
  }
}

type NumberGlobal = WebAssembly.Global<"i32">;

function isNumberGlobal(it: unknown): it is NumberGlobal {
  return it instanceof WebAssembly.Global && typeof it.value === "number";
}

/** What TypeScript does not know of yet. */
interface PromiseIntegration {
  readonly Suspending: new (call: (...args: (number | bigint)[]) => number | Promise<number>) => WebAssembly.ExportValue;
  promising(command: () => void): () => Promise<void>;
}

const promiseIntegration = "Suspending" in WebAssembly && "promising" in WebAssembly ? WebAssembly as unknown as PromiseIntegration : null;
