// The class as a table for spreadsheet programs, with a byte order mark, by which they take it for UTF-8.

import { csvText } from "../base/csv.ts";
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
  return `\ufeff${csvText([head, ...rows])}`;
}
