// The Session of a page: one core, one engine at a time, one run or check at a time.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import { CoreClient, type LabSource, type NamedBytes } from "../core/core_client.ts";
import { CoreModule } from "../core/core_module.ts";
import { decodeCourses, type Course } from "../protocol/courses.ts";
import type { EngineHashes } from "../protocol/evidence.ts";
import { encodeText, type Bytes } from "../protocol/frame.ts";
import { decodeInstruments, type Instruments } from "../protocol/instruments.ts";
import { decodeCatalogue, decodeEngines, type Asset, type Catalogue, type EngineAssets, type Engines } from "../protocol/messages.ts";
import { BrowserCompiler } from "../runtime/browser_compiler.ts";
import { BrowserRuntime } from "../runtime/browser_runtime.ts";
import { CompiledRuntime } from "../runtime/compiled_runtime.ts";
import { engineFor, engineKinds, languages, type EngineKind, type EngineWish } from "../runtime/engine_kind.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { checkSubmission } from "./check_submission.ts";
import { EngineSlot } from "./engine_slot.ts";
import { placeOf, prepareEngine } from "./engine_store.ts";
import { browserHash, bulkHash, fetchText, fetchVerified, type Hash } from "./fetching.ts";
import { isKept } from "./kept_assets.ts";
import { KeptPrograms } from "./kept_programs.ts";
import { makeEvidence } from "./make_evidence.ts";
import { openLab, verifyLab, type OpenedLab } from "./open_lab.ts";
import { runProgram, stoppedByPerson, type ProgramRun } from "./run_program.ts";
import type {
  CaseAddress, Checked, CheckOptions, Diagnostic, EngineCost, EngineProgress, OpenLab, ProgramEnd, ProgramTrace, RecordedCosts, RecordedMemory, RunOptions, Session, SessionOptions, ShownCase, Submission,
  TraceOptions,
} from "./session.ts";

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
  private readonly engines: Once<Engines>;
  private readonly listing: Once<Catalogue>;
  private readonly courseListing: Once<readonly Course[]>;
  private readonly core: Once<CoreClient>;
  private readonly drawing: Once<Instruments>;
  private readonly sources = new WeakMap<OpenLab, { source: LabSource; verified: Once<null> }>();
  private readonly slots: ReadonlyMap<string, EngineSlot>;
  /** By language: what reads its programs. */
  private readonly parsers: ReadonlyMap<string, EngineSlot>;
  private underWay: AbortController | undefined;

  constructor(options: SessionOptions) {
    this.base = options.base;
    this.watchdogMs = options.watchdogMs ?? defaultWatchdogMs;
    this.engines = new Once(() => this.read("engines.json", decodeEngines));
    this.listing = new Once(() => this.read("labs/index.json", decodeCatalogue));
    this.courseListing = new Once(() => this.read("labs/courses.json", decodeCourses));
    this.core = new Once(() => this.loadCore());
    this.drawing = new Once(() => this.read("instruments.json", decodeInstruments));
    this.slots = new Map(engineKinds.map((kind) => [kind.name, new EngineSlot((onProgress) => this.loadEngine(kind, onProgress))]));
    this.parsers = new Map(languages.map((id) => [id, new EngineSlot((onProgress) => this.loadParser(id, onProgress))]));
  }

  catalogue(): Promise<Result<Catalogue>> {
    return this.listing.get();
  }

  courses(): Promise<Result<readonly Course[]>> {
    return this.courseListing.get();
  }

  /** Without the core where the browser can hash: the editor need not wait for it. */
  async openLab(id: string): Promise<Result<OpenLab>> {
    const catalogue = await this.listing.get();
    if (!catalogue.ok) return catalogue;
    const opened = await openLab(this.base, catalogue.value, id, browserHash() ?? ((bytes) => this.coreHash(bytes)));
    if (!opened.ok) return opened;
    const { lab, source } = opened.value;
    this.sources.set(lab, { source, verified: new Once(() => this.verify(opened.value)) });
    return success(lab);
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
    const parts = library === null ? [module] : [module, library];
    const kept = await Promise.all(parts.map((asset) => isKept(placeOf(this.base, assets.value), asset)));
    const missing = parts.filter((_asset, index) => kept[index] === false);
    return success(missing.length === 0 ? null : { wireBytes: missing.reduce((sum, asset) => sum + asset.wireBytes, 0), memoryBytes });
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
    return this.recorded(lab, submission, options, (part) => [part.traceProgram, part.stoppedTrace]);
  }

  async recordCosts(lab: OpenLab, submission: Submission, options: TraceOptions): Promise<Result<RecordedCosts>> {
    return this.recorded(lab, submission, options, (part) => [part.recordCosts, part.stoppedCosts]);
  }

  async recordMemory(lab: OpenLab, submission: Submission, options: TraceOptions): Promise<Result<RecordedMemory>> {
    return this.recorded(lab, submission, options, (part) => [part.recordMemory, part.stoppedMemory]);
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
    const [core, verified, runtime] = await Promise.all([this.core.get(), opened.verified.get(), this.runtimeFor(lab.info)]);
    if (!core.ok) return core;
    if (!verified.ok) return verified;
    if (!runtime.ok) return runtime;
    if (runtime.value.inspect === undefined) return success(null);
    const planned = await core.value.planRun(opened.source, named(submission), "0", { bytes: new Uint8Array(0), ended: true }, []);
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
      return success({ state, report, bytes, evidence: evidence.value });
    });
  }

  async showCase(lab: OpenLab, address: CaseAddress): Promise<Result<ShownCase | null>> {
    const opened = this.sources.get(lab);
    if (opened === undefined) return notOpened();
    const [core, verified] = await Promise.all([this.core.get(), opened.verified.get()]);
    if (!core.ok) return core;
    return verified.ok ? core.value.showCase(opened.source, address) : verified;
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
    return fetchVerified(`${this.base}${asset.url}`, asset, browserHash() ?? ((bytes) => this.coreHash(bytes)));
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

  private async verify(opened: OpenedLab): Promise<Result<null>> {
    const core = await this.core.get();
    return core.ok ? verifyLab(core.value, opened) : core;
  }

  private async read<T>(path: string, decode: (text: string) => Result<T>): Promise<Result<T>> {
    const text = await fetchText(`${this.base}${path}`);
    return text.ok ? decode(text.value) : text;
  }

  private async loadCore(): Promise<Result<CoreClient>> {
    const engines = await this.engines.get();
    if (!engines.ok) return engines;
    const { url, sha256, bytes: size } = engines.value.core;
    // The core cannot vouch for itself: where the browser has no SHA-256 of its own, only the size is checked.
    const hash: Hash = browserHash() ?? (() => Promise.resolve(success(sha256)));
    const bytes = await fetchVerified(`${this.base}${url}`, { sha256, bytes: size }, hash);
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
      const [core, verified] = await Promise.all([this.core.get(), opened.verified.get()]);
      if (signal.aborted) return success(stopped);
      if (!core.ok) return core;
      if (!verified.ok) return verified;
      return work(core.value, opened.source, signal);
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

  private async loadEngine(kind: EngineKind, onProgress: (progress: EngineProgress) => void): Promise<Result<Runtime>> {
    const [assets, core] = await Promise.all([this.assetsOf(kind), this.core.get()]);
    if (!assets.ok) return assets;
    if (!core.ok) return core;
    const hash = bulkHash(core.value);
    const inner = (): Runtime => new BrowserRuntime(this.watchdogMs);
    const runtime = kind.isCompiled === true
      ? new CompiledRuntime(new BrowserCompiler(this.watchdogMs), core.value, inner, new KeptPrograms(this.base, assets.value, hash)) : inner();
    const isLarge = kind.askedMemoryBytes !== undefined;
    const prepared = await prepareEngine(this.base, assets.value, runtime, hash, onProgress, isLarge);
    if (prepared.ok) return success(runtime);
    runtime.dispose();
    return prepared;
  }

  private async loadParser(language: string, onProgress: (progress: EngineProgress) => void): Promise<Result<Runtime>> {
    const [engines, core, boot] = await Promise.all([
      this.engines.get(), this.core.get(), fetchPart(() => import("virtual:source-boot")),
    ]);
    if (!engines.ok) return engines;
    if (!core.ok) return core;
    if (!boot.ok) return boot;
    const runtime = new BrowserRuntime(this.watchdogMs, { source: boot.value.default, hash: boot.value.bootHash }, 1);
    const { parser, grammars } = engines.value;
    const grammar = grammars[language];
    if (grammar === undefined) return noEngine({ language, packages: [] });
    const parts = { name: `${language}-parser`, module: parser, library: grammar, snapshot: null };
    const prepared = await prepareEngine(this.base, parts, runtime, bulkHash(core.value), onProgress, false);
    if (prepared.ok) return success(runtime);
    runtime.dispose();
    return prepared;
  }
}

/** A part of the page that is fetched when it is first wanted. */
async function fetchPart<T>(load: () => Promise<T>): Promise<Result<T>> {
  try {
    return success(await load());
  } catch {
    return failure(problem("session.no-part", "a part of this page did not arrive"));
  }
}

function notOpened(): Result<never> {
  return failure(problem("session.no-such-lab", "the lab was not opened by this session"));
}

function noEngine({ language, packages }: EngineWish): Result<never> {
  return failure(problem("session.no-engine", `there is no engine for ${[language, ...packages].join(" with ")} here`));
}

function named(submission: Submission): NamedBytes[] {
  return submission.map((file) => ({ path: file.path, bytes: encodeText(file.text) }));
}

export function createSession(options: SessionOptions): Session {
  return new BrowserSession(options);
}
