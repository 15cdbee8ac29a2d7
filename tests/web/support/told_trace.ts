// A step trace as lines that a person can read, for the case files.

import { decodeStepTrace, type Change } from "../../../web/src/protocol/step_trace.ts";
import type { Value } from "../../../web/src/protocol/value.ts";
import { showValue } from "../../../web/src/ui/show_value.ts";

export function tellTrace(value: Value): readonly string[] {
  const decoded = decodeStepTrace(value);
  if (!decoded.ok) return [`malformed: ${decoded.problems[0]?.message}`];
  const { frames, steps, isTruncated } = decoded.value;
  const lines = steps.map((step) => {
    const frame = frames[step.frame];
    const told = [
      `${"  ".repeat(frame?.depth ?? 0)}${frame?.file}:${step.line} ${frame?.function}#${step.frame} ${step.event}`,
      step.detail === null ? "" : showValue(step.detail), changesOf(step.changes), step.outer.length === 0 ? "" : `outer ${changesOf(step.outer)}`,
      `@${step.printed}`,
    ];
    return told.filter((it) => it !== "").join(" | ");
  });
  return isTruncated ? [...lines, "truncated"] : lines;
}

function changesOf(changes: readonly Change[]): string {
  return changes.map(({ name, value }) => (value === null ? `del ${name}` : `${name} = ${showValue(value)}`)).join(", ");
}
