// The author's attempts against the checks, as `bengkel check` has them: every attempt must get the verdict that its folder names, be told
// the misconception that it acts out and no other, and cost what is recorded of it.

import type { Problem } from "../base/problem.ts";
import type { Result } from "../base/result.ts";
import type { CoreClient, LabSource } from "../core/core_client.ts";
import type { Attempt, LabInfo, ReadLab, Report } from "../protocol/messages.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { EngineWish } from "../runtime/engine_kind.ts";
import { checkSubmission } from "../session/check_submission.ts";
import { FuelGauge, referenceProblem, type DearestRun } from "./attempt_fuel.ts";
import { attemptFiles, handedIn, overlay, withoutAttempts } from "./lab_files.ts";
import { detected, toldOf, toldProblem } from "./misconception_matrix.ts";
import { gotItsVerdict } from "./verdict.ts";

export interface ProvingBench {
  core(): Promise<CoreClient>;
  runtime(wish: EngineWish): Promise<Result<Runtime>>;
  parser(language: string): Promise<Result<Runtime>>;
}

export interface Proved {
  readonly attempt: Attempt;
  /** Null: it could not be graded, and `problems` say why. */
  readonly report: Report | null;
  readonly problems: readonly Problem[];
  readonly hasItsVerdict: boolean;
  /** Of misconceptions told and not told, and of references; in English. */
  readonly also: readonly string[];
  readonly told: readonly string[];
  readonly dearest: DearestRun | undefined;
}

export interface Proving {
  readonly bench: ProvingBench;
  readonly folder: LabSource;
  readonly read: ReadLab;
  /** Attempts under way at a time. */
  readonly side: number;
  readonly onProved: (proved: Proved) => void;
  readonly signal: AbortSignal;
}

export async function proveLab({ bench, folder, read: { info, attempts }, side, onProved, signal }: Proving): Promise<void> {
  const lab = withoutAttempts(folder, info);
  const waiting = [...attempts];
  const work = async (): Promise<void> => {
    for (let attempt = waiting.shift(); attempt !== undefined && !signal.aborted; attempt = waiting.shift()) {
      const proved = await prove(bench, folder, lab, info, attempt);
      if (!signal.aborted) onProved(proved);
    }
  };
  await Promise.all(Array.from({ length: side }, work));
}

async function prove(bench: ProvingBench, folder: LabSource, lab: LabSource, info: LabInfo, attempt: Attempt): Promise<Proved> {
  const gauge = new FuelGauge(attempt.name);
  const checked = await checkSubmission({
    core: await bench.core(), runtime: () => bench.runtime(info), parser: () => bench.parser(info.language), lab,
    submission: overlay(folder, handedIn(info), attemptFiles(folder, attempt)), seed: undefined,
    onObserved: ({ key, frame }) => gauge.add(key, frame),
  });
  const { dearest } = gauge;
  if (!checked.ok || checked.value.state === "stopped") {
    return { attempt, report: null, problems: checked.ok ? [] : checked.problems, hasItsVerdict: false, also: [], told: [], dearest };
  }
  const { report } = checked.value;
  const told = toldOf(report);
  const changed = referenceProblem(attempt, report);
  const reference = changed === undefined ? undefined : `is a reference and does not cost what is recorded of it; write ${changed}`;
  const also = [toldProblem(attempt, told, detected(info)), reference].filter((it) => it !== undefined);
  return { attempt, report, problems: [], hasItsVerdict: gotItsVerdict(attempt, report), also, told, dearest };
}
