// Programs of a lab's author graded, each once: while nothing of the lab that a verdict hangs on has changed, and nothing of the program,
// what was found stands.

import type { LabSource, NamedBytes, RunFrame } from "../../src/core/core_client.ts";
import type { Result } from "../../src/base/result.ts";
import { success } from "../../src/base/result.ts";
import { decodeText, encodeText } from "../../src/protocol/frame.ts";
import type { LabInfo, Report } from "../../src/protocol/messages.ts";
import type { Json, JsonObject } from "../../src/protocol/read_json.ts";
import { FuelGauge, type DearestRun } from "../../src/prove/attempt_fuel.ts";
import { checkSubmission } from "../../src/session/check_submission.ts";
import type { Workshop } from "../workshop.ts";
import { isObject } from "./definition.ts";
import { keyOf, KeptResults } from "./kept_results.ts";
import { KnownRuns } from "./known_runs.ts";

export interface Graded {
  readonly report: Report;
  readonly dearest: DearestRun | undefined;
  /** What was run for checks that make arguments. */
  readonly generated: readonly RunFrame[];
}

export interface Graders {
  readonly workshop: Workshop;
  readonly info: LabInfo;
  readonly lab: LabSource;
  /** Of checks that make arguments. */
  readonly making: readonly string[];
}

export class AttemptRuns {
  private readonly results = new KeptResults<Result<Graded>>();
  private readonly runs = new KnownRuns();

  grade(graders: Graders, name: string, submission: readonly NamedBytes[]): Promise<Result<Graded>> {
    return this.results.get(decidingKey(graders.lab, name, submission), async () => {
      const result = await gradeAttempt(graders, this.runs, name, submission);
      // What a machine could not carry out may go better next time.
      return { result, isKept: result.ok && result.value.report.outcome !== "not-gradable" };
    });
  }

  turn(): void {
    this.results.turn();
    this.runs.turn();
  }
}

async function gradeAttempt({ workshop, info, lab, making }: Graders, runs: KnownRuns, name: string, submission: readonly NamedBytes[]): Promise<Result<Graded>> {
  const gauge = new FuelGauge(name);
  const generated: RunFrame[] = [];
  const checked = await checkSubmission({
    core: await workshop.core(), runtime: () => workshop.runtime(info), parser: () => workshop.parser(info.language), lab, submission, seed: undefined,
    carryOut: (runtime, asked, onObservation) => runs.run(runtime, asked, onObservation),
    onObserved: ({ key: run, frame }) => gauge.add(run, frame),
    onPlanned: (run) => {
      if (making.some((check) => run.key.startsWith(`${check}/`))) generated.push(run);
    },
  });
  if (checked.ok && checked.value.state === "stopped") throw new Error("nobody can have stopped this");
  return checked.ok ? success({ report: (checked.value as { report: Report }).report, dearest: gauge.dearest, generated }) : checked;
}

function decidingKey(lab: LabSource, name: string, submission: readonly NamedBytes[]): string {
  const deciding = lab.files.filter(({ path }) => !/^text\..*\.md$/.test(path))
    .map((file) => (file.path === "lab.json" ? { ...file, bytes: withoutWords(file.bytes) } : file));
  return keyOf([...deciding, ...lab.rules, { path: name, bytes: new Uint8Array(0) }, ...submission]);
}

/** Of lab.json: what is said about a lab. */
const about = ["title", "summary", "minutes", "track", "level", "locales", "outcomes", "prerequisites", "hints"];

/** No verdict hangs on a sentence, or on what the catalogue says. */
function withoutWords(bytes: Uint8Array): Uint8Array {
  const strip = (value: Json): Json => {
    if (Array.isArray(value)) return (value as readonly Json[]).map(strip);
    if (!isObject(value)) return value;
    if (value["en"] !== undefined) return { en: null };
    return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, strip(it)]));
  };
  const lab = Object.entries(JSON.parse(decodeText(bytes) ?? "null") as JsonObject).filter(([key]) => !about.includes(key));
  return encodeText(JSON.stringify(strip(Object.fromEntries(lab))));
}
