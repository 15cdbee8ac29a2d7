// The core and the guests of the command line, loaded when they are first wanted.

import { readFile } from "node:fs/promises";
import { problem } from "../src/base/problem.ts";
import { failure, success, type Result } from "../src/base/result.ts";
import { CoreClient } from "../src/core/core_client.ts";
import { CoreModule } from "../src/core/core_module.ts";
import type { Bytes } from "../src/protocol/frame.ts";
import { CompiledRuntime } from "../src/runtime/compiled_runtime.ts";
import { languageOf, type Language } from "../src/runtime/language.ts";
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

  async runtime(language: string): Promise<Result<Runtime>> {
    const prepared = await this.prepare(language);
    return prepared.ok ? success(prepared.value.runtime) : prepared;
  }

  /** What reads programs of a language. */
  parser(language: string): Promise<Result<Runtime>> {
    const parser = this.parsers.get(language) ?? this.startParser(language);
    this.parsers.set(language, parser);
    return parser;
  }

  /** The runtime of a language, and the snapshot that it made. */
  prepare(language: string): Promise<Result<Prepared>> {
    const known = this.prepared.get(language);
    if (known !== undefined) return known;
    const made = this.start(language);
    this.prepared.set(language, made);
    return made;
  }

  close(): void {
    for (const runtime of this.opened) runtime.dispose();
  }

  private async start(id: string): Promise<Result<Prepared>> {
    const language = languageOf(id);
    if (language === undefined) return failure(problem("session.no-engine", `there is no engine for ${id} here`));
    const engine = await readEngine(language);
    const runtime = language.isCompiled === true
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

export async function readEngine({ id, module, library, snapshot }: Language): Promise<Engine> {
  return {
    module: await readBytes(built(guestFile(id, module))),
    library: library === null ? null : await readBytes(built(guestFile(id, library))),
    snapshot: snapshot === undefined ? null : await readBytes(built(guestFile(id, snapshot))),
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
