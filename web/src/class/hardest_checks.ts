// At which check learners stop: of all who were run, how many failed it, and for how many it was the first that they failed.

import type { Entry } from "./verify_class.ts";

export interface CheckShare {
  readonly lab: string;
  readonly check: string;
  readonly run: number;
  readonly failedFirst: number;
  readonly failed: number;
}

/** The hardest first; a check that nobody failed is left out. */
export function hardestChecks(entries: readonly Entry[]): readonly CheckShare[] {
  const shares = new Map<string, { lab: string; check: string; run: number; failedFirst: number; failed: number }>();
  for (const { report } of entries) {
    if (report === null || report.outcome === "not-gradable") continue;
    const first = report.checks.find(({ outcome }) => outcome === "failed");
    for (const { id, outcome } of report.checks) {
      const key = `${report.lab.id} ${id}`;
      const share = shares.get(key) ?? { lab: report.lab.id, check: id, run: 0, failedFirst: 0, failed: 0 };
      shares.set(key, share);
      share.run += 1;
      if (outcome === "failed") share.failed += 1;
      if (id === first?.id) share.failedFirst += 1;
    }
  }
  return [...shares.values()].filter(({ failed }) => failed > 0)
    .sort((a, b) => b.failedFirst / b.run - a.failedFirst / a.run || b.failed / b.run - a.failed / a.run);
}
