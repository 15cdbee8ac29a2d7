// The runtime of a page: guests in blob workers inside the sandbox frame.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { Bytes } from "../protocol/frame.ts";
import type { FromFrame } from "../sandbox/frame_messages.ts";
import { guestBoot, SandboxFrame, type Boot } from "../sandbox/sandbox_frame.ts";
import { Gathering, type Engine, type KeyedRun, type RunHandlers, type Runtime } from "./runtime.ts";

/** One runs while the other stands ready. */
const guestWorkers = 2;

export class BrowserRuntime implements Runtime {
  private readonly frame: SandboxFrame;
  private readonly watchdogMs: number;
  private readonly workers: number;
  private readonly gatherings = new Map<number, Gathering>();
  private lastId = 0;
  private diedOf: string | undefined;
  private onPrepared: ((outcome: Result<Bytes | null>) => void) | undefined;

  constructor(watchdogMs: number, boot: Boot = guestBoot, workers = guestWorkers) {
    this.watchdogMs = watchdogMs;
    this.workers = workers;
    this.frame = new SandboxFrame(boot, (message) => this.heard(message), (detail) => this.die(detail));
  }

  get isAlive(): boolean {
    return this.diedOf === undefined;
  }

  /** The engine's bytes move into the frame: they are empty here afterwards. */
  prepare(engine: Engine): Promise<Result<Bytes | null>> {
    if (this.diedOf !== undefined) return Promise.resolve(dead(this.diedOf));
    const { module, library, snapshot, preparationFuel } = engine;
    const transfer = [module, library, snapshot].flatMap((bytes) => (bytes === null ? [] : [bytes.buffer]));
    return new Promise((resolve) => {
      this.onPrepared = resolve;
      this.frame.post({
        type: "prepare", module, library, snapshot, workers: this.workers, watchdogMs: this.watchdogMs,
        ...(preparationFuel === undefined ? {} : { preparationFuel }),
      }, transfer);
      this.watch();
    });
  }

  expect(): void {
    this.frame.post({ type: "expect" });
  }

  run(runs: readonly KeyedRun[], handlers: RunHandlers = {}): Promise<readonly Bytes[]> {
    const gathering = new Gathering(runs, handlers);
    if (this.diedOf !== undefined) {
      gathering.giveUp(this.diedOf);
    } else if (!gathering.isDone) {
      this.lastId += 1;
      this.gatherings.set(this.lastId, gathering);
      this.frame.post({ type: "run", id: this.lastId, runs, isStreamed: handlers.onOutput !== undefined });
      this.watch();
    }
    return gathering.done;
  }

  stop(): void {
    this.frame.post({ type: "stop" });
  }

  dispose(): void {
    this.frame.close();
    this.die("the runtime was closed");
  }

  private heard(message: FromFrame): void {
    switch (message.type) {
      case "prepared":
        this.prepared(success(message.snapshot));
        break;
      case "refused":
        this.prepared(failure(problem("runtime.refused", message.detail)));
        return this.dispose();
      case "output":
        return this.gatherings.get(message.id)?.output(message.index, message.kind, message.bytes);
      case "observations": {
        const gathering = this.gatherings.get(message.id);
        for (const { index, bytes } of message.observations) gathering?.add(index, bytes);
        if (gathering?.isDone === true) this.gatherings.delete(message.id);
        break;
      }
      case "compiled":
      case "pong":
        return;
    }
    this.watch();
  }

  private watch(): void {
    this.frame.watch(this.onPrepared !== undefined || this.gatherings.size > 0);
  }

  private prepared(outcome: Result<Bytes | null>): void {
    const tell = this.onPrepared;
    this.onPrepared = undefined;
    tell?.(outcome);
  }

  private die(detail: string): void {
    if (this.diedOf !== undefined) return;
    this.diedOf = detail;
    this.prepared(dead(detail));
    for (const gathering of this.gatherings.values()) gathering.giveUp(detail);
    this.gatherings.clear();
  }
}

function dead(detail: string): Result<Bytes | null> {
  return failure(problem("runtime.dead", detail));
}
