// A compiler in a worker of its own, and the compilations that wait for it. Used inside the sandbox frame and by Node, which
// differ only in how a worker is made. Promises: every compilation is answered; one that takes too long, or is told to stop,
// ends with its worker, and the next one finds a fresh worker that shares the compiled module.

import type { Bytes } from "../protocol/frame.ts";
import type { StoppedBy } from "../protocol/messages.ts";
import type { Compiled, CompileRequest } from "./compiler.ts";
import type { CompilerReply, CompilerRequest } from "./compiler_worker.ts";
import type { Spawn, WorkerHandle } from "./worker_pool.ts";

export type CompileOutcome =
  | { readonly is: "compiled"; readonly compiled: Compiled }
  | { readonly is: "stopped"; readonly by: StoppedBy; readonly detail: string };

export interface CompilerParts {
  readonly module: WebAssembly.Module;
  readonly archive: Uint8Array;
  /** The standard headers, compiled; null: the first worker does it. */
  readonly header: Uint8Array | null;
}

export type CompileStep = "compile" | "inspect";

export type SpawnCompiler = Spawn<CompilerRequest, CompilerReply>;

interface Task {
  readonly id: number;
  readonly step: CompileStep;
  readonly asked: CompileRequest;
  readonly settle: (outcome: CompileOutcome) => void;
}

/** Compiling the standard headers takes some seconds here, and perhaps a minute on a poor phone. */
const loadMs = 180_000;

export class CompilerSlot {
  private readonly spawn: SpawnCompiler;
  private readonly watchdogMs: number;
  private parts: CompilerParts | undefined;
  private handle: WorkerHandle<CompilerRequest> | undefined;
  private isReady = false;
  private brokenBy: string | undefined;
  private queue: Task[] = [];
  private task: Task | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private lastId = 0;
  private onLoaded: ((outcome: { header: Bytes | null } | { refused: string }) => void) | undefined;

  /** `watchdogMs`: what one compilation may take. */
  constructor(spawn: SpawnCompiler, watchdogMs: number) {
    this.spawn = spawn;
    this.watchdogMs = watchdogMs;
  }

  /** With no header it makes one and hands a copy over. */
  load(parts: CompilerParts): Promise<{ header: Bytes | null } | { refused: string }> {
    this.parts = parts;
    return new Promise((resolve) => {
      this.onLoaded = resolve;
      this.start();
    });
  }

  compile(step: CompileStep, asked: CompileRequest): Promise<CompileOutcome> {
    return new Promise((settle) => {
      this.lastId += 1;
      this.queue.push({ id: this.lastId, step, asked, settle });
      this.pump();
    });
  }

  /** Ends what is compiled or waits. */
  stop(): void {
    const waiting = this.queue;
    this.queue = [];
    if (this.task !== undefined) this.replace("person", "");
    for (const task of waiting) task.settle({ is: "stopped", by: "person", detail: "" });
  }

  dispose(): void {
    this.fail("the compiler was closed");
  }

  private start(): void {
    const { parts } = this;
    if (parts === undefined || this.brokenBy !== undefined) return;
    const handle = this.spawn(
      (reply) => {
        if (this.handle === handle) this.heard(reply);
      },
      (detail) => {
        if (this.handle === handle) this.died(detail);
      },
    );
    this.handle = handle;
    this.isReady = false;
    this.timer = setTimeout(() => this.fail("the compiler took too long to start"), loadMs);
    handle.post({ type: "load-compiler", ...parts });
  }

  private heard(reply: CompilerReply): void {
    const { task } = this;
    switch (reply.type) {
      case "compiler-loaded":
        clearTimeout(this.timer);
        this.isReady = true;
        if (this.parts !== undefined && reply.header !== null) this.parts = { ...this.parts, header: reply.header };
        this.tell({ header: reply.header === null ? null : reply.header.slice() });
        return this.pump();
      case "compiler-refused":
        return this.fail(reply.detail);
      case "compiled":
        return this.settle(task, reply.id, { is: "compiled", compiled: reply.compiled });
      case "compiler-stopped":
        return this.settle(task, reply.id, { is: "stopped", by: "platform", detail: reply.detail });
    }
  }

  private settle(task: Task | undefined, id: number, outcome: CompileOutcome): void {
    if (task === undefined || task.id !== id) return;
    clearTimeout(this.timer);
    this.task = undefined;
    task.settle(outcome);
    this.pump();
  }

  private pump(): void {
    if (this.brokenBy !== undefined) {
      const waiting = this.queue;
      this.queue = [];
      for (const task of waiting) task.settle({ is: "stopped", by: "platform", detail: this.brokenBy });
      return;
    }
    if (!this.isReady || this.task !== undefined) return;
    const task = this.queue.shift();
    if (task === undefined) return;
    this.task = task;
    this.timer = setTimeout(() => this.replace("watchdog", ""), this.watchdogMs);
    this.handle?.post({ type: task.step, id: task.id, asked: task.asked });
  }

  private died(detail: string): void {
    if (!this.isReady) return this.fail(detail);
    this.replace("platform", detail);
  }

  private replace(by: StoppedBy, detail: string): void {
    const { task } = this;
    this.task = undefined;
    this.end();
    this.start();
    task?.settle({ is: "stopped", by, detail });
  }

  private fail(detail: string): void {
    this.brokenBy ??= detail;
    const { task } = this;
    this.task = undefined;
    this.end();
    task?.settle({ is: "stopped", by: "platform", detail });
    this.tell({ refused: detail });
    this.pump();
  }

  private end(): void {
    clearTimeout(this.timer);
    this.handle?.terminate();
    this.handle = undefined;
    this.isReady = false;
  }

  private tell(outcome: { header: Bytes | null } | { refused: string }): void {
    const tell = this.onLoaded;
    this.onLoaded = undefined;
    tell?.(outcome);
  }
}
