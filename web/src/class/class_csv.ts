// The class as a table for spreadsheet programs: RFC 4180, with a byte order mark, by which they take it for UTF-8. What a cell holds was
// typed by learners, and a spreadsheet computes what begins like a formula: such a cell gets an apostrophe before it.

import { isFailed } from "../session/report_words.ts";
import type { Entry } from "./verify_class.ts";

const head = [
  "learner", "file", "line", "lab", "lab version", "lab hash", "state", "outcome", "points", "out of", "failed checks", "misconceptions", "told",
];

export function classCsv(entries: readonly Entry[]): string {
  const rows = entries.map(({ learner, file, line, lab, state, report, problems }) => {
    const failed = report?.checks.filter(isFailed) ?? [];
    return [
      learner ?? "", file, line, lab?.id ?? "", lab?.version ?? null, lab?.hash ?? "", state, report?.outcome ?? "", report?.points ?? null,
      report?.outOf ?? null, failed.map(({ id }) => id).join(" "), failed.flatMap(({ misconception }) => misconception?.id ?? []).join(" "),
      problems.map(({ message }) => message).join("; "),
    ];
  });
  return `\ufeff${[head, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
}

/** Of what is no number, nothing is left that a spreadsheet would compute. */
export function csvCell(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) || harmless !== harmless.trim() ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
