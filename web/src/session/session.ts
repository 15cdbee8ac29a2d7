// What the page can do with a lab: open it, run the learner's program, check the submission. A Session owns the core, the
// sandbox frame and its workers; it is the only thing the page talks to. No promise here is ever left unsettled, and none
// rejects for anything a learner, a lab or the network did: those are problems or endings.

import type { Bytes } from "../protocol/frame.ts";
import type { Result } from "../base/result.ts";
import type { LabSource, MarkedTable } from "../core/core_client.ts";
import type { Course } from "../protocol/courses.ts";
import type { EngineWish } from "../runtime/engine_kind.ts";
import type { Diagnostic } from "../sandbox/read_diagnostics.ts";
import type { CaseAddress } from "../protocol/case_address.ts";
import type { Evidence } from "../protocol/evidence.ts";
import type { Instruments } from "../protocol/instruments.ts";
import type { Plot } from "../protocol/plot.ts";
import type { LinkedSymbol } from "../protocol/link_map.ts";
import type { MemoryRecord } from "../protocol/memory_record.ts";
import type { ProgramCosts } from "../protocol/program_costs.ts";
import type { ResultSet } from "../protocol/result_sets.ts";
import type { Show } from "../protocol/show.ts";
import type { StepTrace } from "../protocol/step_trace.ts";
import type { Departure } from "./follow_watches.ts";
import type { LabChanges } from "./lab_changes.ts";
import type { Packs } from "./packs.ts";
import type { SiteTools } from "./site_tools.ts";
import type {
  Asset, ExceptionInfo, LabInfo, LabList, Localised, Report, ShownCase, StoppedBy,
} from "../protocol/messages.ts";

export type { CaseAddress } from "../protocol/case_address.ts";
export type { ObjectKind, Shown, ShownObject, StepChange, StepColumns, StepEvent, StepFrame, StepState, StepTrace } from "../protocol/step_trace.ts";
export type { LinkedSymbol } from "../protocol/link_map.ts";
export type { HeapBlock, MemoryRecord, WatchedVariable } from "../protocol/memory_record.ts";
export type { FunctionCost, LineCost, ProgramCosts } from "../protocol/program_costs.ts";
export type { Plot } from "../protocol/plot.ts";
export type { ResultSet, StorageClass } from "../protocol/result_sets.ts";
export type { MarkedTable } from "../core/core_client.ts";
export type { Departure } from "./follow_watches.ts";
export type { Boundary, Confusion, Desk, Loss, Neighbours, Show, Weights } from "../protocol/show.ts";
export type { FetchProgress } from "./fetch_missing.ts";
export type { Pack, Packs, PackState, Room } from "./packs.ts";
export type { LabChanges } from "./lab_changes.ts";
export { compileErrorType } from "../runtime/compile_error.ts";
export { encodeEvidence, evidenceLimits, type Evidence } from "../protocol/evidence.ts";
export { placeOf, type CodePlace } from "../protocol/code_place.ts";
export type { Course } from "../protocol/courses.ts";
export type { Diagnostic } from "../sandbox/read_diagnostics.ts";
export type { Problem } from "../base/problem.ts";
export type { Result } from "../base/result.ts";
export type {
  BudgetFigures, CatalogueEntry, CheckInfo, CheckOutcome, CheckReport, ExceptionInfo, Failure, FailureCode, GrowthFigures, LabInfo, LabList, LabSummary, ListedLab,
  Localised, Mismatch, Outcome, Report, RuleInfo, ShownCase, StoppedBy, TraceFrame,
} from "../protocol/messages.ts";

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** The editable files as they stand, exactly the paths of `OpenLab.starter`; to be checked, of a lab that asks, also the answers
 *  (protocol/answers.ts). */
export type Submission = readonly TextFile[];

export interface OpenLab {
  readonly info: LabInfo;
  /** The files as the learner first meets them, in the order of `info.files`. */
  readonly starter: Submission;
  /** What the program can read, paths as the program sees them. */
  readonly data: readonly { readonly path: string; readonly bytes: Uint8Array }[];
  /** The task, locale to Markdown; `{{rule-id}}` still stands in it (values: `info.rules`). */
  readonly text: Localised;
  /** The files of the right answer that may be looked at (when: `info.solution`). */
  readonly solution: Submission | null;
}

/** Bytes of the language's engine: `total` is what will be moved over the wire, uncompressed. */
export interface EngineProgress {
  readonly step: "download" | "prepare" | "ready";
  readonly loaded: number;
  readonly total: number;
}

/** What a language's engine costs before its first run on this device. */
export interface EngineCost {
  /** Bytes to fetch, compressed. */
  readonly wireBytes: number;
  readonly memoryBytes: number;
}

/** In the order in which the program wrote and read. */
export type TranscriptEvent =
  | { readonly kind: "output"; readonly stream: "stdout" | "stderr"; readonly text: string }
  /** A line that the program has just read (with its line end). */
  | { readonly kind: "input"; readonly text: string };

export interface RunOptions {
  readonly onEvent: (event: TranscriptEvent) => void;
  /** The program waits for a line: answer with it (no line end), or with null for "no more input". Stopping the run while this
   *  promise is open settles the run at once; a later answer is ignored. */
  readonly askInput: () => Promise<string | null>;
  readonly onProgress?: (progress: EngineProgress) => void;
  /** Of a language that is compiled: what the compiler says, mistakes and warnings, before the program runs. */
  readonly onDiagnostics?: (diagnostics: readonly Diagnostic[]) => void;
  readonly argv?: readonly string[];
  /** A whole number as text, default "0". */
  readonly seed?: string;
}

/** How the learner's program ended. */
export interface ProgramEnd {
  readonly ending:
    | "finished" | "raised" | "exited" | "out-of-fuel" | "out-of-memory" | "too-deep" | "too-much-output" | "trapped" | "refused"
    | "stopped";
  /** Only when `ending` is "stopped". */
  readonly stoppedBy: StoppedBy | null;
  /** Only when `ending` is "raised" (or another ending that left a traceback). */
  readonly exception: ExceptionInfo | null;
  readonly exitCode: number | null;
  /** For a bug report; not for the learner. */
  readonly detail: string;
  readonly memoryBytes: number;
  /** What lab.plot left, in the order of their numbers. */
  readonly plots: readonly LeftPlot[];
  /** What lab.show left, likewise. */
  readonly shows: readonly LeftShow[];
}

export type LeftPlot = { readonly is: "plot"; readonly plot: Plot } | NothingLeft;
export type LeftShow = { readonly is: "show"; readonly show: Show } | NothingLeft;
export type NothingLeft =
  | { readonly is: "unreadable"; readonly file: string }
  /** More than could be handed over. */
  | { readonly is: "too-many" };

export type TraceOptions = Omit<RunOptions, "onEvent">;

export interface ProgramTrace {
  readonly end: ProgramEnd;
  /** Null when the run was ended from outside (out of fuel, stopped, ...). */
  readonly trace: StepTrace | null;
  /** Standard output, whole. */
  readonly printed: Uint8Array;
  /** Where a variable is first other than the lab knows it to be in a right program, in the order of the steps. */
  readonly departures: readonly Departure[];
}

export interface RecordedTables {
  readonly end: ProgramEnd;
  /** Null when the script failed, or gave more than can be handed over ("too-much-output"). */
  readonly results: readonly ResultSet[] | null;
}

export interface RecordedCosts {
  readonly end: ProgramEnd;
  /** Null when the run was ended from outside before it could answer. */
  readonly costs: ProgramCosts | null;
}

export interface RecordedMemory {
  readonly end: ProgramEnd;
  /** Where the program said so (lab::look), in order; the last is its end. */
  readonly looks: readonly MemoryRecord[];
  /** Files in the place of looks that are none. */
  readonly unreadable: number;
  /** Variables of static storage, the learner's own first. */
  readonly symbols: readonly LinkedSymbol[];
}

export interface CheckProgress {
  readonly runsDone: number;
  /** Grows when the core asks for more runs. */
  readonly runsPlanned: number;
}

export interface CheckOptions {
  readonly onProgress?: (progress: CheckProgress) => void;
  readonly onEngine?: (progress: EngineProgress) => void;
  /** Undefined: the core takes one, which the report names. */
  readonly seed?: string | undefined;
}

export type Checked =
  /** `evidence` is without a name: that is for the learner to type. */
  | { readonly state: "report"; readonly report: Report; readonly bytes: Bytes; readonly evidence: Evidence }
  /** The person stopped it; there is no verdict. */
  | { readonly state: "stopped" };

export interface Session {
  /** labs/list.json, read once. */
  labs(): Promise<Result<LabList>>;
  /** labs/courses.json, read once; of a course, session/courses.ts tells its labs. */
  courses(): Promise<Result<readonly Course[]>>;
  /** Fetches the lab's files and verifies their hashes. The core reads them before anything is run or graded. */
  openLab(id: string): Promise<Result<OpenLab>>;
  /** Begins to: the next openLab of this lab takes what came. */
  openAhead(id: string): void;
  /** A version of a lab that this device opened once and still has, read by the core. */
  openEarlier(id: string, hash: string): Promise<Result<OpenLab>>;
  /** From that version to the one that the catalogue lists; undefined when this device does not know that version. */
  changesSince(id: string, hash: string): Promise<LabChanges | undefined>;
  /** Fetches what an opened lab needs beside its engine; true: with its engine on this device, it works without a connection. */
  keepWhole(lab: OpenLab): Promise<boolean>;
  /** What can be fetched to be used without a connection. */
  packs(): Promise<Result<Packs>>;
  /** A lab that is no part of the site, under a name of its own: `id` stands in the place of its id. */
  openFolder(id: string, source: LabSource): Promise<Result<OpenLab>>;
  /** What instructors' pages work with, so many workers an engine; for whoever asked to dispose of. */
  siteTools(workers: number): Promise<Result<SiteTools>>;
  /** After an update was taken: forgets what only the version before it needed. */
  tidy(): Promise<void>;
  /** Loads and prepares the engine of a lab; runs and checks do it themselves. Safe to call twice: one load is shared. */
  prepare(wish: EngineWish, onProgress?: (progress: EngineProgress) => void): Promise<Result<null>>;
  isReady(wish: EngineWish): boolean;
  /** Null: the engine is small, or already kept here; it may be fetched without asking. */
  costToAsk(wish: EngineWish): Promise<Result<EngineCost | null>>;
  /** One at a time: while a run or a check is under way the answer is the problem `session.busy`. */
  runProgram(lab: OpenLab, submission: Submission, options: RunOptions): Promise<Result<ProgramEnd>>;
  /** As runProgram, and with the program's steps; for labs in Python. */
  traceProgram(lab: OpenLab, submission: Submission, options: TraceOptions): Promise<Result<ProgramTrace>>;
  /** What its lines (Python) or functions (Python, C++) cost. A run of its own, and no measure for a grade: an interpreter that is asked
   *  for its steps burns more. */
  recordCosts(lab: OpenLab, submission: Submission, options: TraceOptions): Promise<Result<RecordedCosts>>;
  /** What the memory of a program in C++ holds at its end, however that came, and where it says. */
  recordMemory(lab: OpenLab, submission: Submission, options: TraceOptions): Promise<Result<RecordedMemory>>;
  /** The result sets of a script in SQL, however long. A run of its own, never graded. */
  recordTables(lab: OpenLab, submission: Submission, options: TraceOptions): Promise<Result<RecordedTables>>;
  /** Of a check that failed by its tables, in a report of this session: the whole table that came, and what is wrong in it. Null when it
   *  has none. */
  markTable(lab: OpenLab, report: Report, check: string): Promise<Result<MarkedTable | null>>;
  checkSubmission(lab: OpenLab, submission: Submission, options?: CheckOptions): Promise<Result<Checked>>;
  /** A case as it is before anything was run; null when the lab has no such case. */
  showCase(lab: OpenLab, address: CaseAddress): Promise<Result<ShownCase | null>>;
  /** What the compiler says of a submission while it is written. Null: there is no compiler, it is not loaded, or something is under
   *  way; nothing is fetched for it. */
  inspect(lab: OpenLab, submission: Submission): Promise<Result<readonly Diagnostic[] | null>>;
  /** Stops what is under way: its promise settles as stopped by the person within a moment. No-op when idle. */
  stop(): void;
  /** What instruments are drawn with; read when the first one is opened. */
  instruments(): Promise<Result<Instruments>>;
  /** A file that the site lists, checked. */
  fetchAsset(asset: Asset): Promise<Result<Bytes>>;
  /** SHA-256 (hex) of any bytes, as the core computes it. */
  hash(bytes: Uint8Array): Promise<Result<string>>;
  dispose(): void;
}

export interface SessionOptions {
  /** Address of the site's root (the folder of index.html), with a final "/". Usually `new URL("./", document.baseURI).href`. */
  readonly base: string;
  /** Milliseconds after which a run is stopped by the watchdog; default 60,000. */
  readonly watchdogMs?: number;
  /** SHA-256 of the listings that belong to this page, by their paths. With other ones the page is half of one version of the site and
   *  half of another: the problem `site.renewed`. */
  readonly listings?: ReadonlyMap<string, string>;
  /** Hashes of the versions of a lab for which there is saved work: these are kept. */
  readonly workedOn?: (lab: string) => Promise<ReadonlySet<string>>;
}

export { createSession } from "./browser_session.ts";
