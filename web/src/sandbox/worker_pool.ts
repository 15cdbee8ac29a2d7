// Workers that hold the same prepared guest, and the queue of runs before them. Used inside the sandbox frame and by Node,
// which differ only in how a worker is made. Promises: every run is answered, in whatever way its worker ends; a worker that
// is stuck, dead or stopped is terminated and replaced by a fresh one; of the runs that a worker was given together, only the one that
// it failed at suffers; output is relayed with a bound.

import type { Bytes } from "../protocol/frame.ts";
import type { StoppedBy } from "../protocol/messages.ts";
import type { Ended, GuestBytes, WorkerReply, WorkerRequest } from "./guest_worker.ts";
import { encodeObservation } from "./observation.ts";
import type { OutputKind } from "./wasi_host.ts";

export interface WorkerHandle<Request> {
  /** `transfer`: what is empty here afterwards, where workers can take it over. */
  post(request: Request, transfer?: Transferable[]): void;
  terminate(): void;
}

/** `onDeath` is called when the worker ended without being asked to. */
export type Spawn<Request, Reply> =
  (onReply: (reply: Reply) => void, onDeath: (detail: string) => void) => WorkerHandle<Request>;

export type SpawnWorker = Spawn<WorkerRequest, WorkerReply>;

export interface GuestParts extends GuestBytes {
  readonly module: WebAssembly.Module;
  /** Of a learner's program. Such a one is soon prepared, and seldom runs twice: each worker does it, and nothing is handed over. */
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
  /** The snapshot that the pool is given is its own: it moves into the first worker, which hands it back as a Blob for the others. A page
   *  would be held up by copying so much, and by collecting garbage for want of room. */
  readonly mayMove?: boolean;
}

/** Preparing a guest takes about a second here and perhaps twenty on a poor phone. */
const loadMs = 120_000;
const failedLoadsAllowed = 3;
const relayedBytes = 4 * 1024 * 1024;
const relayedMessages = 20_000;
/** Runs that a worker is given together. */
const mostTogether = 16;

interface Task {
  readonly id: number;
  readonly index: number;
  readonly run: PoolRun;
  readonly events: PoolEvents;
  /** What was relayed so far: kept for a run that is stopped. */
  readonly printed: { stdout: Bytes[]; stderr: Bytes[] };
  bytes: number;
  messages: number;
  /** It was under way with others when their worker failed, so it is not known whose fault that was. */
  isAlone: boolean;
}

interface Member {
  handle: WorkerHandle<WorkerRequest>;
  state: "loading" | "idle" | "busy";
  /** The first is under way, or has just ended. */
  tasks: Task[];
  timer: ReturnType<typeof setTimeout> | undefined;
}

export class WorkerPool {
  private readonly options: PoolOptions;
  private parts: GuestParts | undefined;
  /** The snapshot came from outside. */
  private isGiven = false;
  private members: Member[] = [];
  private queue: Task[] = [];
  private lastId = 0;
  private failedLoads = 0;
  private brokenBy: string | undefined;
  private onPrepared: ((outcome: { snapshot: Bytes | null } | { refused: string }) => void) | undefined;

  constructor(options: PoolOptions) {
    this.options = options;
  }

  /** Loads the first worker; the others follow once it is ready. With no snapshot it makes one, which is handed over. */
  prepare(parts: GuestParts): Promise<{ snapshot: Bytes | null } | { refused: string }> {
    this.parts = parts;
    this.isGiven = parts.snapshot !== null;
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
        id: this.lastId, index, run, events, printed: { stdout: [], stderr: [] }, bytes: 0, messages: 0, isAlone: false,
      });
    });
    this.pump();
  }

  /** Ends everything that runs or waits. */
  stop(): void {
    const waiting = this.queue;
    this.queue = [];
    for (const member of [...this.members]) if (member.tasks.length > 0) this.replace(member, "person", "");
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
      tasks: [],
      timer: undefined,
    };
    member.timer = setTimeout(() => this.died(member, "the guest took too long to start"), loadMs);
    this.members.push(member);
    this.load(member, parts);
  }

  private load({ handle }: Member, parts: GuestParts): void {
    const isFirst = this.onPrepared !== undefined;
    const { mayMove = false } = this.options;
    const moved = isFirst && mayMove && parts.snapshot instanceof Uint8Array ? [parts.snapshot.buffer] : [];
    if (moved.length > 0) this.parts = { ...parts, snapshot: null };
    const hands = isFirst && parts.preparationFuel === undefined;
    handle.post({ type: "load", ...parts, hands: { bytes: hands && parts.snapshot === null, blob: hands && mayMove } }, moved);
  }

  private heard(member: Member, reply: WorkerReply): void {
    if (!this.members.includes(member)) return;
    switch (reply.type) {
      case "loaded":
        clearTimeout(member.timer);
        member.state = "idle";
        this.failedLoads = 0;
        this.loaded(reply.bytes, reply.blob);
        return this.pump();
      case "refused":
        return this.fail(reply.detail);
      case "output": {
        const task = member.tasks.find(({ id }) => id === reply.id);
        if (task === undefined) return;
        task.bytes += reply.bytes.length;
        task.messages += 1;
        if (task.bytes > relayedBytes || task.messages > relayedMessages) {
          return this.replace(member, "platform", "more output than any run may send");
        }
        if (reply.kind !== "input") task.printed[reply.kind].push(reply.bytes);
        return task.events.onOutput?.(task.index, reply.kind, reply.bytes);
      }
      case "done":
        return this.ended(member, reply.ended);
    }
  }

  private ended(member: Member, ended: readonly Ended[]): void {
    const told: { task: Task; observation: Bytes }[] = [];
    for (const { id, observation } of ended) {
      const task = member.tasks.find((it) => it.id === id);
      if (task === undefined) continue;
      told.push({ task, observation });
      member.tasks = member.tasks.filter((it) => it !== task);
    }
    if (told.length === 0) return;
    clearTimeout(member.timer);
    if (member.tasks.length > 0) {
      this.watch(member);
    } else {
      member.state = "idle";
      // The next run starts before these are told about: telling may take a while.
      this.pump();
    }
    for (const { task, observation } of told) task.events.onObservation(task.index, observation);
  }

  private loaded(bytes: Bytes | null, blob: Blob | null): void {
    const tell = this.onPrepared;
    this.onPrepared = undefined;
    if (tell !== undefined) {
      if (this.parts !== undefined) this.parts = { ...this.parts, snapshot: blob ?? bytes ?? this.parts.snapshot };
      tell({ snapshot: this.isGiven ? null : bytes });
    }
    // One at a time: each start holds the thread of the page up for a while.
    if (this.members.length < this.options.size) this.addMember();
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
      const tasks = this.takeTogether();
      if (tasks.length === 0) return;
      member.state = "busy";
      member.tasks = tasks;
      this.watch(member);
      const isStreamed = tasks.some(({ events }) => events.onOutput !== undefined);
      member.handle.post({ type: "run", runs: tasks.map(({ id, run }) => ({ id, frame: run.frame })), isStreamed });
    }
  }

  /** Few enough that the other workers have something to do as well; those that are watched run by themselves. */
  private takeTogether(): Task[] {
    const isSingle = ({ isAlone, events }: Task): boolean => isAlone || events.onOutput !== undefined;
    const most = Math.min(mostTogether, Math.ceil(this.queue.length / (2 * this.options.size)));
    const single = this.queue.slice(0, most).findIndex(isSingle);
    return this.queue.splice(0, single < 0 ? most : Math.max(single, 1));
  }

  private watch(member: Member): void {
    member.timer = setTimeout(() => this.replace(member, "watchdog", ""), this.options.watchdogMs);
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
    const { tasks } = member;
    member.tasks = [];
    this.addMember();
    if (tasks.length < 2 || by === "person") return tasks.forEach((task) => settle(task, by, detail));
    for (const task of tasks) task.isAlone = true;
    this.queue.unshift(...tasks);
    this.pump();
  }

  /** No guest can be had: everything asked now or later is answered so. */
  private fail(detail: string): void {
    this.brokenBy = detail;
    const members = this.members;
    this.members = [];
    for (const member of members) {
      clearTimeout(member.timer);
      member.handle.terminate();
      for (const task of member.tasks) settle(task, "platform", detail);
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
