// LLVM's tools in one WebAssembly module (@yowasp/clang), each a function from arguments and files to files. Every call is a
// new instance with its own memory, so nothing is left of the call before.

import type { Bytes } from "../protocol/frame.ts";
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

/** What a tool may print and write. */
const bounds = { printedBytes: 256 * 1024, writtenBytes: 64 * 1024 * 1024 } as const;

/** The day of __DATE__, and of the files that tools make. */
const clock = 0;

export class Llvm {
  private readonly module: WebAssembly.Module;
  private readonly host: WasiHost;

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

  private start(): number {
    try {
      const { exports } = new WebAssembly.Instance(this.module, { [wasiModule]: { ...this.host.imports } });
      const { memory, _start: start } = exports;
      if (!(memory instanceof WebAssembly.Memory) || typeof start !== "function") throw new TypeError("this is no command");
      this.host.attach(memory);
      start();
      return 0;
    } catch (error) {
      if (error instanceof HostEnding) {
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
