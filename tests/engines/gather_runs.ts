// The runs that every engine carries out, gathered once in Node: what the labs' attempts lead to, endless loops in the place of
// each lab's functions, and programs on which engines are likeliest to part.

import { readFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { globSync } from "tinyglobby";
import { allLabs, attemptFiles, handedIn, overlay, readLabFolder, withoutAttempts, type LabFolder } from "../../web/cli/lab_folder.ts";
import { nodeCompiler, nodeRuntime } from "../../web/cli/node_runtime.ts";
import { places } from "../../web/cli/places.ts";
import { readEngine, Workshop } from "../../web/cli/workshop.ts";
import { success, type Result } from "../../web/src/base/result.ts";
import type { CoreClient, LabSource, NamedBytes, RunFrame } from "../../web/src/core/core_client.ts";
import { decodeFrame, decodeText, encodeFrame, encodeText, frameKinds, type Bytes } from "../../web/src/protocol/frame.ts";
import type { LabInfo, ReadLab } from "../../web/src/protocol/messages.ts";
import { CompiledRuntime } from "../../web/src/runtime/compiled_runtime.ts";
import { engineFor, interpreted, type EngineKind } from "../../web/src/runtime/engine_kind.ts";
import type { KeyedRun, Runtime } from "../../web/src/runtime/runtime.ts";
import { guestCases } from "../web/support/guest_cases.ts";
import { mainFiles, missingGuest, runFrame } from "../web/support/runs.ts";
import type { Trace } from "./findings.ts";
import { sha256, traceOf } from "./trace_of.ts";

export interface GatheredRun {
  /** "lvg-checkout/passes/loops.py/tax#3" */
  readonly name: string;
  /** Runs are judged group by group: a lab's, or those of a folder of cases. */
  readonly group: string;
  readonly guest: string;
  readonly frame: Uint8Array;
  /** How it must end, where the run is made to end so. */
  readonly ending?: string;
  /** What the workers of the command line saw, when they were asked to. */
  readonly seen?: Trace;
}

/** Enough to be well under way; a lab's own limit takes seconds and is tried once a lab. */
const shortFuel = 50_000_000;
const caseFuel = 2_000_000_000;
const watchdogMs = 120_000;
const cases = join(places.root, "tests/cases/engines");

export interface Gathered {
  readonly runs: readonly GatheredRun[];
  /** The guests that a compiler made of the attempts, by name. */
  readonly compiled: ReadonlyMap<string, Bytes>;
}

/** Each lane takes the next lab. */
const lanes = 2;

export async function gatherRuns(): Promise<Gathered> {
  const compiled = new Map<string, Bytes>();
  const labs = await allLabs();
  const runs: GatheredRun[][] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    const workshop = new Workshop();
    try {
      for (let at = next++; at < labs.length; at = next++) runs[at] = await labRuns(workshop, labs[at] ?? "", compiled);
    } finally {
      workshop.close();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { runs: [...runs.flat(), ...caseRuns()], compiled };
}

async function labRuns(workshop: Workshop, path: string, compiled: Map<string, Bytes>): Promise<GatheredRun[]> {
  const core = await workshop.core();
  const folder = await readLabFolder(path);
  const read = await core.readLab(folder, folder.files.map((file) => file.path));
  if (!read.ok) throw new Error(`${path}: ${read.problems[0]?.message}`);
  const lab = withoutAttempts(folder, read.value.info);
  const kind = engineFor(read.value.info);
  if (kind === undefined) throw new Error(`${path}: there is no engine`);
  const recorder = new Recorder(workshop, core, kind, compiled);
  try {
    return [...(await attemptRuns(recorder, core, folder, lab, read.value)), ...(await endlessRuns(recorder, core, folder, lab, read.value.info))];
  } finally {
    recorder.dispose();
  }
}

/** What a guest was asked, and which guest: of a compiled language, each program is one. */
interface Recorded {
  readonly guest: string;
  readonly run: KeyedRun;
  readonly observation: Uint8Array;
}

/** An engine's runtime, with an ear at its guests. */
class Recorder {
  private readonly opened: Promise<Result<Runtime>>;
  private readonly compiler: Runtime | undefined;
  private heard: Recorded[] = [];

  constructor(workshop: Workshop, core: CoreClient, kind: EngineKind, compiled: Map<string, Bytes>) {
    if (kind.isCompiled !== true) {
      this.opened = workshop.runtime(kind).then((runtime) => (runtime.ok ? success(this.overheard(runtime.value, () => kind.name)) : runtime));
      return;
    }
    const inner = (): Runtime => {
      const runtime = nodeRuntime(places.worker, watchdogMs);
      let guest = "";
      return this.overheard({
        ...passedOn(runtime),
        prepare: async (engine) => {
          guest = `${kind.name}-${(await sha256(engine.module)).slice(0, 16)}`;
          compiled.set(guest, engine.module.slice());
          return runtime.prepare(engine);
        },
      }, () => guest);
    };
    const runtime = new CompiledRuntime(nodeCompiler(places.worker, watchdogMs), core, inner);
    this.compiler = runtime;
    this.opened = this.load(runtime, kind);
  }

  runtime(): Promise<Result<Runtime>> {
    return this.opened;
  }

  /** What was heard since the last time. */
  take(): readonly Recorded[] {
    const { heard } = this;
    this.heard = [];
    return heard;
  }

  dispose(): void {
    this.compiler?.dispose();
  }

  private async load(runtime: Runtime, kind: EngineKind): Promise<Result<Runtime>> {
    const prepared = await runtime.prepare(await readEngine(kind));
    return prepared.ok ? success(runtime) : prepared;
  }

  private overheard(runtime: Runtime, guest: () => string): Runtime {
    return {
      ...passedOn(runtime),
      run: async (runs, handlers) => {
        const observations = await runtime.run(runs, handlers);
        runs.forEach((run, index) => {
          const observation = observations[index];
          if (observation !== undefined) this.heard.push({ guest: guest(), run, observation });
        });
        return observations;
      },
    };
  }
}

function passedOn(runtime: Runtime): Runtime {
  return {
    prepare: (engine) => runtime.prepare(engine),
    run: (runs, handlers) => runtime.run(runs, handlers),
    stop: () => runtime.stop(),
    get isAlive() {
      return runtime.isAlive;
    },
    dispose: () => runtime.dispose(),
  };
}

/** What an engine carries out of each attempt: nine of them would take an hour for all that grading asks for. */
const runsOfAttempt = 5;

/** Some of what grading the starter and every attempt begins with, from its first run to its last. Attempts share much of it: of runs that
 *  were charged the same to the unit and left the same behind, only the first is taken. */
async function attemptRuns(recorder: Recorder, core: CoreClient, folder: LabFolder, lab: LabSource, { info, attempts }: ReadLab): Promise<GatheredRun[]> {
  const submissions: readonly (readonly [string, NamedBytes[]])[] = [
    ["starter", overlay(folder, handedIn(info), new Map())],
    ...attempts.map((attempt) => [attempt.name, overlay(folder, handedIn(info), attemptFiles(folder, attempt))] as const),
  ];
  const runtime = await recorder.runtime();
  if (!runtime.ok) throw new Error(`${info.id}: ${runtime.problems[0]?.message}`);
  const gathered: GatheredRun[] = [];
  const known = new Set<string>();
  for (const [attempt, submission] of submissions) {
    const step = await core.advance(lab, submission, "0", []);
    if (!step.ok) throw new Error(`${info.id}: ${attempt}: ${step.problems[0]?.message}`);
    const asked = step.value.state === "runs" ? step.value.runs.filter(({ frame }) => entryOf(frame).kind !== "source") : [];
    await runtime.value.run(spread(asked, runsOfAttempt));
    for (const { guest, run, observation } of recorder.take()) {
      const seen = await traceOf(observation);
      const spelled = JSON.stringify([guest, seen]);
      if (known.has(spelled)) continue;
      known.add(spelled);
      gathered.push({ name: `${info.id}/${attempt}/${run.key}`, group: info.id, guest, frame: run.frame, seen });
    }
  }
  return gathered;
}

/** At most `count` of them, evenly, the first and the last among them. */
function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, at) => items[Math.round((at * (items.length - 1)) / (count - 1))]).filter((it) => it !== undefined);
}

/** How an endless program takes the place of every function that a lab calls, and of the program itself. C++ has no function that
 *  could stand for any other, so only its program is. */
const endlessly: Readonly<Record<string, (source: string, called: readonly string[], isProgram: boolean) => string>> = {
  python: (source, called) =>
    `${source}\n\n${called.map((name) => `${name} = endless\n`).join("")}\n\nif __name__ == "__main__":\n    endless()\n`,
  // A module cannot tell whether it is the program, so one of which functions are called is not.
  javascript: (source, called, isProgram) => `${source}\n${called.map((name) => `export { endless as ${name} };\n`).join("")}${isProgram ? "endless();\n" : ""}`,
  sql: (source) => source,
  cpp: (source) => source,
};

async function endlessRuns(
  recorder: Recorder, core: CoreClient, folder: LabFolder, lab: LabSource, info: LabInfo,
): Promise<GatheredRun[]> {
  const gathered: GatheredRun[] = [];
  const { id, files, language, entry } = info;
  const called = calledFunctions(folder);
  const names = [...new Set(called.map((it) => it.function))];
  for (const { name: program, source } of programs("endless", language)) {
    const written = (isProgram: boolean): Bytes => encodeText(endlessly[language]?.(source, names, isProgram) ?? source);
    const isCalled = (path: string): boolean => called.some(({ file = entry }) => file === path);
    const step = await core.advance(lab, files.map((path) => ({ path, bytes: written(path === entry && !isCalled(path)) })), "0", []);
    if (!step.ok || step.value.state !== "runs") throw new Error(`${id}: grading endless programs asks for no run`);
    for (const { key, frame } of firstOfEachEntry(step.value.runs, language === "cpp")) {
      const run = { name: `${id}/endless/${program}/${key}`, group: `endless loops in ${id}`, ending: "out-of-fuel" };
      for (const [given, name] of [[withFuel(frame, shortFuel), run.name], [frame, `${run.name} at the lab's own limit`]] as const) {
        if (given === frame && gathered.length !== 1) continue;
        const guest = language === "cpp" ? await compiledGuest(recorder, { key, frame: given }) : engineFor(info)?.name ?? "";
        gathered.push({ ...run, name, guest, frame: given });
      }
    }
  }
  return gathered;
}

/** Which guest a run of a compiled language is carried out in. */
async function compiledGuest(recorder: Recorder, run: KeyedRun): Promise<string> {
  const runtime = await recorder.runtime();
  if (!runtime.ok) throw new Error(runtime.problems[0]?.message);
  await runtime.value.run([run]);
  const [heard] = recorder.take();
  if (heard === undefined) throw new Error(`${run.key} was not run`);
  return heard.guest;
}

/** `file`: undefined for the lab's entry. */
interface Called {
  readonly function: string;
  readonly file?: string;
}

function calledFunctions(folder: LabFolder): Called[] {
  const definition = folder.files.find((file) => file.path === "lab.json");
  const { checks } = JSON.parse(decodeText(definition?.bytes ?? new Uint8Array(0)) ?? "") as { checks: Partial<Called>[] };
  return checks.flatMap((check) => (check.function === undefined ? [] : [{ ...check, function: check.function }]));
}

/** What does not end by itself when a program does not: its code is read, or it is loaded and perhaps not called. */
const notForEndless: readonly string[] = ["load", "source", "unittest"];

/** Without what an endless program may let end; or only the runs of the program itself. */
function firstOfEachEntry(runs: readonly RunFrame[], onlyPrograms: boolean): RunFrame[] {
  const first = new Map<string, RunFrame>();
  for (const run of runs) {
    const entry = entryOf(run.frame);
    const spelled = JSON.stringify(entry);
    if (notForEndless.includes(entry.kind) || (onlyPrograms && entry.kind !== "program")) continue;
    if (!first.has(spelled)) first.set(spelled, run);
  }
  return [...first.values()];
}

function entryOf(frame: Uint8Array): { readonly kind: string } {
  return (runMessage(frame).json as { entry: { kind: string } }).entry;
}

function withFuel(frame: Uint8Array, fuel: number): Uint8Array {
  const { json, blobs } = runMessage(frame);
  const limits = { ...(json["limits"] as object), fuel };
  return encodeFrame({ kind: frameKinds.run, json: JSON.stringify({ ...json, limits }), blobs });
}

function runMessage(frame: Uint8Array): { json: Record<string, unknown>; blobs: readonly Uint8Array[] } {
  const decoded = decodeFrame(frame);
  if (!decoded.ok) throw new Error(decoded.problems[0]?.message);
  return { json: JSON.parse(decoded.value.json) as Record<string, unknown>, blobs: decoded.value.blobs };
}

/** An image with packages is not built unless a lab asks for it. */
export function builtInterpreters(): EngineKind[] {
  return interpreted.filter(({ name, packages }) => packages.length === 0 || missingGuest(name) === false);
}

function caseRuns(): GatheredRun[] {
  const guests = builtInterpreters().flatMap(({ name: guest, language }) => guestCases(guest, language).map(({ name, run }) =>
    ({ name: `${guest}/${name}`, group: `cases of the guest ${guest}`, guest, frame: runFrame(run) })));
  const parting = programs("parting", "python").map(({ name, source }) => {
    const frame = runFrame({ source, fuel: caseFuel });
    const ending = /^# ending: (\S+)$/m.exec(source)?.[1];
    return { name, group: "programs on which engines may part", guest: "python", frame, ...(ending === undefined ? {} : { ending }) };
  });
  return [...guests, ...parting];
}

function programs(folder: string, language: string): { name: string; source: string }[] {
  const ending = extname(mainFiles[language] ?? "");
  const files = globSync(`*${ending}`, { cwd: join(cases, folder) }).sort();
  if (files.length === 0) throw new Error(`no programs in ${cases}/${folder} that end in ${ending}`);
  return files.map((file) => ({ name: basename(file, ending), source: readFileSync(join(cases, folder, file), "utf8") }));
}
