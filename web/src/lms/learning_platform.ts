// A lab that a learning platform shows (SCORM 1.2): what was written comes back from it, goes to it at each rest, and the best result with it.
// The device keeps the work as on any site; so whatever the platform does, the lab works, and one sentence says what is not as it should be.

import type { Report } from "../protocol/messages.ts";
import { owned } from "../work/owner.ts";
import { sameFiles, type WorkFile } from "../work/record.ts";
import { Interactions } from "./interactions.ts";
import type { ScormApi } from "./scorm_api.ts";
import { readState, writeState, type PlatformState } from "./suspend_data.ts";

/** Each has a sentence of its own (platform.*), the first of these that holds is said. */
export const platformNotes = ["absent", "refused", "looking", "elsewhere", "unreadable", "lost", "too-long"] as const;
export type PlatformNote = (typeof platformNotes)[number];

export interface PlatformWork {
  readonly files: readonly WorkFile[];
  readonly tries: number;
  /** It was written on another device since this one wrote: it takes the place of what is here. */
  readonly isNews: boolean;
}

/** What this device knows of the exchange. */
interface Memory {
  readonly device: string;
  readonly count: number;
  /** The state that was last taken over from another device, "device count". */
  readonly taken: string;
}

/** Typing that stops for so long is handed over. */
const restMs = 1_000;
/** A session of SCORM is told in HHHH:MM:SS.SS. */
const longestSessionMs = 9_999 * 3_600_000;

export class LearningPlatform {
  readonly lab: string;
  /** As the platform names whoever is here; "" where it does not say. */
  readonly learner: string;
  private readonly api: ScormApi | undefined;
  private readonly interactions: Interactions | undefined;
  private readonly notes = new Set<PlatformNote>();
  private readonly now: () => number;
  private readonly startedAt: number;
  private readonly isLooking: boolean;
  private isOpen: boolean;
  private isPassed = false;
  private best: number | undefined;
  private memory: Memory | undefined;
  private work: { readonly files: readonly WorkFile[]; readonly tries: number } | undefined;
  private sent: { readonly files: readonly WorkFile[]; readonly tries: number } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private tell: (note: PlatformNote | undefined) => void = () => undefined;

  /** `api`: undefined where none was found. */
  constructor(lab: string, api: ScormApi | undefined, now: () => number = () => performance.now()) {
    this.lab = lab;
    this.api = api;
    this.interactions = api === undefined ? undefined : new Interactions(api);
    this.now = now;
    this.startedAt = now();
    this.isOpen = api?.initialize() === true;
    this.learner = this.read("cmi.core.student_id");
    this.isLooking = ["review", "browse"].includes(this.read("cmi.core.lesson_mode")) || this.read("cmi.core.credit") === "no-credit";
    if (api === undefined) this.notes.add("absent");
    else if (!this.isOpen) this.notes.add("refused");
    if (this.isLooking) this.notes.add("looking");
    const score = Number.parseFloat(this.read("cmi.core.score.raw"));
    if (score >= 0 && score <= 100) this.best = score;
    const status = this.read("cmi.core.lesson_status");
    this.isPassed = status === "passed" || status === "completed";
    if (status === "" || status === "not attempted") this.write("cmi.core.lesson_status", "incomplete");
  }

  get note(): PlatformNote | undefined {
    return platformNotes.find((it) => this.notes.has(it));
  }

  /** `tell` hears whenever another sentence is to be said. */
  listen(tell: (note: PlatformNote | undefined) => void): () => void {
    this.tell = tell;
    return () => (this.tell = () => undefined);
  }

  /** What was written before, as the platform remembers it; undefined where it remembers nothing that can be used. */
  resume(): PlatformWork | undefined {
    const text = this.read("cmi.suspend_data");
    const memory = this.remembered();
    if (text === "") {
      // A learner may begin anew; a visit that goes on has something to go on with.
      if (memory.count > 0 && this.read("cmi.core.entry") === "resume") this.add("lost");
      return undefined;
    }
    const state = readState(text, this.lab);
    if (state === undefined) {
      this.add("unreadable");
      return undefined;
    }
    const isOwn = state.device === memory.device;
    const isNews = !isOwn && memory.taken !== nameOf(state);
    if (isOwn && state.count < memory.count) this.add("lost");
    if (isNews) this.remember({ ...memory, taken: nameOf(state) });
    if (state.files === null) {
      if (!isOwn) this.add("elsewhere");
      return undefined;
    }
    return { files: state.files, tries: state.tries, isNews };
  }

  /** At each change of the work. */
  changed(files: readonly WorkFile[], tries: number): void {
    this.work = { files, tries };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hand(), restMs);
  }

  /** The best result counts; one that is not gradable says nothing. */
  checked({ outcome, points, outOf, checks }: Pick<Report, "outcome" | "points" | "outOf" | "checks">): void {
    if (outcome !== "not-gradable" && outOf > 0) {
      const score = Math.round((points * 10_000) / outOf) / 100;
      if (this.best === undefined || score > this.best) {
        const isTaken = this.write("cmi.core.score.min", "0") && this.write("cmi.core.score.max", "100") && this.write("cmi.core.score.raw", String(score));
        if (isTaken) this.best = score;
      }
      if (outcome === "passed") this.isPassed = true;
      this.write("cmi.core.lesson_status", this.isPassed ? "passed" : "incomplete");
    }
    if (this.isOpen && !this.isLooking) this.interactions?.tell(checks);
    this.hand();
    this.commit();
  }

  /** The page is out of sight, and may never come back. */
  rest(): void {
    this.hand();
    this.commit();
  }

  leave(): void {
    if (!this.isOpen) return;
    this.hand();
    // Left like this, the next visit gets the state back, whatever was reached.
    this.write("cmi.core.exit", "suspend");
    this.write("cmi.core.session_time", sessionTime(this.now() - this.startedAt));
    this.commit();
    this.api?.finish();
    this.isOpen = false;
  }

  private hand(): void {
    clearTimeout(this.timer);
    const { work, sent } = this;
    if (work === undefined || !this.isOpen || this.isLooking) return;
    if (sent !== undefined && sent.tries === work.tries && sameFiles(sent.files, work.files)) return;
    const memory = this.remembered();
    const state = { lab: this.lab, device: memory.device, count: memory.count + 1, tries: work.tries };
    const whole = writeState({ ...state, files: work.files });
    const text = whole ?? writeState({ ...state, files: null }) ?? "";
    if (whole === undefined) this.add("too-long");
    else this.drop("too-long");
    if (!this.write("cmi.suspend_data", text)) return;
    // Some platforms say yes and cut.
    if (this.api?.get("cmi.suspend_data") !== text) return this.add("refused");
    this.sent = work;
    this.remember({ ...memory, count: state.count });
  }

  private commit(): void {
    if (this.isOpen && !this.isLooking && this.api?.commit() !== true) this.add("refused");
  }

  /** "" for whatever is no text. */
  private read(element: string): string {
    return (this.isOpen ? this.api?.get(element) : undefined) ?? "";
  }

  private write(element: string, value: string): boolean {
    if (!this.isOpen || this.isLooking) return false;
    const isTaken = this.api?.set(element, value) === true;
    if (!isTaken) this.add("refused");
    return isTaken;
  }

  private add(note: PlatformNote): void {
    const before = this.note;
    this.notes.add(note);
    if (this.note !== before) this.tell(this.note);
  }

  private drop(note: PlatformNote): void {
    const before = this.note;
    this.notes.delete(note);
    if (this.note !== before) this.tell(this.note);
  }

  /** Where nothing can be kept, every visit is a new device: then the platform's state is the work. */
  private remembered(): Memory {
    if (this.memory !== undefined) return this.memory;
    this.memory = readMemory(this.memoryKey()) ?? { device: newDevice(), count: 0, taken: "" };
    return this.memory;
  }

  private remember(memory: Memory): void {
    this.memory = memory;
    try {
      localStorage.setItem(this.memoryKey(), JSON.stringify(memory));
    } catch {
      // forbidden or full: it holds for this visit
    }
  }

  private memoryKey(): string {
    return `${owned("bengkel-platform")}/${this.lab}`;
  }
}

function nameOf({ device, count }: PlatformState): string {
  return `${device} ${count}`;
}

function newDevice(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (it) => it.toString(36)).join("");
}

function readMemory(key: string): Memory | undefined {
  try {
    const it = JSON.parse(localStorage.getItem(key) ?? "null") as Partial<Memory> | null;
    return typeof it?.device === "string" && Number.isSafeInteger(it.count) && typeof it.taken === "string" ? (it as Memory) : undefined;
  } catch {
    return undefined;
  }
}

/** HHHH:MM:SS.SS */
function sessionTime(ms: number): string {
  const hundredths = Math.floor(Math.max(0, Math.min(ms, longestSessionMs)) / 10);
  const two = (count: number): string => String(count).padStart(2, "0");
  const hours = String(Math.floor(hundredths / 360_000)).padStart(4, "0");
  return `${hours}:${two(Math.floor(hundredths / 6_000) % 60)}:${two(Math.floor(hundredths / 100) % 60)}.${two(hundredths % 100)}`;
}
