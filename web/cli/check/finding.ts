// What check has to say: one thing, at one place, with what to do about it.

import type { Problem } from "../../src/base/problem.ts";
import { nameOf, type LabFolder } from "../lab_folder.ts";

/** An error makes the command fail; a warning only with --strict. */
export type Level = "error" | "warning";

export interface Finding {
  readonly level: Level;
  /** Stable: lab.*, course.* are the core's, review.* are found here. */
  readonly code: string;
  /** As the person finds it from where they stand. */
  readonly file: string;
  /** From 1; 0: the file as a whole. Columns in code points. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** What to do; may be empty. */
  readonly hint: string;
}

/** Where in the lab: a file of its folder, and a place in it. */
export interface Spot {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

export function finding(level: Level, code: string, folder: LabFolder, spot: Spot, message: string, hint = ""): Finding {
  return { level, code, file: nameOf(folder, spot.file), line: spot.line ?? 0, column: spot.column ?? 0, message, hint };
}

export function findingOf({ code, message, hint, place }: Problem, file: string): Finding {
  const where = place.pointer === "" ? "" : ` (${place.pointer})`;
  return { level: "error", code, file, line: place.line, column: place.column, message: `${message}${where}`, hint };
}

/** By file and place; errors first where both stand at one. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
  return [...findings].sort((a, b) =>
    byText(a.file, b.file) || a.line - b.line || a.column - b.column || byText(a.level, b.level) || byText(a.message, b.message));
}
