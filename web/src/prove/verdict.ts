import type { Attempt, Report } from "../protocol/messages.ts";

/** An attempt got the verdict that its folder names: all points, or the named check failed. */
export function gotItsVerdict(attempt: Attempt, report: Report): boolean {
  if (attempt.expects === "passes") return report.outcome === "passed" && report.points === report.outOf;
  return report.checks.find((it) => it.id === attempt.check)?.outcome === "failed";
}
