// A step trace, and what lines cost, as lines that a person can read, for the case files. Fuel is left out: it moves with the guest's
// build.

import { decodeLineCosts } from "../../../web/src/protocol/program_costs.ts";
import { stepEvents, StepTrace, type Shown, type StepChange } from "../../../web/src/protocol/step_trace.ts";
import type { Value } from "../../../web/src/protocol/value.ts";
import { showValue } from "../../../web/src/ui/show_value.ts";

export function tellTrace(value: Value): readonly string[] {
  const read = StepTrace.read(value);
  if (!read.ok) return [`malformed: ${read.problems[0]?.message}`];
  const trace = read.value;
  const { columns, frames } = trace;
  const lines = Array.from({ length: trace.count }, (_it, index) => {
    const own = columns.frame[index] ?? -1;
    const detail = trace.detailAt(index);
    const told = [
      `${"  ".repeat(columns.depth[index] ?? 0)}${frames[own]?.file}:${columns.line[index]} ${frames[own]?.function}#${own} ${stepEvents[columns.event[index] ?? -1]}`,
      detail === null ? "" : show(detail), trace.changesAt(index).map((change) => tell(change, own)).join(", "), `@${columns.printed[index]}`,
    ];
    return told.filter((it) => it !== "").join(" | ");
  });
  return trace.isTruncated ? [...lines, "truncated"] : lines;
}

export function tellCosts(value: Value): readonly string[] {
  const read = decodeLineCosts(value);
  if (!read.ok) return [`malformed: ${read.problems[0]?.message}`];
  const { lines, functions, isWhole } = read.value;
  const told = [
    ...functions.map(({ name, place, calls }) => `${place?.file}:${place?.line} ${name} called ${calls}`),
    ...lines.map(({ file, line, times }) => `${file}:${line} begun ${times}`),
  ];
  return isWhole ? told.sort() : [...told.sort(), "partial"];
}

function show(it: Shown): string {
  return it.is === "reference" ? `&${it.id}` : showValue(it);
}

function tell(change: StepChange, own: number): string {
  switch (change.is) {
    case "set": return `${change.frame === own ? "" : "outer "}${change.name} = ${show(change.value)}`;
    case "gone": return `${change.frame === own ? "" : "outer "}del ${change.name}`;
    case "object": return `&${change.object.id} is ${change.object.kind} ${change.object.type} of ${change.object.size}: ${change.object.cells.map(show).join(" ")}`.trim();
    case "splice": return `&${change.id} of ${change.size}: ${change.removed} from ${change.at} by ${change.cells.map(show).join(" ")}`.trim();
    case "freed": return `&${change.id} freed`;
    case "left": return `#${change.frame} left`;
  }
}
