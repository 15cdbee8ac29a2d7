// The runs that every engine carries out, gathered once in Node: what the labs' attempts lead to, endless loops in the place of
// each lab's functions, and programs on which engines are likeliest to part.

import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { globSync } from "tinyglobby";
import { allLabs, attemptFiles, overlay, readLabFolder, withoutAttempts, type LabFolder } from "../../web/cli/lab_folder.ts";
import { places } from "../../web/cli/places.ts";
import type { Workshop } from "../../web/cli/workshop.ts";
import { success } from "../../web/src/base/result.ts";
import type { CoreClient, NamedBytes, RunFrame } from "../../web/src/core/core_client.ts";
import { decodeFrame, decodeText, encodeFrame, encodeText, frameKinds } from "../../web/src/protocol/frame.ts";
import { interpreted } from "../../web/src/runtime/language.ts";
import type { KeyedRun, Runtime } from "../../web/src/runtime/runtime.ts";
import { checkSubmission } from "../../web/src/session/check_submission.ts";
import { guestCases } from "../web/support/guest_cases.ts";
import { runFrame } from "../web/support/runs.ts";
import type { Trace } from "./findings.ts";
import { traceOf } from "./trace_of.ts";

export interface GatheredRun {
  /** "lvg-checkout/passes/loops.py/tax#3" */
  readonly name: string;
  /** Runs are judged group by group: a lab's, or those of a folder of cases. */
  readonly group: string;
  readonly language: string;
  readonly frame: Uint8Array;
  /** How it must end, where the run is made to end so. */
  readonly ending?: string;
  /** What the workers of the command line saw, when they were asked to. */
  readonly seen?: Trace;
}

/** Enough to be well under way; a lab's own limit takes seconds and is tried once a lab. */
const shortFuel = 50_000_000;
const caseFuel = 2_000_000_000;
const cases = join(places.root, "tests/cases/engines");

export async function gatherRuns(workshop: Workshop): Promise<GatheredRun[]> {
  const core = await workshop.core();
  const runs: GatheredRun[] = [];
  for (const path of await allLabs()) {
    const folder = await readLabFolder(path);
    runs.push(...(await attemptRuns(workshop, core, folder)), ...(await endlessRuns(core, folder)));
  }
  return [...runs, ...caseRuns()];
}

/** Everything that grading the starter and every attempt asks a guest to do. */
async function attemptRuns(workshop: Workshop, core: CoreClient, folder: LabFolder): Promise<GatheredRun[]> {
  const read = await core.readLab({ files: folder.files, rules: folder.rules }, folder.files.map((file) => file.path));
  if (!read.ok) throw new Error(`${folder.path}: ${read.problems[0]?.message}`);
  const { info, attempts } = read.value;
  const runtime = await workshop.runtime(info.language);
  if (!runtime.ok) throw new Error(runtime.problems[0]?.message);

  const submissions: readonly (readonly [string, NamedBytes[]])[] = [
    ["starter", overlay(folder, info.files, new Map())],
    ...attempts.map((attempt) => [attempt.name, overlay(folder, info.files, attemptFiles(folder, attempt))] as const),
  ];
  const gathered: GatheredRun[] = [];
  for (const [attempt, submission] of submissions) {
    const record = async (run: KeyedRun, observation: Uint8Array): Promise<void> => {
      const name = `${info.id}/${attempt}/${run.key}`;
      gathered.push({ name, group: info.id, language: info.language, frame: run.frame, seen: await traceOf(observation) });
    };
    const checked = await checkSubmission({
      core, runtime: async () => success(recorded(runtime.value, record)), lab: withoutAttempts(folder), submission, seed: "0",
    });
    if (!checked.ok) throw new Error(`${attempt}: ${checked.problems[0]?.message}`);
  }
  return gathered;
}

function recorded(runtime: Runtime, record: (run: KeyedRun, observation: Uint8Array) => Promise<void>): Runtime {
  return {
    prepare: (engine) => runtime.prepare(engine),
    run: async (runs, handlers) => {
      const observations = await runtime.run(runs, handlers);
      for (const [index, run] of runs.entries()) {
        const observation = observations[index];
        if (observation !== undefined) await record(run, observation);
      }
      return observations;
    },
    stop: () => runtime.stop(),
    isAlive: runtime.isAlive,
    dispose: () => undefined,
  };
}

/** Each endless program in the place of every function that the lab calls, and of the program itself. */
async function endlessRuns(core: CoreClient, folder: LabFolder): Promise<GatheredRun[]> {
  const lab = withoutAttempts(folder);
  const read = await core.readLab(lab);
  if (!read.ok) throw new Error(`${folder.path}: ${read.problems[0]?.message}`);
  const { id, files, language } = read.value.info;
  const aliases = calledFunctions(folder).map((name) => `${name} = endless\n`).join("");
  const gathered: GatheredRun[] = [];
  for (const { name: program, source } of programs("endless")) {
    const bytes = encodeText(`${source}\n\n${aliases}\n\nif __name__ == "__main__":\n    endless()\n`);
    const step = await core.advance(lab, files.map((path) => ({ path, bytes })), "0", []);
    if (!step.ok || step.value.state !== "runs") throw new Error(`${id}: grading endless programs asks for no run`);
    for (const { key, frame } of firstOfEachEntry(step.value.runs)) {
      const run = { name: `${id}/endless/${program}/${key}`, group: `endless loops in ${id}`, language, ending: "out-of-fuel" };
      gathered.push({ ...run, frame: withFuel(frame, shortFuel) });
      if (gathered.length === 1) gathered.push({ ...run, name: `${run.name} at the lab's own limit`, frame });
    }
  }
  return gathered;
}

function calledFunctions(folder: LabFolder): string[] {
  const definition = folder.files.find((file) => file.path === "lab.json");
  const { checks } = JSON.parse(decodeText(definition?.bytes ?? new Uint8Array(0)) ?? "") as { checks: { function?: string }[] };
  return [...new Set(checks.flatMap((check) => check.function ?? []))];
}

/** Without runs that load the file and call nothing. */
function firstOfEachEntry(runs: readonly RunFrame[]): RunFrame[] {
  const first = new Map<string, RunFrame>();
  for (const run of runs) {
    const { entry } = runMessage(run.frame).json as { entry: { kind: string } };
    const spelled = JSON.stringify(entry);
    if (entry.kind !== "load" && !first.has(spelled)) first.set(spelled, run);
  }
  return [...first.values()];
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

function caseRuns(): GatheredRun[] {
  const guests = interpreted.flatMap(({ id }) => guestCases(id).map(({ name, run }) =>
    ({ name: `${id}/${name}`, group: `cases of the guest ${id}`, language: id, frame: runFrame(run) })));
  const parting = programs("parting").map(({ name, source }) => {
    const frame = runFrame({ source, fuel: caseFuel });
    const ending = /^# ending: (\S+)$/m.exec(source)?.[1];
    return { name, group: "programs on which engines may part", language: "python", frame, ...(ending === undefined ? {} : { ending }) };
  });
  return [...guests, ...parting];
}

function programs(folder: string): { name: string; source: string }[] {
  const files = globSync("*.py", { cwd: join(cases, folder) }).sort();
  if (files.length === 0) throw new Error(`no programs in ${cases}/${folder}`);
  return files.map((file) => ({ name: basename(file, ".py"), source: readFileSync(join(cases, folder, file), "utf8") }));
}
