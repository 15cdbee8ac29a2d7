// The core and the guests of the command line, loaded when they are first wanted.

import { readFile } from "node:fs/promises";
import { problem } from "../src/base/problem.ts";
import { failure, success, type Result } from "../src/base/result.ts";
import { CoreClient } from "../src/core/core_client.ts";
import { CoreModule } from "../src/core/core_module.ts";
import type { EngineHashes } from "../src/protocol/evidence.ts";
import type { Bytes } from "../src/protocol/frame.ts";
import { CompiledRuntime, type CompilerService, type ProgramStore } from "../src/runtime/compiled_runtime.ts";
import { engineFor, type EngineKind, type EngineWish } from "../src/runtime/engine_kind.ts";
import type { Engine, Runtime } from "../src/runtime/runtime.ts";
import { sha256 } from "./compress.ts";
import { nodeCompiler, nodeRuntime } from "./node_runtime.ts";
import { built, grammarFile, guestFile, places } from "./places.ts";
import { ProgramFiles } from "./program_files.ts";

const watchdogMs = 60_000;

/** How what runs guests is made: where else than in worker threads, is somebody else's choice (verify/own_thread.ts). */
export interface RuntimeMakers {
  readonly guest: () => Runtime;
  readonly parser: () => Runtime;
  readonly compiler: () => CompilerService;
  /** Of what an engine compiled; none: everything is compiled each time. */
  readonly programs?: (engine: Engine) => ProgramStore;
}

const inWorkers: RuntimeMakers = {
  guest: () => nodeRuntime(places.worker, watchdogMs),
  parser: () => nodeRuntime(places.sourceWorker, watchdogMs),
  compiler: () => nodeCompiler(places.worker, watchdogMs),
  programs: (engine) => new ProgramFiles(places.programs, engine),
};

export interface Prepared {
  readonly runtime: Runtime;
  readonly snapshot: Bytes | null;
}

export class Workshop {
  private readonly makers: RuntimeMakers;
  private loadedCore: Promise<CoreClient> | undefined;
  private readonly prepared = new Map<string, Promise<Result<Prepared>>>();
  private readonly parsers = new Map<string, Promise<Result<Runtime>>>();
  private readonly hashes = new Map<string, Omit<EngineHashes, "prices">>();
  private readonly opened: Runtime[] = [];

  constructor(makers: RuntimeMakers = inWorkers) {
    this.makers = makers;
  }

  core(): Promise<CoreClient> {
    return (this.loadedCore ??= loadCore());
  }

  /** Of a lab. */
  async runtime(wish: EngineWish): Promise<Result<Runtime>> {
    const kind = engineFor(wish);
    if (kind === undefined) return noEngine(wish);
    const prepared = await this.prepare(kind);
    return prepared.ok ? success(prepared.value.runtime) : prepared;
  }

  /** What reads programs of a language. */
  parser(language: string): Promise<Result<Runtime>> {
    const parser = this.parsers.get(language) ?? this.startParser(language);
    this.parsers.set(language, parser);
    return parser;
  }

  /** The engine's runtime, and the snapshot that it made. */
  prepare(kind: EngineKind): Promise<Result<Prepared>> {
    const known = this.prepared.get(kind.name);
    if (known !== undefined) return known;
    const made = this.start(kind);
    this.prepared.set(kind.name, made);
    return made;
  }

  /** Of what grades a lab's submissions here. */
  async engineHashes(wish: EngineWish, prices: string): Promise<Result<EngineHashes>> {
    const kind = engineFor(wish);
    if (kind === undefined) return noEngine(wish);
    const prepared = await this.prepare(kind);
    if (!prepared.ok) return prepared;
    const known = this.hashes.get(kind.name) ?? await hashEngine(kind, prepared.value.snapshot);
    this.hashes.set(kind.name, known);
    return success({ ...known, prices });
  }

  close(): void {
    for (const runtime of this.opened) runtime.dispose();
  }

  private async start(kind: EngineKind): Promise<Result<Prepared>> {
    const engine = await readEngine(kind);
    const { compiler, guest, programs } = this.makers;
    const options = programs === undefined ? {} : { store: programs(engine) };
    const runtime = kind.isCompiled === true ? new CompiledRuntime(compiler(), await this.core(), guest, options) : guest();
    this.opened.push(runtime);
    const prepared = await runtime.prepare(engine);
    return prepared.ok ? success({ runtime, snapshot: prepared.value ?? engine.snapshot }) : prepared;
  }

  private async startParser(language: string): Promise<Result<Runtime>> {
    const runtime = this.makers.parser();
    this.opened.push(runtime);
    const prepared = await runtime.prepare(await readParser(language));
    return prepared.ok ? success(runtime) : prepared;
  }
}

function noEngine({ language, packages }: EngineWish): Result<never> {
  return failure(problem("session.no-engine", `there is no engine for ${[language, ...packages].join(" with ")} here`));
}

async function hashEngine(
  { name, language, module, library }: EngineKind, snapshot: Bytes | null,
): Promise<Omit<EngineHashes, "prices">> {
  const hashFile = async (path: string): Promise<string> => sha256(await readBytes(built(path)));
  return {
    core: await hashFile(places.core),
    guest: {
      name,
      module: await hashFile(guestFile(name, module)),
      library: library === null ? null : await hashFile(guestFile(name, library)),
      snapshot: sha256(snapshot ?? new Uint8Array(0)),
    },
    parser: { module: await hashFile(places.parser), grammar: await hashFile(grammarFile(language)) },
  };
}

export async function readEngine({ name, module, library, snapshot }: EngineKind): Promise<Engine> {
  return {
    module: await readBytes(built(guestFile(name, module))),
    library: library === null ? null : await readBytes(built(guestFile(name, library))),
    snapshot: snapshot === undefined ? null : await readBytes(built(guestFile(name, snapshot))),
  };
}

/** The parser with a language's grammar. */
export async function readParser(language: string): Promise<Engine> {
  return { module: await readBytes(built(places.parser)), library: await readBytes(built(grammarFile(language))), snapshot: null };
}

export async function readBytes(path: string): Promise<Bytes> {
  return new Uint8Array(await readFile(path));
}

async function loadCore(): Promise<CoreClient> {
  const core = await CoreModule.load(await readBytes(built(places.core)));
  if (!core.ok) throw new Error(core.problems[0]?.message);
  return new CoreClient(core.value);
}
