// The core and the guests of the command line, loaded when they are first wanted.

import { readFile } from "node:fs/promises";
import { problem } from "../src/base/problem.ts";
import { failure, success, type Result } from "../src/base/result.ts";
import { CoreClient } from "../src/core/core_client.ts";
import { CoreModule } from "../src/core/core_module.ts";
import type { Bytes } from "../src/protocol/frame.ts";
import { CompiledRuntime } from "../src/runtime/compiled_runtime.ts";
import { engineFor, type EngineKind, type EngineWish } from "../src/runtime/engine_kind.ts";
import type { Engine, Runtime } from "../src/runtime/runtime.ts";
import { nodeCompiler, nodeRuntime } from "./node_runtime.ts";
import { built, grammarFile, guestFile, places } from "./places.ts";

const watchdogMs = 60_000;

export interface Prepared {
  readonly runtime: Runtime;
  readonly snapshot: Bytes | null;
}

export class Workshop {
  private loadedCore: Promise<CoreClient> | undefined;
  private readonly prepared = new Map<string, Promise<Result<Prepared>>>();
  private readonly parsers = new Map<string, Promise<Result<Runtime>>>();
  private readonly opened: Runtime[] = [];

  core(): Promise<CoreClient> {
    return (this.loadedCore ??= loadCore());
  }

  /** Of a lab. */
  async runtime(wish: EngineWish): Promise<Result<Runtime>> {
    const kind = engineFor(wish);
    if (kind === undefined) return failure(problem("session.no-engine", `there is no engine for ${[wish.language, ...wish.packages].join(" with ")} here`));
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

  close(): void {
    for (const runtime of this.opened) runtime.dispose();
  }

  private async start(kind: EngineKind): Promise<Result<Prepared>> {
    const engine = await readEngine(kind);
    const runtime = kind.isCompiled === true
      ? new CompiledRuntime(nodeCompiler(places.worker, watchdogMs), await this.core(), () => nodeRuntime(places.worker, watchdogMs))
      : nodeRuntime(places.worker, watchdogMs);
    this.opened.push(runtime);
    const prepared = await runtime.prepare(engine);
    return prepared.ok ? success({ runtime, snapshot: prepared.value ?? engine.snapshot }) : prepared;
  }

  private async startParser(language: string): Promise<Result<Runtime>> {
    const runtime = nodeRuntime(places.sourceWorker, watchdogMs);
    this.opened.push(runtime);
    const prepared = await runtime.prepare(await readParser(language));
    return prepared.ok ? success(runtime) : prepared;
  }
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
