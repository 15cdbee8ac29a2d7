// Evidence of a grading that has just been done.

import { success, type Result } from "../base/result.ts";
import type { KeyedObservation, NamedBytes } from "../core/core_client.ts";
import { digested, type EngineHashes, type Evidence, type RunRecord } from "../protocol/evidence.ts";
import { decodeText, type Bytes } from "../protocol/frame.ts";
import type { JsonObject } from "../protocol/read_json.ts";
import type { Graded } from "./check_submission.ts";
import type { Hash } from "./fetching.ts";

type Report = Extract<Graded, { state: "report" }>;

/** Without a name. `submission` is what was graded; the core took it, so it is text. */
export async function makeEvidence(
  graded: Report, engine: EngineHashes, submission: readonly NamedBytes[], hash: Hash,
): Promise<Result<Evidence>> {
  const runs = await recordRuns(graded.observations, hash);
  if (!runs.ok) return runs;
  return success({
    name: null,
    lab: graded.report.lab,
    engine,
    seed: graded.report.seed,
    submission: submission.map(({ path, bytes }) => ({ path, text: decodeText(bytes) ?? "" })),
    runs: runs.value,
    report: reportObject(graded.bytes),
  });
}

/** In the order in which they were observed. */
export async function recordRuns(observations: readonly KeyedObservation[], hash: Hash): Promise<Result<RunRecord[]>> {
  const runs: RunRecord[] = [];
  for (const { key, frame } of observations) {
    const counted = digested(frame);
    if (!counted.ok) return counted;
    const digest = await hash(counted.value.bytes);
    if (!digest.ok) return digest;
    runs.push({ key, fuel: counted.value.fuel, digest: digest.value });
  }
  return success(runs);
}

export function reportObject(bytes: Bytes): JsonObject {
  return JSON.parse(decodeText(bytes) ?? "") as JsonObject;
}
