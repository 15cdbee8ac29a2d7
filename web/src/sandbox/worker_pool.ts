// Workers that hold the same prepared guest, and the queue of runs before them. Used inside the sandbox frame and by Node,
// which differ only in how a worker is made. Promises: every run is answered, in whatever way its worker ends; a worker that
// is stuck, dead or stopped is terminated and replaced by a fresh one; output is relayed with a bound.

import type { Bytes } from "../protocol/frame.ts";
import type { StoppedBy } from "../protocol/messages.ts";
import type { WorkerReply, WorkerRequest } from "./guest_worker.ts";
import { encodeObservation } from "./observation.ts";
import type { OutputKind } from "./wasi_host.ts";

export interface WorkerHandle<Request> {
  post(request: Request): void;
  terminate(): void;
}

/** `onDeath` is called when the worker ended without being asked to. */
export type Spawn<Request, Reply> =
  (onReply: (reply: Reply) => void, onDeath: (detail: string) => void) => WorkerHandle<Request>;

export type SpawnWorker = Spawn<WorkerRequest, WorkerReply>;

export interface GuestParts {
  readonly module: WebAssembly.Module;
  readonly library: Uint8Array | null;
  readonly snapshot: Uint8Array | null;
  readonly preparationFuel?: number;
}

export interface PoolRun {
  readonly key: string;
  readonly frame: Uint8Array;
}

export interface PoolEvents {
  readonly onOutput?: (index: number, kind: OutputKind, bytes: Bytes) => void;
  readonly onObservation: (index: number, observation: Bytes) => void;
}

export interface PoolOptions {
  readonly spawn: SpawnWorker;
  readonly size: number;
  /** Milliseconds that a run may take. */
  readonly watchdogMs: number;
}

/** Preparing a guest takes about a second here and perhaps twenty on a poor phone. */
const loadMs = 120_000;
const failedLoadsAllowed = 3;
const relayedBytes = 4 * 1024 * 1024;
const relayedMessages = 20_000;

interface Task {
  readonly id: number;
  readonly index: number;
  readonly run: PoolRun;
  readonly events: PoolEvents;
  /** What was relayed so far: kept for a run that is stopped. */
  readonly printed: { stdout: Bytes[]; stderr: Bytes[] };
  bytes: number;
  messages: number;
}

interface Member {
  handle: WorkerHandle<WorkerRequest>;
  state: "loading" | "idle" | "busy";
  task: Task | undefined;
  timer: ReturnType<typeof setTimeout> | undefined;
}

export class WorkerPool {
  private readonly options: PoolOptions;
  private parts: GuestParts | undefined;
  private members: Member[] = [];
  private queue: Task[] = [];
  private lastId = 0;
  private failedLoads = 0;
  private brokenBy: string | undefined;
  private onPrepared: ((outcome: { snapshot: Bytes | null } | { refused: string }) => void) | undefined;

  constructor(options: PoolOptions) {
    this.options = options;
  }

  /** Loads the first worker; the others follow once it is ready. With no snapshot it makes one and hands a copy over. */
  prepare(parts: GuestParts): Promise<{ snapshot: Bytes | null } | { refused: string }> {
    this.parts = parts;
    return new Promise((resolve) => {
      this.onPrepared = resolve;
      this.addMember();
    });
  }

  /** Every run is answered by exactly one onObservation, in any order. */
  run(runs: readonly PoolRun[], events: PoolEvents): void {
    runs.forEach((run, index) => {
      this.lastId += 1;
      this.queue.push({
        id: this.lastId, index, run, events, printed: { stdout: [], stderr: [] }, bytes: 0, messages: 0,
      });
    });
    this.pump();
  }

  /** Ends everything that runs or waits. */
  stop(): void {
    const waiting = this.queue;
    this.queue = [];
    for (const member of [...this.members]) if (member.task !== undefined) this.replace(member, "person", "");
    for (const task of waiting) settle(task, "person", "");
  }

  dispose(): void {
    this.brokenBy = "the pool was closed";
    this.fail(this.brokenBy);
  }

  private addMember(): void {
    const { parts } = this;
    if (parts === undefined || this.brokenBy !== undefined) return;
    const member: Member = {
      handle: this.options.spawn(
        (reply) => this.heard(member, reply),
        (detail) => this.died(member, detail),
      ),
      state: "loading",
      task: undefined,
      timer: undefined,
    };
    member.timer = setTimeout(() => this.died(member, "the guest took too long to start"), loadMs);
    this.members.push(member);
    member.handle.post({ type: "load", ...parts });
  }

  private heard(member: Member, reply: WorkerReply): void {
    if (!this.members.includes(member)) return;
    const { task } = member;
    switch (reply.type) {
      case "loaded":
        clearTimeout(member.timer);
        member.state = "idle";
        this.failedLoads = 0;
        this.loaded(reply.snapshot);
        return this.pump();
      case "refused":
        return this.fail(reply.detail);
      case "output":
        if (task === undefined || reply.id !== task.id) return;
        task.bytes += reply.bytes.length;
        task.messages += 1;
        if (task.bytes > relayedBytes || task.messages > relayedMessages) {
          return this.replace(member, "platform", "more output than any run may send");
        }
        if (reply.kind !== "input") task.printed[reply.kind].push(reply.bytes);
        return task.events.onOutput?.(task.index, reply.kind, reply.bytes);
      case "done":
        if (task === undefined || reply.id !== task.id) return;
        clearTimeout(member.timer);
        member.task = undefined;
        member.state = "idle";
        // The next run starts before this one is told about: telling may take a while.
        this.pump();
        return task.events.onObservation(task.index, reply.observation);
    }
  }

  private loaded(snapshot: Bytes | null): void {
    if (this.parts !== undefined && snapshot !== null) this.parts = { ...this.parts, snapshot };
    const tell = this.onPrepared;
    this.onPrepared = undefined;
    tell?.({ snapshot: snapshot === null ? null : snapshot.slice() });
    while (this.members.length < this.options.size && this.brokenBy === undefined) this.addMember();
  }

  private pump(): void {
    const hopeless = this.brokenBy ?? (this.parts === undefined ? "no guest was prepared" : undefined);
    if (hopeless !== undefined) {
      const waiting = this.queue;
      this.queue = [];
      for (const task of waiting) settle(task, "platform", hopeless);
      return;
    }
    for (const member of this.members) {
      if (member.state !== "idle") continue;
      const task = this.queue.shift();
      if (task === undefined) return;
      member.state = "busy";
      member.task = task;
      member.timer = setTimeout(() => this.replace(member, "watchdog", ""), this.options.watchdogMs);
      const isStreamed = task.events.onOutput !== undefined;
      member.handle.post({ type: "run", id: task.id, frame: task.run.frame, isStreamed });
    }
  }

  /** A worker that ended by itself: its run is nobody's fault, and a guest that never starts is given up. */
  private died(member: Member, detail: string): void {
    if (!this.members.includes(member)) return;
    if (member.state === "loading") {
      this.failedLoads += 1;
      if (this.failedLoads >= failedLoadsAllowed) return this.fail(detail);
    }
    this.replace(member, "platform", detail);
  }

  private replace(member: Member, by: StoppedBy, detail: string): void {
    clearTimeout(member.timer);
    member.handle.terminate();
    this.members = this.members.filter((it) => it !== member);
    const { task } = member;
    member.task = undefined;
    this.addMember();
    if (task !== undefined) settle(task, by, detail);
  }

  /** No guest can be had: everything asked now or later is answered so. */
  private fail(detail: string): void {
    this.brokenBy = detail;
    const members = this.members;
    this.members = [];
    for (const member of members) {
      clearTimeout(member.timer);
      member.handle.terminate();
      if (member.task !== undefined) settle(member.task, "platform", detail);
    }
    const tell = this.onPrepared;
    this.onPrepared = undefined;
    tell?.({ refused: detail });
    this.pump();
  }
}

function settle(task: Task, by: StoppedBy, detail: string): void {
  const { stdout, stderr } = task.printed;
  const observation = encodeObservation({
    key: task.run.key, ending: "stopped", stoppedBy: by, detail, stdout: joined(stdout), stderr: joined(stderr),
  });
  task.events.onObservation(task.index, observation);
}

function joined(parts: readonly Bytes[]): Bytes {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
