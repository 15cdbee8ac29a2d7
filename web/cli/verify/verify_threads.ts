// Threads that verify lines, and the lines before them. Promises: every line is answered once; a thread that died over a line, or takes
// too long with it, is replaced, and the line answered so.

import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { encodeAnswer, told, unverifiable } from "../../src/verify/answer.ts";
import type { Places } from "./folder_bench.ts";
import type { VerifyRequest } from "./verify_worker.ts";

interface Task {
  readonly request: VerifyRequest;
  readonly settle: (answer: string) => void;
}

interface Member {
  readonly worker: Worker;
  task: Task | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** How many bytes of code, about, a function of a guest runs through before V8 makes it fast; its own 1,800,000 are a page's, where a guest
 *  lives for a few runs. Here every line runs the same functions, and until all of them are fast a line costs half as much again. */
const tieringBudget = 100_000;

export class VerifyThreads {
  private readonly entry: URL;
  private readonly places: Places;
  private readonly lineMs: number;
  private readonly members: Member[] = [];
  private readonly waiting: Task[] = [];
  private isClosed = false;

  /** `lineMs`: fuel ends what runs; this ends what has none, a compiler above all. */
  constructor(entry: URL, places: Places, count: number, lineMs: number) {
    this.entry = entry;
    this.places = places;
    this.lineMs = lineMs;
    setFlagsFromString(`--wasm-tiering-budget=${tieringBudget}`);
    for (let index = 0; index < count; index += 1) this.start();
  }

  verify(request: VerifyRequest): Promise<string> {
    return new Promise((settle) => {
      this.waiting.push({ request, settle });
      this.pump();
    });
  }

  close(): void {
    this.isClosed = true;
    for (const { worker, timer } of this.members.splice(0)) {
      clearTimeout(timer);
      void worker.terminate();
    }
  }

  private start(): void {
    if (this.isClosed) return;
    const worker = new Worker(this.entry, { workerData: this.places });
    const member: Member = { worker, task: undefined, timer: undefined };
    this.members.push(member);
    worker.on("message", (answer: string) => this.settle(member, answer));
    worker.on("error", (error) => {
      this.lose(member, "verify.platform", `the thread that ran this died: ${error instanceof Error ? error.message : String(error)}`);
    });
    worker.on("exit", () => this.lose(member, "verify.platform", "the thread that ran this ended"));
  }

  private pump(): void {
    for (const member of this.members) {
      if (member.task !== undefined) continue;
      const task = this.waiting.shift();
      if (task === undefined) return;
      member.task = task;
      member.timer = setTimeout(() => {
        this.lose(member, "verify.stopped", `this took more than ${this.lineMs / 1000} s`);
      }, this.lineMs);
      member.worker.postMessage(task.request);
    }
  }

  private settle(member: Member, answer: string): void {
    const { task } = member;
    clearTimeout(member.timer);
    member.task = undefined;
    task?.settle(answer);
    this.pump();
  }

  private lose(member: Member, code: string, message: string): void {
    const at = this.members.indexOf(member);
    if (at < 0) return;
    this.members.splice(at, 1);
    void member.worker.terminate();
    this.start();
    this.settle(member, member.task === undefined ? "" : encodeAnswer(member.task.request.sha256, unverifiable(told(code, message))));
  }
}
