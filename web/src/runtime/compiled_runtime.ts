// A runtime of a language that is compiled. The runs of one submission share a build: it is compiled once, charged for what it
// executes by the core, and handed to an ordinary runtime as the guest of those runs.
//
//   run(frames)
//    └ for each distinct (sources, build)
//       └ ProgramStore, if there is one     → what was compiled on an earlier visit, or
//       └ Compiler (a worker of its own)    → diagnostics, module
//       └ CoreClient.meter                  → the module that pays
//       └ inner Runtime.prepare, run        → observations
//
// Promises what a Runtime promises. What does not compile is `raised`, a CompileError; a compiler that was stopped or gave up is
// nobody's fault, and its runs are `stopped`.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { CoreClient } from "../core/core_client.ts";
import { decodeFrame, encodeFrame, encodeText, frameKinds, type Bytes } from "../protocol/frame.ts";
import { readFunctionNames } from "../protocol/function_names.ts";
import { readLinkMap } from "../protocol/link_map.ts";
import { decodeRunMessage, type Build, type RunRecord } from "../protocol/messages.ts";
import { programArguments, unitObject } from "../sandbox/compile_flags.ts";
import type { CompileRequest } from "../sandbox/compiler.ts";
import type { CompileOutcome, CompileStep } from "../sandbox/compiler_slot.ts";
import { makeGlue } from "../sandbox/cpp_glue.ts";
import type { SourceFile } from "../sandbox/llvm.ts";
import { encodeObservation } from "../sandbox/observation.ts";
import type { Diagnostic } from "../sandbox/read_diagnostics.ts";
import { compileErrorObservation } from "./compile_error.ts";
import type { MadeModule } from "./made_module.ts";
import { Gathering, platformObservation, type Engine, type KeyedRun, type ProgramParts, type RunHandlers, type Runtime } from "./runtime.ts";

/** A compiler in a worker, wherever that is. */
export interface CompilerService {
  /** The standard headers as it compiled them, or null when the engine came with them (as its snapshot). */
  load(engine: Engine): Promise<Result<Bytes | null>>;
  compile(step: CompileStep, asked: CompileRequest): Promise<CompileOutcome>;
  stop(): void;
  readonly isAlive: boolean;
  dispose(): void;
}

/** Programs that outlive this runtime, by the hash of all that they were compiled from but the compiler. Neither call fails. */
export interface ProgramStore {
  read(key: string): Promise<MadeModule | null>;
  keep(key: string, made: MadeModule): Promise<void>;
}

const unitPattern = /\.(cpp|cc|cxx)$/;
const sourcePattern = /\.(cpp|cc|cxx|hpp|hh|hxx|h|inc)$/;

/** What guest_prepare may burn: it is the harness's, but a program can put its own malloc in the library's place. */
const preparationFuel = 1_000_000_000;

const programsKept = 4;

/** An engine compiles a part of so large a compiler when it is first needed, and better when it is often needed: a first program took
 *  four times as long as a fifth, and from then on little was gained. */
const rehearsals = 4;

/** What a first program is likely to be made of. */
const rehearsal = `#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <vector>

struct Item {
    std::string name;
    double price;
};

int main() {
    std::vector<Item> items{{"a", 2.5}, {"b", 1}};
    std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.price < b.price; });
    std::map<std::string, int> counts;
    for (const auto& [name, price] : items) counts[name] += static_cast<int>(price);
    for (const auto& [name, count] : counts) std::cout << name << ' ' << count << '\\n';
}
`;

export interface CompiledOptions {
  readonly store?: ProgramStore;
  /** So many milliseconds after the compiler is there it compiles a program for practice, and again, until somebody runs one. */
  readonly rehearsesAfterMs?: number;
}

interface Asked {
  readonly files: readonly SourceFile[];
  readonly build: Build;
  readonly outputBytes: number;
  /** One that is recorded is built for that alone. */
  readonly record: RunRecord | null;
}

type Program =
  | { readonly is: "module"; readonly parts: ProgramParts } & MadeModule
  | { readonly is: "faulty"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly is: "refused"; readonly detail: string };

type Stopped = Extract<CompileOutcome, { is: "stopped" }>;

export class CompiledRuntime implements Runtime {
  private readonly compiler: CompilerService;
  private readonly core: CoreClient;
  private readonly makeInner: () => Runtime;
  private readonly store: ProgramStore | null;
  private inner: Runtime;
  /** The program that the inner runtime holds. */
  private heldBy = "";
  private readonly programs = new Map<string, Program>();
  /** For the store: they are put there when nobody waits any more. */
  private readonly unstored = new Map<string, MadeModule>();
  private turn: Promise<void> = Promise.resolve();
  private stops = 0;
  private readonly rehearsesAfterMs: number | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(compiler: CompilerService, core: CoreClient, makeInner: () => Runtime, { store, rehearsesAfterMs }: CompiledOptions = {}) {
    this.compiler = compiler;
    this.core = core;
    this.makeInner = makeInner;
    this.store = store ?? null;
    this.rehearsesAfterMs = rehearsesAfterMs;
    this.inner = makeInner();
  }

  get isAlive(): boolean {
    return this.compiler.isAlive;
  }

  async prepare(engine: Engine): Promise<Result<Bytes | null>> {
    const loaded = await this.compiler.load(engine);
    if (loaded.ok) this.rehearseLater(rehearsals);
    return loaded;
  }

  run(runs: readonly KeyedRun[], handlers: RunHandlers = {}): Promise<readonly Bytes[]> {
    this.endRehearsals();
    const gathering = new Gathering(runs, handlers);
    const { stops } = this;
    this.turn = this.turn
      .then(() => this.carryOut(runs, gathering, handlers, stops))
      .catch((error: unknown) => gathering.giveUp(error instanceof Error ? error.message : String(error)));
    return gathering.done;
  }

  /** What the compiler says of the sources of a Run frame, without running anything: while a person types. */
  async inspect(frame: Uint8Array): Promise<Result<readonly Diagnostic[]>> {
    const asked = readRun(frame);
    if (asked === undefined) return failure(problem("runtime.refused", "this is not a Run frame of a compiled language"));
    const request = compileRequest(asked);
    if (!request.ok) return request;
    const outcome = await this.compiler.compile("inspect", request.value);
    if (outcome.is === "compiled") return success(outcome.compiled.diagnostics);
    return failure(problem("runtime.stopped", outcome.detail));
  }

  stop(): void {
    this.stops += 1;
    this.compiler.stop();
    this.inner.stop();
  }

  dispose(): void {
    this.endRehearsals();
    this.compiler.dispose();
    this.inner.dispose();
  }

  private rehearseLater(times: number): void {
    if (times > 0 && this.rehearsesAfterMs !== undefined) this.timer = setTimeout(() => void this.rehearse(times), this.rehearsesAfterMs);
  }

  private async rehearse(times: number): Promise<void> {
    const request = compileRequest({ files: [{ path: "main.cpp", bytes: encodeText(rehearsal) }], build: { functions: [], structs: {} } });
    if (!request.ok) return;
    const { timer } = this;
    const outcome = await this.compiler.compile("compile", request.value);
    if (outcome.is === "compiled" && this.timer === timer) this.rehearseLater(times - 1);
  }

  private endRehearsals(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private async carryOut(runs: readonly KeyedRun[], gathering: Gathering, handlers: RunHandlers, stops: number): Promise<void> {
    const groups = new Map<string, number[]>();
    const askedFor = runs.map(({ frame }) => readRun(frame));
    for (const [index, asked] of askedFor.entries()) {
      if (asked === undefined) {
        gathering.add(index, encodeObservation({ key: runs[index]?.key ?? "", ending: "refused", detail: "this is not a Run frame of a compiled language" }));
        continue;
      }
      const hash = await this.core.hash(sourceBytes(asked));
      if (!hash.ok) throw new Error(hash.problems[0]?.message);
      groups.set(hash.value, [...groups.get(hash.value) ?? [], index]);
    }
    for (const [hash, indices] of groups) {
      const [first] = indices;
      const asked = first === undefined ? undefined : askedFor[first];
      if (asked === undefined) continue;
      const members = indices.flatMap((index) => (runs[index] === undefined ? [] : [{ index, run: runs[index] }]));
      const settle = (observation: (key: string) => Bytes): void => {
        for (const { index, run } of members) gathering.add(index, observation(run.key));
      };
      const program = this.stops === stops ? await this.program(hash, asked, stops) : stoppedByPerson;
      if (program.is === "stopped") {
        settle((key) => encodeObservation({ key, ending: "stopped", stoppedBy: program.by, detail: program.detail }));
      } else if (program.is === "refused") {
        settle((key) => encodeObservation({ key, ending: "refused", detail: program.detail }));
      } else if (program.is === "faulty") {
        handlers.onDiagnostics?.(program.diagnostics);
        settle((key) => compileErrorObservation(key, program.diagnostics, asked.files, asked.outputBytes));
      } else {
        handlers.onDiagnostics?.(program.diagnostics);
        if (asked.record !== null) handlers.onParts?.(program.parts);
        const held = await this.hold(hash, program.module);
        if (!held.ok) settle((key) => encodeObservation({ key, ending: "refused", detail: held.problems[0]?.message ?? "" }));
        else if (this.stops !== stops) settle((key) => encodeObservation({ key, ending: "stopped", stoppedBy: "person" }));
        else await this.runHeld(members, gathering, handlers);
      }
      this.storeAll();
    }
  }

  private storeAll(): void {
    for (const [hash, made] of this.unstored) void this.store?.keep(hash, made);
    this.unstored.clear();
  }

  private async program(hash: string, asked: Asked, stops: number): Promise<Program | Stopped> {
    const known = this.programs.get(hash);
    if (known !== undefined) {
      this.keep(hash, known);
      return known;
    }
    const earlier = asked.record === null ? await this.store?.read(hash) ?? null : null;
    const kept = earlier === null ? null : await this.metered(earlier, null);
    if (this.stops !== stops) return stoppedByPerson;
    // One that the core refuses is compiled anew: what was kept has no word in that.
    const program = kept?.is === "module" ? kept : await this.compiled(hash, asked);
    if (program.is !== "stopped") this.keep(hash, program);
    return program;
  }

  private async compiled(hash: string, asked: Asked): Promise<Program | Stopped> {
    const request = compileRequest(asked);
    if (!request.ok) return { is: "refused", detail: request.problems[0]?.message ?? "" };
    this.inner.expect?.();
    const outcome = await this.compiler.compile("compile", { ...request.value, ...(asked.record === "memory" ? { wantsMap: true } : {}) });
    if (outcome.is === "stopped") return outcome;
    const { module, diagnostics, map } = outcome.compiled;
    if (module === null) return { is: "faulty", diagnostics };
    if (asked.record === null) this.unstored.set(hash, { module, diagnostics });
    return this.metered({ module, diagnostics }, asked.record, map);
  }

  private async metered({ module, diagnostics }: MadeModule, record: RunRecord | null, map = ""): Promise<Program> {
    const metered = await this.core.meter(module, { profile: record === "costs" });
    if (!metered.ok) return { is: "refused", detail: metered.problems[0]?.message ?? "" };
    const parts = { functions: record === "costs" ? functionNames(module) : new Map<number, string>(), symbols: readLinkMap(map, unitObject) };
    return { is: "module", module: metered.value.module.slice(), diagnostics, parts };
  }

  /** The last ones asked for. */
  private keep(hash: string, program: Program): void {
    this.programs.delete(hash);
    this.programs.set(hash, program);
    for (const old of this.programs.keys()) if (this.programs.size > programsKept) this.programs.delete(old);
  }

  private async hold(hash: string, module: Bytes): Promise<Result<null>> {
    if (this.heldBy === hash && this.inner.isAlive) return success(null);
    this.heldBy = "";
    if (!this.inner.isAlive) this.inner = this.makeInner();
    const prepared = await this.inner.prepare({ module: module.slice(), library: null, snapshot: null, preparationFuel });
    if (!prepared.ok) return prepared;
    this.heldBy = hash;
    return success(null);
  }

  private async runHeld(
    members: readonly { readonly index: number; readonly run: KeyedRun }[], gathering: Gathering, handlers: RunHandlers,
  ): Promise<void> {
    const indexOf = (at: number): number => members[at]?.index ?? -1;
    const observations = await this.inner.run(members.map(({ run }) => run), handlers.onOutput === undefined
      ? {} : { onOutput: (at, kind, bytes) => gathering.output(indexOf(at), kind, bytes) });
    members.forEach(({ index, run }, at) => gathering.add(index, observations[at] ?? platformObservation(run.key, "the run was lost")));
  }
}

const stoppedByPerson = { is: "stopped", by: "person", detail: "" } as const;

function functionNames(module: Bytes): ReadonlyMap<number, string> {
  const [section] = WebAssembly.Module.customSections(new WebAssembly.Module(module), "name");
  return section === undefined ? new Map() : readFunctionNames(new Uint8Array(section));
}

function readRun(frame: Uint8Array): Asked | undefined {
  const decoded = decodeFrame(frame);
  if (!decoded.ok || decoded.value.kind !== frameKinds.run) return undefined;
  const message = decodeRunMessage(decoded.value.json);
  if (!message.ok || message.value.build === null) return undefined;
  const files: SourceFile[] = [];
  for (const { path, blob } of message.value.files) {
    const bytes = decoded.value.blobs[blob];
    if (bytes === undefined) return undefined;
    if (sourcePattern.test(path)) files.push({ path, bytes });
  }
  return { files, build: message.value.build, outputBytes: message.value.limits.outputBytes, record: message.value.record };
}

function compileRequest({ files, build }: Pick<Asked, "files" | "build">): Result<CompileRequest> {
  const glue = makeGlue(files.map(({ path }) => path).filter((path) => unitPattern.test(path)), build);
  if (!glue.ok) return glue;
  return success({ files, glue: encodeText(glue.value) });
}

/** All that the compiled program depends on but the compiler with its headers and libraries. */
function sourceBytes(asked: Asked): Bytes {
  const request = compileRequest(asked);
  const { files, build } = asked;
  const json = JSON.stringify({ arguments: programArguments, paths: files.map(({ path }) => path), build, ...(asked.record === null ? {} : { record: asked.record }) });
  const glue = request.ok ? [request.value.glue] : [];
  return encodeFrame({ kind: frameKinds.hash, json, blobs: [...files.map(({ bytes }) => bytes), ...glue] });
}
