// What a lab's attempts are told of their misconceptions: an attempt that acts one out must be told that one and no other, every
// other attempt must be told none.

import type { Attempt, LabInfo, Report } from "../protocol/messages.ts";

/** The misconceptions that can be told: those with detectors, which are all that a lab carries of attempts/fails/. */
export function detected({ misconceptions, carried }: LabInfo): readonly string[] {
  return misconceptions.filter((id) => carried.some((path) => path.startsWith(`attempts/fails/${id}/`)));
}

/** What was told, over all checks. */
export function toldOf({ checks }: Report): readonly string[] {
  return [...new Set(checks.flatMap(({ misconception }) => (misconception === null ? [] : [misconception.id])))];
}

/** Undefined: the attempt was told what it should be. */
export function toldProblem({ misconception }: Attempt, told: readonly string[], columns: readonly string[]): string | undefined {
  const wrong = told.filter((id) => id !== misconception);
  const isMissing = misconception !== null && columns.includes(misconception) && !told.includes(misconception);
  if (wrong.length === 0 && !isMissing) return undefined;
  const should = isMissing ? `should be told ${misconception}` : "";
  const was = wrong.length > 0 ? `is told ${wrong.join(" and ")}, which it does not hold` : "is not";
  return isMissing ? `${should}, and ${was}` : was;
}

export interface ToldAttempt {
  readonly attempt: Attempt;
  readonly told: readonly string[];
}

/** A row an attempt, a column a misconception, each numbered: "■" told, "!" told wrongly, "?" not told. Attempts that are rightly told nothing
 *  are only counted. */
export function matrixLines(rows: readonly ToldAttempt[], columns: readonly string[]): string[] {
  const width = String(columns.length).length + 1;
  const numberOf = (id: string | null): string => (id !== null && columns.includes(id) ? String(columns.indexOf(id) + 1) : "");
  const isWorthARow = ({ attempt, told }: ToldAttempt): boolean => told.length > 0 || numberOf(attempt.misconception) !== "";
  const shown = rows.filter(isWorthARow).sort((a, b) => order(a, columns) - order(b, columns));
  const names = shown.map(({ attempt }) => attempt.name.replace(/^attempts\/(fails\/)?/, ""));
  const widest = Math.max(0, ...names.map((name) => name.length));
  const lines = [`${"".padEnd(width + widest)} ${columns.map((id) => numberOf(id).padStart(width)).join("")}`];
  for (const [index, { attempt, told }] of shown.entries()) {
    const cells = columns.map((id) => {
      const isOwn = id === attempt.misconception;
      return (told.includes(id) ? (isOwn ? "■" : "!") : isOwn ? "?" : "·").padStart(width);
    });
    lines.push(`${numberOf(attempt.misconception).padStart(width - 1)} ${(names[index] ?? "").padEnd(widest)} ${cells.join("")}`);
  }
  const silent = rows.length - shown.length;
  if (silent > 0) lines.push(`${"".padEnd(width)}${silent} more are told nothing, as they should be`);
  return lines;
}

function order({ attempt }: ToldAttempt, columns: readonly string[]): number {
  const at = attempt.misconception === null ? -1 : columns.indexOf(attempt.misconception);
  return at < 0 ? columns.length : at;
}
