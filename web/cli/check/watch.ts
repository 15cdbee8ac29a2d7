// Reviews a lab again whenever something in its folder, or a pack of rules beside it, is saved. The core and the guests stay warm, and only
// what a save can have changed is graded again.

import { existsSync, watch, type FSWatcher } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { Workshop } from "../workshop.ts";
import { LabReviewer, type LabReview } from "./review_lab.ts";

/** Editors save in several steps; this long nothing more must come. */
const settleMs = 60;

export interface WatchOptions {
  /** Ends it as Ctrl-C does. */
  readonly signal?: AbortSignal;
  /** Nothing is printed but what `tell` prints. */
  readonly isQuiet?: boolean;
}

/** Tells each review. Settles, with exit code 0, when it is ended. */
export async function watchLab(
  workshop: Workshop, path: string, today: string, tell: (review: LabReview) => void, { signal, isQuiet = false }: WatchOptions = {},
): Promise<number> {
  const reviewer = new LabReviewer(workshop, today);
  const changes = new Changes([path, join(dirname(path), "rules")].filter((folder) => existsSync(folder)));
  const end = (): void => changes.end();
  process.once("SIGINT", end);
  process.once("SIGTERM", end);
  signal?.addEventListener("abort", end, { once: true });
  try {
    do {
      const started = performance.now();
      const review = existsSync(join(path, "lab.json")) ? await reviewer.review(path) : undefined;
      if (changes.isEnded) break;
      if (process.stdout.isTTY && !isQuiet) process.stdout.write("\x1b[2J\x1b[H");
      if (review === undefined) console.log(`${relative(process.cwd(), path)} holds no lab.json`);
      else tell(review);
      if (!isQuiet) console.log(`${new Date().toTimeString().slice(0, 8)}  ${Math.round(performance.now() - started)} ms; waiting for the next save, Ctrl-C ends`);
    } while (await changes.next());
    return 0;
  } finally {
    changes.end();
    process.off("SIGINT", end);
    process.off("SIGTERM", end);
  }
}

/** Saves, gathered: one for all that come close together or while nobody waits. */
class Changes {
  private readonly watchers: readonly FSWatcher[];
  private timer: NodeJS.Timeout | undefined;
  private isChanged = false;
  private ended = false;
  private wake: (() => void) | undefined;

  constructor(folders: readonly string[]) {
    this.watchers = folders.map((folder) => {
      const watcher = watch(folder, { recursive: true }, () => this.settle());
      // A folder that goes away while it is watched: the next review says so.
      watcher.on("error", () => this.settle());
      return watcher;
    });
  }

  get isEnded(): boolean {
    return this.ended;
  }

  /** True: something was saved; false: this is over. */
  async next(): Promise<boolean> {
    while (!this.isChanged && !this.ended) await new Promise<void>((resolve) => { this.wake = resolve; });
    this.isChanged = false;
    return !this.ended;
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.timer);
    for (const watcher of this.watchers) watcher.close();
    this.wake?.();
  }

  private settle(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.isChanged = true;
      this.wake?.();
    }, settleMs);
  }
}
