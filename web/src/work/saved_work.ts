// The learner's work in one lab: opened once, changed at each keystroke, saved by itself. This is what the page talks to.

import { Journal } from "./journal.ts";
import { sameFiles, sealEarlier, type EarlierWork, type WorkFile, type WorkRecord } from "./record.ts";
import { ConflictError } from "./store.ts";
import { openWriterLock, type WriterLock } from "./writer_lock.ts";

export type SaveState =
  | { readonly kind: "untouched" } // nothing was ever typed here
  | { readonly kind: "pending" }
  | { readonly kind: "saved"; readonly copies: number }
  | { readonly kind: "failed"; readonly reason: "full" | "refused" }
  | { readonly kind: "elsewhere" }; // another tab is the writer

export interface SavedWorkEvents {
  onState(state: SaveState): void;
  /** Newer work came from the store: this tab has just become the writer. */
  onFiles(files: readonly WorkFile[]): void;
  /** The work as it stands, whenever this tab has changed it or come to write it. */
  onWork?(files: readonly WorkFile[], tries: number): void;
  /** Another tab went on with another version of the lab. */
  onOtherVersion(): void;
}

/** A version of a lab, as far as its work goes. */
export interface WorkedLab {
  readonly id: string;
  readonly hash: string;
  readonly starter: readonly WorkFile[];
}

/** How work comes from another version of the lab: its code goes on here and stays beside as it was; or goes on here, since nothing that
 *  the learner sees has changed; or it was no more than the starter, which is another one here. */
export type Moved = "code" | "same" | "starter";

/** The newest work in a lab, of whichever version of it. */
export async function latestWork(lab: string): Promise<WorkRecord | undefined> {
  return (await Journal.open(lab)).record;
}

/** A pause in typing this long starts a save; a save is never further away than the second figure. */
const quietMs = 400;
const latestMs = 2000;
/** How soon saving is tried again after it has failed. */
const retryMs = 5000;

export class SavedWork {
  /** What the page showed first: the saved work, or the starter. */
  opening: readonly WorkFile[];

  private files: readonly WorkFile[];
  private written: readonly WorkFile[];
  private beforeReset: readonly WorkFile[] | null;
  private earlierWork: EarlierWork | null;
  private declined: string | null;
  private triesSoFar: number;
  private writtenTries: number;
  /** The newest record belongs to another version: this one writes no more. */
  private isGone = false;
  private state: SaveState = { kind: "untouched" };
  private firstChangeAt: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | undefined;
  private lock: WriterLock | undefined;
  private journal: Journal;
  private readonly labKey: string;
  private readonly baseHash: string;
  private readonly starter: readonly WorkFile[];
  private readonly events: SavedWorkEvents;

  private constructor(
    lab: WorkedLab,
    opened: Awaited<ReturnType<typeof Journal.open>>,
    events: SavedWorkEvents,
    moved: Moved | undefined,
  ) {
    this.labKey = lab.id;
    this.baseHash = lab.hash;
    this.starter = lab.starter;
    this.events = events;
    this.journal = opened.journal;
    this.opening = opened.record === undefined || moved === "starter" ? lab.starter : fitted(opened.record.files, lab.starter);
    this.files = this.opening;
    // What moved here is not written yet.
    this.written = moved === undefined ? opened.record?.files ?? lab.starter : [];
    this.beforeReset = opened.record?.beforeReset ?? null;
    this.earlierWork = moved === "code" && opened.record !== undefined ? sealEarlier(opened.record) : opened.record?.earlier ?? null;
    this.declined = moved === undefined ? opened.record?.declined ?? null : null;
    this.triesSoFar = opened.record?.tries ?? 0;
    this.writtenTries = this.triesSoFar;
    if (opened.record !== undefined) this.state = { kind: "saved", copies: 2 };
  }

  /** `moved`: the work that is there was written for another version. */
  static async open(lab: WorkedLab, events: SavedWorkEvents, moved?: Moved): Promise<SavedWork> {
    const work = new SavedWork(lab, await Journal.open(lab.id), events, moved);
    work.lock = await openWriterLock(lab.id, {
      onGained: () => void work.readAgain(),
      onAsked: () => work.flush(),
      onLost: () => work.show({ kind: "elsewhere" }),
    });
    if (!work.lock.isWriter) work.state = { kind: "elsewhere" };
    document.addEventListener("visibilitychange", work.onHidden);
    addEventListener("pagehide", work.onHidden);
    addEventListener("beforeunload", work.onLeaving);
    events.onState(work.state);
    if (moved !== undefined) await work.flush();
    return work;
  }

  close(): void {
    document.removeEventListener("visibilitychange", this.onHidden);
    removeEventListener("pagehide", this.onHidden);
    removeEventListener("beforeunload", this.onLeaving);
    void this.flush().finally(() => {
      clearTimeout(this.timer);
      this.lock?.close();
    });
  }

  get isWriter(): boolean {
    return this.lock?.isWriter ?? true;
  }

  /** What was written for another version of this lab. */
  get earlier(): EarlierWork | null {
    return this.earlierWork;
  }

  /** Stays with this version: the learner knows that there is `newer`. */
  async decline(newer: string): Promise<void> {
    if (this.declined === newer) return;
    this.declined = newer;
    this.written = [];
    await this.flush();
  }

  /** Puts what was written for another version in the place of this work, which stays beside it; the next opening finds it. False: it
   *  could not be saved, and nothing has changed. */
  async goBack(): Promise<boolean> {
    await this.flush();
    const { earlierWork: back, labKey, files, baseHash, triesSoFar: tries } = this;
    if (back === null || !this.isWriter || this.state.kind === "failed") return false;
    const earlier = sealEarlier({ baseHash, files, savedAt: Date.now() });
    try {
      await this.journal.append({ labKey, baseHash: back.baseHash, files: back.files, beforeReset: null, earlier, declined: baseHash, tries });
    } catch (error) {
      this.show(error instanceof ConflictError ? { kind: "elsewhere" } : { kind: "failed", reason: isFull(error) ? "full" : "refused" });
      return false;
    }
    this.isGone = true;
    return true;
  }

  get canUndoReset(): boolean {
    return this.beforeReset !== null;
  }

  /** Checks of this lab that did not pass, on this device. */
  get tries(): number {
    return this.triesSoFar;
  }

  countTry(): void {
    this.triesSoFar += 1;
    if (this.isWriter) this.events.onWork?.(this.files, this.triesSoFar);
    void this.flush();
  }

  /** Goes on with work that was written elsewhere; before the page shows any. */
  continueWith(files: readonly WorkFile[], tries: number): void {
    this.opening = fitted(files, this.starter);
    this.triesSoFar = Math.max(this.triesSoFar, tries);
    this.change(this.opening);
  }

  change(files: readonly WorkFile[]): void {
    this.files = files;
    if (!this.isWriter) return;
    this.events.onWork?.(files, this.triesSoFar);
    if (sameFiles(files, this.written)) return;
    this.show({ kind: "pending" });
    const now = performance.now();
    this.firstChangeAt ??= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), Math.max(0, Math.min(quietMs, this.firstChangeAt + latestMs - now)));
  }

  /** Back to the beginning. What was there is kept for undoReset(), also over a reload. */
  reset(beginning: readonly WorkFile[]): readonly WorkFile[] {
    this.beforeReset = this.files;
    this.change(beginning);
    void this.flush();
    return beginning;
  }

  undoReset(): readonly WorkFile[] | undefined {
    const files = this.beforeReset;
    if (files === null) return undefined;
    this.beforeReset = null;
    this.change(files);
    void this.flush();
    return files;
  }

  /** Becomes the writer. Without locks the other tab was noticed only when it had saved: then what stands here is kept, as the
   *  newest record, and the other tab's stays in the journal. */
  async takeOver(): Promise<void> {
    if (this.lock?.isWriter === false) return this.lock.takeOver();
    this.journal = (await Journal.open(this.labKey)).journal;
    this.written = [];
    this.show({ kind: "pending" });
    await this.flush();
  }

  /** Settles when everything typed so far is kept, or could not be. */
  async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.firstChangeAt = undefined;
    while (this.saving !== undefined) await this.saving;
    if (!this.isWriter || this.isGone || (sameFiles(this.files, this.written) && this.triesSoFar === this.writtenTries)) return;
    this.saving = this.save().finally(() => (this.saving = undefined));
    await this.saving;
  }

  private async save(): Promise<void> {
    const { files, labKey, baseHash, beforeReset, earlierWork: earlier, declined, triesSoFar: tries } = this;
    try {
      const { copies } = await this.journal.append({ labKey, baseHash, files, beforeReset, earlier, declined, tries });
      this.written = files;
      this.writtenTries = tries;
      if (sameFiles(this.files, files)) this.show({ kind: "saved", copies });
    } catch (error) {
      if (error instanceof ConflictError) return this.show({ kind: "elsewhere" });
      this.show({ kind: "failed", reason: isFull(error) ? "full" : "refused" });
      this.timer = setTimeout(() => void this.flush(), retryMs);
    }
  }

  private async readAgain(): Promise<void> {
    const { journal, record } = await Journal.open(this.labKey);
    this.journal = journal;
    if (record !== undefined && record.baseHash !== this.baseHash) {
      this.isGone = true;
      return this.events.onOtherVersion();
    }
    if (record !== undefined) {
      this.files = fitted(record.files, this.starter);
      this.written = record.files;
      this.beforeReset = record.beforeReset;
      this.earlierWork = record.earlier ?? null;
      this.declined = record.declined ?? null;
      this.triesSoFar = this.writtenTries = Math.max(this.triesSoFar, record.tries ?? 0);
      this.events.onFiles(this.files);
      this.events.onWork?.(this.files, this.triesSoFar);
    }
    this.show(record === undefined ? { kind: "untouched" } : { kind: "saved", copies: 2 });
  }

  private readonly onHidden = (): void => {
    if (document.visibilityState === "hidden") void this.flush();
  };

  /** Only work that could not be kept is worth a question on leaving. */
  private readonly onLeaving = (event: BeforeUnloadEvent): void => {
    if (this.state.kind === "failed") event.preventDefault();
  };

  private show(state: SaveState): void {
    this.state = state;
    this.events.onState(state);
  }
}

/** The saved files in the lab's order; a file the lab has gained since comes from the starter. */
function fitted(saved: readonly WorkFile[], starter: readonly WorkFile[]): readonly WorkFile[] {
  return starter.map((file) => saved.find(({ path }) => path === file.path) ?? file);
}

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}
