// Grading: ask the core, carry out the runs it wants, tell it what was observed, until it answers with the Report.

import { success, type Result } from "../base/result.ts";
import type { CoreClient, KeyedObservation, LabSource, NamedBytes, RunFrame, Step } from "../core/core_client.ts";
import type { Bytes } from "../protocol/frame.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { CheckProgress } from "./session.ts";

export interface Grading {
  readonly core: CoreClient;
  /** Asked for only when there is something to run: a lab of predictions needs no guest. */
  readonly runtime: () => Promise<Result<Runtime>>;
  /** Carries out runs whose entry is "source". */
  readonly parser: () => Promise<Result<Runtime>>;
  readonly lab: LabSource;
  readonly submission: readonly NamedBytes[];
  /** Undefined: the core takes one, which the report names. */
  readonly seed: string | undefined;
  readonly onProgress?: (progress: CheckProgress) => void;
  /** Whoever knows what a run leaves behind need not ask the runtime for it again. */
  readonly carryOut?: (runtime: Runtime, runs: readonly RunFrame[], onObservation: (index: number) => void) => Promise<readonly Bytes[]>;
  /** Every Run frame before it is carried out; for whoever wants to see what is asked. */
  readonly onPlanned?: (run: RunFrame) => void;
  /** Every Observation frame, batch by batch; for whoever wants more than the report. */
  readonly onObserved?: (observation: KeyedObservation) => void;
  /** Aborted by the person. */
  readonly signal?: AbortSignal;
}

export type Graded =
  | (Extract<Step, { state: "report" }> & { readonly observations: readonly KeyedObservation[] })
  | { readonly state: "stopped" };

export async function checkSubmission(it: Grading): Promise<Result<Graded>> {
  const observations: KeyedObservation[] = [];
  let runsDone = 0;
  let runsPlanned = 0;
  const isStopped = (): boolean => it.signal?.aborted === true;
  const carryOut: NonNullable<Grading["carryOut"]> = it.carryOut ?? ((runtime, runs, onObservation) => runtime.run(runs, { onObservation }));
  const carryOutShare = async (get: () => Promise<Result<Runtime>>, share: readonly RunFrame[]): Promise<Result<readonly Bytes[]>> => {
    if (share.length === 0) return success([]);
    const runtime = await get();
    if (!runtime.ok) return runtime;
    if (isStopped()) return success([]);
    return success(await carryOut(runtime.value, share, () => {
      runsDone += 1;
      it.onProgress?.({ runsDone, runsPlanned });
    }));
  };
  for (;;) {
    const step = await it.core.advance(it.lab, it.submission, it.seed, observations);
    if (isStopped()) return success({ state: "stopped" });
    if (!step.ok) return step;
    if (step.value.state === "report") return success({ ...step.value, observations });

    const { runs } = step.value;
    runsPlanned += runs.length;
    it.onProgress?.({ runsDone, runsPlanned });
    for (const run of runs) it.onPlanned?.(run);
    const shares = [[it.parser, runs.filter(({ isParsed }) => isParsed)], [it.runtime, runs.filter(({ isParsed }) => !isParsed)]] as const;
    // What is read and what is run goes on side by side; what came of it is told in the same order each time.
    const observed = await Promise.all(shares.map(([get, share]) => carryOutShare(get, share)));
    if (isStopped()) return success({ state: "stopped" });
    for (const frames of observed) if (!frames.ok) return frames;
    shares.forEach(([, share], of) => {
      const frames = observed[of];
      share.forEach((run, index) => {
        const frame = frames?.ok === true ? frames.value[index] : undefined;
        if (frame === undefined) return;
        observations.push({ key: run.key, frame });
        it.onObserved?.({ key: run.key, frame });
      });
    });
  }
}
