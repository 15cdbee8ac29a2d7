// Wrong answers that behave alike, whatever their sources look like: the same checks fail, and each fails in the same way.

import type { CheckReport, Report } from "../protocol/messages.ts";
import { isFailed, type FailedCheck } from "../session/report_words.ts";
import type { Entry } from "./verify_class.ts";

export interface Cluster {
  readonly lab: string;
  /** Of the report of any of them. */
  readonly failed: readonly FailedCheck[];
  /** In the order in which they came. */
  readonly entries: readonly Entry[];
}

/** The largest first. A version of a lab has clusters of its own. */
export function clustersOf(entries: readonly Entry[]): readonly Cluster[] {
  const clusters = new Map<string, { lab: string; failed: readonly FailedCheck[]; entries: Entry[] }>();
  for (const entry of entries) {
    const { report } = entry;
    if (report === null || report.outcome !== "failed") continue;
    const key = behaviourOf(report);
    const cluster = clusters.get(key);
    if (cluster === undefined) clusters.set(key, { lab: report.lab.id, failed: report.checks.filter(isFailed), entries: [entry] });
    else cluster.entries.push(entry);
  }
  return [...clusters.values()].sort((a, b) => b.entries.length - a.entries.length || a.lab.localeCompare(b.lab));
}

/** Equal for reports that tell of the same behaviour. */
export function behaviourOf({ lab, checks }: Report): string {
  return JSON.stringify([lab.id, lab.hash, checks.map((check) => [check.id, check.outcome, wayOf(check)])]);
}

/** Who holds a wrong idea that the lab knows fails by it. Others fail alike when the same case does and what came of it is the same:
 *  lines of the source are left out, and so is what only a reader of sources says. */
function wayOf({ kind, failure, misconception, cases }: CheckReport): unknown {
  if (failure === null) return null;
  if (misconception !== null) return ["misconception", misconception.id];
  const { code, call, expected, got, mismatch, difference, table, dataset, exception, details } = failure;
  return [
    code, failure.case, cases.passed, call, expected, got, mismatch, difference, table, dataset,
    exception === null ? null : [exception.type, exception.message], kind === "source" ? null : details,
  ];
}
