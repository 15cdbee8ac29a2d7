// A review for people, and as JSON for whatever comes after.

import { fuelText, limitLine } from "../../src/prove/attempt_fuel.ts";
import { detected, matrixLines } from "../../src/prove/misconception_matrix.ts";
import { visible } from "../report_text.ts";
import type { Finding } from "./finding.ts";
import { dearestRight, type LabReview } from "./review_lab.ts";

/** How a course went. */
export interface CourseLine {
  readonly id: string;
  readonly labs: number;
  readonly hours: number;
}

export interface Tally {
  /** Definitions, attempts and courses. */
  readonly passed: number;
  readonly failed: number;
  readonly warnings: number;
}

/** Two of them: what was found, then what it is about. */
const columnGap = "  ";

/** One line a finding: level, where, what, what to do. */
export function findingLines(findings: readonly Finding[]): string[] {
  const rows = findings.map(({ level, file, line, column, message, hint }) => ({
    level, where: line > 0 ? `${file}:${line}:${column}` : file, what: hint === "" ? message : `${message}. ${hint.charAt(0).toUpperCase()}${hint.slice(1)}.`,
  }));
  const widest = Math.min(60, Math.max(0, ...rows.map(({ where }) => where.length)));
  return rows.map(({ level, where, what }) => visible([level.padEnd(7), where.padEnd(widest), what.replaceAll("\n", " ")].join(columnGap)));
}

export function labLine({ path, info, attempts, findings }: LabReview): string {
  const errors = findings.filter(({ level }) => level === "error").length;
  const warnings = findings.length - errors;
  const state = errors > 0 ? counted(errors, "error") : "ok";
  const more = warnings > 0 ? `, ${counted(warnings, "warning")}` : "";
  if (info === null) return `${path.padEnd(32)} ${"".padEnd(39)}${state}${more}`;
  const passes = attempts.filter(({ attempt }) => attempt.expects === "passes").length;
  const points = info.checks.reduce((sum, it) => sum + it.points, 0);
  return `${info.id.padEnd(32)} ${String(info.checks.length).padStart(2)} checks ${String(points).padStart(3)} points ` +
    `${String(passes).padStart(3)} pass ${String(attempts.length - passes).padStart(3)} fail   ${state}${more}`;
}

/** Who is told what, and what it costs: for one lab at a time, where it is of use. */
export function detailLines({ info, attempts, fuelLimit }: LabReview, showsFuel: boolean): string[] {
  if (info === null) return [];
  const columns = detected(info);
  const dearest = dearestRight(attempts);
  const costs = attempts.flatMap((it) => (it.dearest === undefined ? [] : [it.dearest])).sort((a, b) => b.fuel - a.fuel);
  return [
    ...(columns.length > 0 ? matrixLines(attempts.filter(({ report }) => report !== null), columns) : []),
    ...(dearest !== undefined && fuelLimit !== null ? [limitLine(dearest, fuelLimit)] : []),
    ...(showsFuel ? costs.map((run) => `${fuelText(run.fuel).padStart(15)}  ${run.attempt} (${run.key})`) : []),
  ].map((line) => `  ${line}`);
}

export function courseLine({ id, labs, hours }: CourseLine): string {
  return `${`courses/${id}`.padEnd(32)} ${String(labs).padStart(2)} labs   ${String(hours).padStart(3)} hours    ok`;
}

export function tallyLine({ passed, failed, warnings }: Tally): string {
  return `${passed} passed, ${failed} failed${warnings > 0 ? `, ${counted(warnings, "warning")}` : ""}`;
}

/** README.md tells the form. */
export function reviewJson(reviews: readonly LabReview[], courses: readonly CourseLine[], others: readonly Finding[], tally: Tally): string {
  return `${JSON.stringify({
    format: 1,
    ...tally,
    labs: reviews.map((review) => ({
      path: review.path,
      id: review.info?.id ?? null,
      version: review.info?.version ?? null,
      hash: review.info?.hash ?? null,
      fuelLimit: review.fuelLimit,
      findings: review.findings,
      attempts: review.attempts.map(({ attempt, report, told, dearest, isRight }) => ({
        name: attempt.name, expects: attempt.expects, check: attempt.check, misconception: attempt.misconception,
        outcome: report?.outcome ?? null, points: report?.points ?? null, outOf: report?.outOf ?? null, told,
        fuel: dearest?.fuel ?? null, ok: isRight,
      })),
    })),
    courses,
    findings: others,
  }, null, 2)}\n`;
}

export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
