// The Session of a page: one core, one engine at a time, one run or check at a time.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import { CoreClient, type KeyedObservation, type LabSource, type MarkedTable, type NamedBytes } from "../core/core_client.ts";
import { CoreModule } from "../core/core_module.ts";
import { decodeCourses, type Course } from "../protocol/courses.ts";
import type { EngineHashes } from "../protocol/evidence.ts";
import { decodeText, encodeText, type Bytes } from "../protocol/frame.ts";
import { decodeInstruments, type Instruments } from "../protocol/instruments.ts";
import {
  decodeCatalogue, decodeEngines, decodeLabList, decodeLabListing, writeLabListing, type Asset, type Catalogue, type EngineAssets, type Engines, type KeptLab, type LabList,
  type Report,
} from "../protocol/messages.ts";
import { engineFor, engineKinds, languages, type EngineKind, type EngineWish } from "../runtime/engine_kind.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { checkSubmission, type Graded } from "./check_submission.ts";
import { FilesHere, type EngineFiles } from "./engine_files.ts";
import { EngineSlot } from "./engine_slot.ts";
import { prepareEngine } from "./engine_store.ts";
import { browserHash, bulkHash, fetchText, fetchVerified, type Hash } from "./fetching.ts";
import { KeptFiles } from "./kept_files.ts";
import { isWhole, keptLab, needsOf, noteLab } from "./kept_labs.ts";
import { labChanges, type LabChanges } from "./lab_changes.ts";
import { makeEvidence } from "./make_evidence.ts";
import { noEngine } from "./no_engine.ts";
import { describeLab, openLab, verifyLab, type OpenedLab } from "./open_lab.ts";
import type { Packs } from "./packs.ts";
import type { SiteTools } from "./site_tools.ts";
import { runProgram, stoppedByPerson, type ProgramRun } from "./run_program.ts";
import type {
  CaseAddress, Checked, CheckOptions, Diagnostic, EngineCost, EngineProgress, OpenLab, ProgramEnd, ProgramTrace, RecordedCosts, RecordedMemory, RecordedTables, RunOptions, Session, SessionOptions, ShownCase, Submission,
  TraceOptions,
} from "./session.ts";
import { SiteFiles } from "./site_files.ts";
import { WorkerFiles } from "./worker_files.ts";

const defaultWatchdogMs = 60_000;

/** A step that is taken once and shared; after a failure the next caller tries again. */
class Once<T> {
  private readonly take: () => Promise<Result<T>>;
  private taken: Promise<Result<T>> | undefined;

  constructor(take: () => Promise<Result<T>>) {
    this.take = take;
  }

  get(): Promise<Result<T>> {
    const taken = this.taken ?? this.take();
    this.taken = taken;
    void taken.then((result) => {
      if (!result.ok && this.taken === taken) this.taken = undefined;
    });
    return taken;
  }
}

class BrowserSession implements Session {
  private readonly base: string;
  private readonly watchdogMs: number;
  private readonly listings: SessionOptions["listings"];
  private readonly workedOn: NonNullable<SessionOptions["workedOn"]>;
  private readonly kept: KeptFiles;
  private readonly files: SiteFiles;
  /** Without the core where the browser can hash. */
  private readonly fileHash: Hash = browserHash() ?? ((bytes) => this.coreHash(bytes));
  private readonly engineFiles: EngineFiles;
  private readonly engines: Once<Engines>;
  private readonly labList: Once<LabList>;
  /** For whoever works with many labs. */
  private readonly catalogue: Once<Catalogue>;
  private readonly courseListing: Once<readonly Course[]>;
  private readonly core: Once<CoreClient>;
  private readonly drawing: Once<Instruments>;
  private readonly sources = new WeakMap<OpenLab, Once<LabSource>>();
  private readonly slots: ReadonlyMap<string, EngineSlot>;
  /** By language: what reads its programs. */
  private readonly parsers: ReadonlyMap<string, EngineSlot>;
  /** By check: what was seen of the case whose table is wrong. */
  private readonly tablesSeen = new WeakMap<Report, ReadonlyMap<string, KeyedObservation>>();
  private underWay: AbortController | undefined;
  private ahead: { readonly id: string; readonly opening: Promise<Result<OpenLab>> } | undefined;

  constructor(options: SessionOptions) {
    this.base = options.base;
    this.watchdogMs = options.watchdogMs ?? defaultWatchdogMs;
    this.listings = options.listings;
    this.workedOn = options.workedOn ?? (() => Promise.resolve(new Set()));
    this.kept = new KeptFiles(options.base);
    this.files = new SiteFiles(options.base, this.kept);
    this.engineFiles = browserHash() === undefined ? new FilesHere(this.files, this.fileHash) : new WorkerFiles();
    this.engines = new Once(() => this.read("engines.json", decodeEngines));
    this.labList = new Once(() => this.read("labs/list.json", decodeLabList));
    this.catalogue = new Once(() => this.read("labs/index.json", decodeCatalogue));
    this.courseListing = new Once(() => this.read("labs/courses.json", decodeCourses));
    this.core = new Once(() => this.loadCore());
    this.drawing = new Once(() => this.read("instruments.json", decodeInstruments));
    this.slots = new Map(engineKinds.map((kind) => [kind.name, new EngineSlot((onProgress) => this.loadEngine(kind, onProgress))]));
    this.parsers = new Map(languages.map((id) => [id, new EngineSlot((onProgress) => this.loadParser(id, onProgress))]));
  }

  labs(): Promise<Result<LabList>> {
    return this.labList.get();
  }

  courses(): Promise<Result<readonly Course[]>> {
    return this.courseListing.get();
  }

  openAhead(id: string): void {
    this.ahead = { id, opening: this.openListed(id) };
  }

  openLab(id: string): Promise<Result<OpenLab>> {
    const { ahead } = this;
    this.ahead = undefined;
    return ahead?.id === id ? ahead.opening : this.openListed(id);
  }

  /** Without the core where the browser can hash: the editor need not wait for it. */
  private async openListed(id: string): Promise<Result<OpenLab>> {
    const listed = await this.listed(id);
    if (!listed.ok) return listed;
    const opened = await this.open(listed.value, noteLab(this.kept, listed.value));
    return opened.ok ? success(opened.value.lab) : opened;
  }

  /** As the site has it now; its entry from this device if that is the one listed. The lab's own hash does not tell: no verdict hangs on a
   *  text that was mended. Where the listing cannot be fetched, the whole catalogue may be on this device. */
  private async listed(id: string): Promise<Result<KeptLab>> {
    const list = await this.labList.get();
    if (!list.ok) return list;
    const { labs, rules } = list.value;
    const lab = labs.find((it) => it.id === id);
    if (lab === undefined) return failure(problem("session.no-such-lab", `there is no lab "${id}"`));
    const kept = await keptLab(this.kept, id, lab.hash);
    if (kept !== undefined) {
      const written = await this.fileHash(encodeText(writeLabListing(kept.entry)));
      if (written.ok && written.value === lab.listing.sha256) return success({ entry: kept.entry, rules });
    }
    const text = await fetchVerified(`${this.base}labs/${id}/listing.json`, lab.listing, this.fileHash);
    if (!text.ok) {
      const catalogue = await this.catalogue.get();
      const entry = catalogue.ok ? catalogue.value.labs.find((it) => it.id === id) : undefined;
      return entry === undefined ? text : success({ entry, rules });
    }
    const entry = decodeLabListing(decodeText(text.value) ?? "");
    return entry.ok ? success({ entry: entry.value, rules }) : entry;
  }

  async openEarlier(id: string, hash: string): Promise<Result<OpenLab>> {
    const kept = await keptLab(this.kept, id, hash);
    if (kept === undefined) return failure(problem("session.no-such-lab", "this device does not have that version of the lab", { file: id }));
    const opened = await this.open(kept);
    if (!opened.ok) return opened;
    const source = await opened.value.source.get();
    return source.ok ? success(opened.value.lab) : source;
  }

  async changesSince(id: string, hash: string): Promise<LabChanges | undefined> {
    const [now, before] = await Promise.all([this.listed(id), keptLab(this.kept, id, hash)]);
    return now.ok && before !== undefined ? labChanges(before, now.value) : undefined;
  }

  async keepWhole({ info }: OpenLab): Promise<boolean> {
    const [listed, engines] = await Promise.all([this.listed(info.id), this.engines.get()]);
    if (!listed.ok || !engines.ok || !await this.kept.isAvailable()) return false;
    const needs = needsOf(listed.value, engines.value);
    const isEngines = new Set([needs.engine?.module, needs.engine?.library].flatMap((asset) => asset?.parts ?? []).map(({ sha256 }) => sha256));
    const held = await this.kept.held();
    for (const file of needs.files) {
      if (isEngines.has(file.sha256) || held.has(file.sha256)) continue;
      const came = await this.files.obtain(file, this.fileHash);
      if (!came.ok) return false;
    }
    return isWhole(needs, await this.kept.held());
  }

  async packs(): Promise<Result<Packs>> {
    const [part, catalogue, engines, instruments] = await Promise.all([
      fetchPart(() => import("./packs.ts")), this.catalogue.get(), this.engines.get(), this.drawing.get(),
    ]);
    if (!part.ok) return part;
    if (!catalogue.ok) return catalogue;
    if (!engines.ok) return engines;
    if (!instruments.ok) return instruments;
    const { base, kept, workedOn } = this;
    const hash = this.fileHash;
    return success(new part.value.Packs({ base, kept, workedOn, hash, catalogue: catalogue.value, engines: engines.value, instruments: instruments.value }));
  }

  async openFolder(id: string, source: LabSource): Promise<Result<OpenLab>> {
    const core = await this.core.get();
    if (!core.ok) return core;
    const read = await core.value.readLab(source);
    if (!read.ok) return read;
    const opened = describeLab({ ...read.value.info, id }, source.files);
    if (opened.ok) this.sources.set(opened.value, new Once(() => Promise.resolve(success(source))));
    return opened;
  }

  async siteTools(workers: number): Promise<Result<SiteTools>> {
    const [part, catalogue, core] = await Promise.all([fetchPart(() => import("./site_tools.ts")), this.catalogue.get(), this.core.get()]);
    if (!part.ok) return part;
    if (!catalogue.ok) return catalogue;
    if (!core.ok) return core;
    const { files, fileHash } = this;
    return success(new part.value.SiteTools({
      catalogue: catalogue.value, core: core.value, files, fileHash,
      engineHashes: (wish, prices) => this.engineHashes(wish, prices),
      // Of a language that is compiled, each program is a guest of its own: it is not worth more workers.
      loadEngine: (kind) => this.loadEngine(kind, () => undefined, kind.isCompiled === true ? undefined : workers),
      loadParser: (language) => this.loadParser(language, () => undefined),
    }));
  }

  async tidy(): Promise<void> {
    if (await this.kept.noted("site/untidied") === undefined) return;
    const part = await fetchPart(() => import("./sweep.ts"));
    if (!part.ok) return;
    await part.value.sweep(this.kept, this.workedOn);
    await this.kept.drop("site/untidied");
  }

  async prepare(wish: EngineWish, onProgress?: (progress: EngineProgress) => void): Promise<Result<null>> {
    const runtime = await this.runtimeFor(wish, onProgress);
    return runtime.ok ? success(null) : runtime;
  }

  isReady(wish: EngineWish): boolean {
    return this.slotFor(wish)?.isReady === true;
  }

  async costToAsk(wish: EngineWish): Promise<Result<EngineCost | null>> {
    const kind = engineFor(wish);
    const memoryBytes = kind?.askedMemoryBytes;
    if (kind === undefined || memoryBytes === undefined || this.isReady(wish)) return success(null);
    const assets = await this.assetsOf(kind);
    if (!assets.ok) return assets;
    const { module, library } = assets.value;
    const held = await this.kept.held();
    const missing = [...module.parts, ...library?.parts ?? []].filter(({ sha256 }) => !held.has(sha256));
    return success(missing.length === 0 ? null : { wireBytes: missing.reduce((sum, part) => sum + part.wireBytes, 0), memoryBytes });
  }

  runProgram(lab: OpenLab, submission: Submission, options: RunOptions): Promise<Result<ProgramEnd>> {
    return this.alone(lab, stoppedByPerson, (core, source, signal) => runProgram({
      core,
      runtime: () => this.runtimeFor(lab.info, options.onProgress),
      lab: source,
      submission: named(submission),
      seed: options.seed ?? "0",
      argv: options.argv ?? [],
      onEvent: options.onEvent,
      ...(options.onDiagnostics === undefined ? {} : { onDiagnostics: options.onDiagnostics }),
      askInput: options.askInput,
      signal,
    }));
  }

  async traceProgram(lab: OpenLab, submission: Submission, options: TraceOptions): Promise<Result<ProgramTrace>> {
    return this.recorded(lab, submission, options, (part) => [(asked) => part.traceProgram(asked, lab.info.watch), part.stoppedTrace]);
  }

  async recordCosts(lab: OpenLab, submission: Submission, options: TraceOptions): Promise<Result<RecordedCosts>> {
    return this.recorded(lab, submission, options, (part) => [part.recordCosts, part.stoppedCosts]);
  }

  async recordMemory(lab: OpenLab, submission: Submission, options: TraceOptions): Promise<Result<RecordedMemory>> {
    return this.recorded(lab, submission, options, (part) => [part.recordMemory, part.stoppedMemory]);
  }

  async recordTables(lab: OpenLab, submission: Submission, options: TraceOptions): Promise<Result<RecordedTables>> {
    return this.recorded(lab, submission, options, (part) => [part.recordTables, part.stoppedTables]);
  }

  async markTable(lab: OpenLab, report: Report, check: string): Promise<Result<MarkedTable | null>> {
    const verified = this.sources.get(lab);
    const observation = this.tablesSeen.get(report)?.get(check);
    const failure = report.checks.find(({ id }) => id === check)?.failure;
    if (verified === undefined) return notOpened();
    if (observation === undefined || failure === undefined || failure === null) return success(null);
    const [core, source] = await Promise.all([this.core.get(), verified.get()]);
    if (!source.ok) return source;
    return core.ok ? core.value.markTable(source.value, { check, case: failure.case, seed: report.seed }, observation) : core;
  }

  private async recorded<T>(
    lab: OpenLab, submission: Submission, options: TraceOptions,
    choose: (part: typeof import("./record_program.ts")) => readonly [(asked: Omit<ProgramRun, "record" | "onEvent" | "onParts">) => Promise<Result<T>>, T],
  ): Promise<Result<T>> {
    const part = await fetchPart(() => import("./record_program.ts"));
    if (!part.ok) return part;
    const [record, stopped] = choose(part.value);
    return this.alone(lab, stopped, (core, source, signal) => record({
      core,
      runtime: () => this.runtimeFor(lab.info, options.onProgress),
      lab: source,
      submission: named(submission),
      seed: options.seed ?? "0",
      argv: options.argv ?? [],
      askInput: options.askInput,
      signal,
    }));
  }

  async inspect(lab: OpenLab, submission: Submission): Promise<Result<readonly Diagnostic[] | null>> {
    const opened = this.sources.get(lab);
    if (opened === undefined || this.underWay !== undefined || !this.isReady(lab.info)) return success(null);
    const runtime = await this.runtimeFor(lab.info);
    if (!runtime.ok) return runtime;
    // Where nothing is inspected, the files are not fetched for it.
    if (runtime.value.inspect === undefined) return success(null);
    const [core, source] = await Promise.all([this.core.get(), opened.get()]);
    if (!core.ok) return core;
    if (!source.ok) return source;
    const planned = await core.value.planRun(source.value, named(submission), "0", { bytes: new Uint8Array(0), ended: true }, []);
    if (!planned.ok) return planned;
    const [run] = planned.value;
    return run === undefined ? success(null) : runtime.value.inspect(run.frame);
  }

  checkSubmission(lab: OpenLab, submission: Submission, options: CheckOptions = {}): Promise<Result<Checked>> {
    return this.alone<Checked>(lab, { state: "stopped" }, async (core, source, signal) => {
      const files = named(submission);
      const graded = await checkSubmission({
        core,
        runtime: () => this.runtimeFor(lab.info, options.onEngine),
        parser: () => this.parserFor(lab.info.language),
        lab: source,
        submission: files,
        seed: options.seed,
        ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
        signal,
      });
      if (!graded.ok) return graded;
      if (graded.value.state === "stopped") return success(graded.value);
      const engine = await this.engineHashes(lab.info, graded.value.prices);
      if (!engine.ok) return engine;
      const evidence = await makeEvidence(graded.value, engine.value, files, bulkHash(core));
      if (!evidence.ok) return evidence;
      const { state, report, bytes } = graded.value;
      this.tablesSeen.set(report, tablesSeen(graded.value));
      return success({ state, report, bytes, evidence: evidence.value });
    });
  }

  async showCase(lab: OpenLab, address: CaseAddress): Promise<Result<ShownCase | null>> {
    const opened = this.sources.get(lab);
    if (opened === undefined) return notOpened();
    const [core, source] = await Promise.all([this.core.get(), opened.get()]);
    if (!core.ok) return core;
    return source.ok ? core.value.showCase(source.value, address) : source;
  }

  stop(): void {
    if (this.underWay === undefined) return;
    this.underWay.abort();
    for (const slot of [...this.slots.values(), ...this.parsers.values()]) slot.stop();
  }

  instruments(): Promise<Result<Instruments>> {
    return this.drawing.get();
  }

  fetchAsset(asset: Asset): Promise<Result<Bytes>> {
    return this.files.obtainAsset(asset, this.fileHash);
  }

  hash(bytes: Uint8Array): Promise<Result<string>> {
    return this.coreHash(bytes);
  }

  dispose(): void {
    this.stop();
    for (const slot of [...this.slots.values(), ...this.parsers.values()]) slot.release();
  }

  private async coreHash(bytes: Uint8Array): Promise<Result<string>> {
    const core = await this.core.get();
    return core.ok ? core.value.hash(bytes) : core;
  }

  /** `noted`: when what is fetched may be kept. */
  private async open(lab: KeptLab, noted?: Promise<unknown>): Promise<Result<{ readonly lab: OpenLab; readonly source: Once<LabSource> }>> {
    const opened = await openLab(this.files, lab, this.fileHash, noted);
    if (!opened.ok) return opened;
    const source = new Once(() => this.verified(opened.value));
    this.sources.set(opened.value.lab, source);
    return success({ lab: opened.value.lab, source });
  }

  private async verified(opened: OpenedLab): Promise<Result<LabSource>> {
    const [core, source] = await Promise.all([this.core.get(), opened.source()]);
    if (!core.ok) return core;
    return source.ok ? verifyLab(core.value, opened.lab, source.value) : source;
  }

  private async read<T>(path: string, decode: (text: string) => Result<T>): Promise<Result<T>> {
    if (this.listings !== undefined && !this.listings.has(path)) return failure(problem("site.unlisted", "the page does not name this listing", { file: path }));
    const text = await fetchText(`${this.base}${path}`, this.listings?.get(path));
    return text.ok ? decode(text.value) : text;
  }

  private async loadCore(): Promise<Result<CoreClient>> {
    const engines = await this.engines.get();
    if (!engines.ok) return engines;
    const { sha256 } = engines.value.core;
    // The core cannot vouch for itself: where the browser has no SHA-256 of its own, only the size is checked.
    const hash: Hash = browserHash() ?? (() => Promise.resolve(success(sha256)));
    const bytes = await this.files.obtainAsset(engines.value.core, hash);
    if (!bytes.ok) return bytes;
    const core = await CoreModule.load(bytes.value);
    return core.ok ? success(new CoreClient(core.value)) : core;
  }

  /** One at a time, and only for labs that were opened here. Stopping settles it at once, whatever it is waiting for. */
  private async alone<T>(
    lab: OpenLab, stopped: T, work: (core: CoreClient, source: LabSource, signal: AbortSignal) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    if (this.underWay !== undefined) return failure(problem("session.busy", "something is already running"));
    const opened = this.sources.get(lab);
    if (opened === undefined) return notOpened();
    const controller = new AbortController();
    this.underWay = controller;
    const { signal } = controller;
    const asked = async (): Promise<Result<T>> => {
      const [core, source] = await Promise.all([this.core.get(), opened.get()]);
      if (signal.aborted) return success(stopped);
      if (!core.ok) return core;
      if (!source.ok) return source;
      return work(core.value, source.value, signal);
    };
    const aborted = new Promise<Result<T>>((resolve) => {
      signal.addEventListener("abort", () => resolve(success(stopped)), { once: true });
    });
    try {
      return await Promise.race([asked(), aborted]);
    } finally {
      if (this.underWay === controller) this.underWay = undefined;
    }
  }

  private slotFor(wish: EngineWish): EngineSlot | undefined {
    return this.slots.get(engineFor(wish)?.name ?? "");
  }

  /** A phone has memory for one engine: the others are given up. */
  private async runtimeFor(wish: EngineWish, onProgress?: (progress: EngineProgress) => void): Promise<Result<Runtime>> {
    const slot = this.slotFor(wish);
    if (slot === undefined) return noEngine(wish);
    for (const other of this.slots.values()) if (other !== slot) other.release();
    return slot.get(onProgress);
  }

  private async parserFor(language: string): Promise<Result<Runtime>> {
    const slot = this.parsers.get(language);
    if (slot === undefined) return noEngine({ language, packages: [] });
    for (const other of this.parsers.values()) if (other !== slot) other.release();
    return slot.get();
  }

  private async assetsOf(kind: EngineKind): Promise<Result<EngineAssets>> {
    const engines = await this.engines.get();
    if (!engines.ok) return engines;
    const assets = engines.value.engines.find((it) => it.name === kind.name);
    return assets === undefined ? noEngine(kind) : success(assets);
  }

  private async engineHashes(wish: EngineWish, prices: string): Promise<Result<EngineHashes>> {
    const engines = await this.engines.get();
    if (!engines.ok) return engines;
    const { core, parser, grammars, engines: known } = engines.value;
    const guest = known.find(({ name }) => name === engineFor(wish)?.name);
    const grammar = grammars[wish.language];
    if (guest === undefined || grammar === undefined) return noEngine(wish);
    const { name, module, library, snapshot } = guest;
    return success({
      core: core.sha256,
      prices,
      guest: { name, module: module.sha256, library: library?.sha256 ?? null, snapshot: snapshot.sha256 },
      parser: { module: parser.sha256, grammar: grammar.sha256 },
    });
  }

  private async loadEngine(kind: EngineKind, onProgress: (progress: EngineProgress) => void, workers?: number): Promise<Result<Runtime>> {
    const [assets, core, part] = await Promise.all([this.assetsOf(kind), this.core.get(), runtimesPart()]);
    if (!assets.ok) return assets;
    if (!core.ok) return core;
    if (!part.ok) return part;
    const { base, watchdogMs } = this;
    const runtime = part.value.engineRuntime(kind, assets.value, core.value, { base, watchdogMs, workers });
    const prepared = await prepareEngine(this.engineFiles, this.kept, assets.value, runtime, onProgress);
    if (prepared.ok) return success(runtime);
    runtime.dispose();
    return prepared;
  }

  private async loadParser(language: string, onProgress: (progress: EngineProgress) => void): Promise<Result<Runtime>> {
    const [engines, part] = await Promise.all([this.engines.get(), runtimesPart()]);
    if (!engines.ok) return engines;
    if (!part.ok) return part;
    const { parser, grammars } = engines.value;
    const grammar = grammars[language];
    if (grammar === undefined) return noEngine({ language, packages: [] });
    const made = await fetchPart(() => part.value.parserRuntime(this.watchdogMs));
    if (!made.ok) return made;
    const runtime = made.value;
    const parts = { name: `${language}-parser`, module: parser, library: grammar, snapshot: null };
    const prepared = await prepareEngine(this.engineFiles, this.kept, parts, runtime, onProgress);
    if (prepared.ok) return success(runtime);
    runtime.dispose();
    return prepared;
  }
}

const runtimesPart = () => fetchPart(() => import("./runtimes.ts"));

/** A part of the page that is fetched when it is first wanted. */
async function fetchPart<T>(load: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await load());
  } catch {
    return failure(problem("session.no-part", "a part of this page did not arrive"));
  }
}

function tablesSeen({ report, observations }: Extract<Graded, { state: "report" }>): ReadonlyMap<string, KeyedObservation> {
  return new Map(report.checks.flatMap(({ id, failure }) => {
    const seen = failure?.table == null ? undefined : observations.find(({ key }) => key === `${id}/${failure.case}`);
    return seen === undefined ? [] : [[id, seen] as const];
  }));
}

function notOpened(): Result<never> {
  return failure(problem("session.no-such-lab", "the lab was not opened by this session"));
}

function named(submission: Submission): NamedBytes[] {
  return submission.map((file) => ({ path: file.path, bytes: encodeText(file.text) }));
}

export function createSession(options: SessionOptions): Session {
  return new BrowserSession(options);
}
