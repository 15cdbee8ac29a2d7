// The compiler of a page: in a sandbox frame of its own, so that ending it ends nothing else.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { Bytes } from "../protocol/frame.ts";
import type { CompileRequest } from "../sandbox/compiler.ts";
import type { CompileOutcome, CompileStep } from "../sandbox/compiler_slot.ts";
import type { FromFrame } from "../sandbox/frame_messages.ts";
import { guestBoot, SandboxFrame } from "../sandbox/sandbox_frame.ts";
import type { CompilerService } from "./compiled_runtime.ts";
import type { Engine } from "./runtime.ts";

export class BrowserCompiler implements CompilerService {
  private readonly frame: SandboxFrame;
  private readonly watchdogMs: number;
  private readonly waiting = new Map<number, (outcome: CompileOutcome) => void>();
  private lastId = 0;
  private diedOf: string | undefined;
  private onLoaded: ((outcome: Result<Bytes | null>) => void) | undefined;

  constructor(watchdogMs: number) {
    this.watchdogMs = watchdogMs;
    this.frame = new SandboxFrame(guestBoot, (message) => this.heard(message), (detail) => this.die(detail));
  }

  get isAlive(): boolean {
    return this.diedOf === undefined;
  }

  /** The engine's bytes move into the frame: they are empty here afterwards. */
  load({ module, library: archive, snapshot: header }: Engine): Promise<Result<Bytes | null>> {
    if (this.diedOf !== undefined) return Promise.resolve(failure(problem("runtime.dead", this.diedOf)));
    if (archive === null) return Promise.resolve(failure(problem("runtime.refused", "a compiler needs its headers")));
    const transfer = [module.buffer, archive.buffer, ...(header === null ? [] : [header.buffer])];
    return new Promise((resolve) => {
      this.onLoaded = resolve;
      this.frame.post({ type: "load-compiler", module, archive, header, watchdogMs: this.watchdogMs }, transfer);
      this.watch();
    });
  }

  compile(step: CompileStep, asked: CompileRequest): Promise<CompileOutcome> {
    if (this.diedOf !== undefined) return Promise.resolve({ is: "stopped", by: "platform", detail: this.diedOf });
    return new Promise((resolve) => {
      this.lastId += 1;
      this.waiting.set(this.lastId, resolve);
      this.frame.post({ type: "compile", id: this.lastId, step, asked });
      this.watch();
    });
  }

  stop(): void {
    this.frame.post({ type: "stop" });
  }

  dispose(): void {
    this.frame.close();
    this.die("the compiler was closed");
  }

  private heard(message: FromFrame): void {
    if (message.type === "prepared") this.loaded(success(message.snapshot));
    if (message.type === "refused") {
      this.loaded(failure(problem("runtime.refused", message.detail)));
      return this.dispose();
    }
    if (message.type === "compiled") {
      this.waiting.get(message.id)?.(message.outcome);
      this.waiting.delete(message.id);
    }
    this.watch();
  }

  private watch(): void {
    this.frame.watch(this.onLoaded !== undefined || this.waiting.size > 0);
  }

  private loaded(outcome: Result<Bytes | null>): void {
    const tell = this.onLoaded;
    this.onLoaded = undefined;
    tell?.(outcome);
  }

  private die(detail: string): void {
    if (this.diedOf !== undefined) return;
    this.diedOf = detail;
    this.loaded(failure(problem("runtime.dead", detail)));
    for (const tell of this.waiting.values()) tell({ is: "stopped", by: "platform", detail });
    this.waiting.clear();
  }
}
