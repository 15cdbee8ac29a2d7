// What a program's variables, calls and output are at one of its steps: everything up to it, taken together.

import type { Change, Step, StepFrame, StepTrace } from "../session/session.ts";
import type { Value } from "../protocol/value.ts";

export interface Variable {
  readonly name: string;
  readonly value: Value;
  /** True when it is new or other than at the frame's step before. */
  readonly isChanged: boolean;
}

export interface Scope {
  readonly frame: StepFrame;
  readonly variables: readonly Variable[];
}

export interface StepState {
  readonly step: Step;
  readonly frame: StepFrame;
  /** The frame of the step, then, when that is another, the program's own. */
  readonly scopes: readonly Scope[];
  /** Functions under way, outermost first, by name. */
  readonly calls: readonly string[];
}

/** `index` is one of the trace's. */
export function stateAt({ frames, steps }: StepTrace, index: number): StepState | undefined {
  const values = new Map<number, Map<string, Value>>();
  const of = (frame: number): Map<string, Value> => {
    const known = values.get(frame) ?? new Map<string, Value>();
    values.set(frame, known);
    return known;
  };
  let stack: number[] = [];
  for (const it of steps.slice(0, index + 1)) {
    const depth = frames[it.frame]?.depth ?? 0;
    stack = [...stack.slice(0, depth), it.frame];
    apply(of(it.frame), it.changes);
    apply(of(stack[0] ?? it.frame), it.outer);
  }
  const step = steps[index];
  const frame = step === undefined ? undefined : frames[step.frame];
  if (step === undefined || frame === undefined) return undefined;
  const scope = (at: number, changes: readonly Change[]): Scope[] => {
    const described = frames[at];
    if (described === undefined) return [];
    const variables = [...of(at)].map(([name, value]) => ({ name, value, isChanged: changes.some((it) => it.name === name) }));
    return [{ frame: described, variables }];
  };
  const bottom = stack[0] ?? step.frame;
  return {
    step, frame,
    scopes: [...scope(step.frame, step.changes), ...(bottom === step.frame ? [] : scope(bottom, step.outer))],
    calls: stack.map((it) => frames[it]?.function ?? "").filter((it) => it !== "<module>"),
  };
}

function apply(values: Map<string, Value>, changes: readonly Change[]): void {
  for (const { name, value } of changes) {
    if (value === null) values.delete(name);
    else values.set(name, value);
  }
}
