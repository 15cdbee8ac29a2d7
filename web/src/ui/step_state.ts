// What a list of variables tells of a program at one of its steps: the step, the calls under way, and two frames' variables as values.

import { stepEvents, type Shown, type ShownObject, type StepEvent, type StepFrame, type StepState, type StepTrace } from "../protocol/step_trace.ts";
import type { Value } from "../protocol/value.ts";
import { showValue } from "./show_value.ts";

export interface Variable {
  readonly name: string;
  readonly value: Value;
  /** True when it, or something in it, is new or other than at the step before. */
  readonly isChanged: boolean;
}

export interface Scope {
  /** The frame's, among the trace's. */
  readonly number: number;
  readonly frame: StepFrame;
  readonly variables: readonly Variable[];
}

export interface ToldStep {
  readonly event: StepEvent;
  readonly frame: StepFrame;
  readonly depth: number;
  readonly line: number;
  readonly printed: number;
  readonly detail: Value | null;
  /** The frame of the step, then, when that is another, the program's own. */
  readonly scopes: readonly Scope[];
  /** Functions under way, outermost first, by name. */
  readonly calls: readonly string[];
}

const bounds = { depth: 3, items: 24 } as const;

export function tellStep(trace: StepTrace, index: number): ToldStep | undefined {
  const { columns, frames } = trace;
  const own = columns.frame[index];
  const [frame, event] = [frames[own ?? -1], stepEvents[columns.event[index] ?? -1]];
  if (own === undefined || frame === undefined || event === undefined) return undefined;
  const state = trace.stateAt(index);
  const changed = changedBy(trace, index);
  const scope = (number: number): Scope[] => {
    const described = frames[number];
    if (described === undefined) return [];
    const variables = [...state.variables.get(number) ?? []].map(([name, it]) => (
      { name, value: plainValue(it, state), isChanged: changed.names.has(`${number} ${name}`) || leadsTo(it, state, changed.ids, 0) }
    ));
    return [{ number, frame: described, variables }];
  };
  const bottom = state.stack[0] ?? own;
  const detail = trace.detailAt(index);
  return {
    event, frame,
    depth: columns.depth[index] ?? 0, line: columns.line[index] ?? 0, printed: columns.printed[index] ?? 0,
    detail: detail === null ? null : plainValue(detail, state),
    scopes: [...scope(own), ...(bottom === own ? [] : scope(bottom))],
    calls: state.stack.map((it) => frames[it]?.function ?? "").filter((it) => it !== "<module>"),
  };
}

function changedBy(trace: StepTrace, index: number): { readonly names: ReadonlySet<string>; readonly ids: ReadonlySet<number> } {
  const names = new Set<string>();
  const ids = new Set<number>();
  for (const change of trace.changesAt(index)) {
    if (change.is === "set") names.add(`${change.frame} ${change.name}`);
    if (change.is === "splice") ids.add(change.id);
  }
  return { names, ids };
}

function leadsTo(it: Shown, state: StepState, ids: ReadonlySet<number>, depth: number): boolean {
  if (it.is !== "reference" || depth >= bounds.depth) return false;
  return ids.has(it.id) || (state.objects.get(it.id)?.cells ?? []).slice(0, bounds.items).some((cell) => leadsTo(cell, state, ids, depth + 1));
}

/** A value without its identity, as deep and long as a line of text can take. */
export function plainValue(it: Shown, state: StepState, depth = 0): Value {
  if (it.is !== "reference") return it;
  const object = state.objects.get(it.id);
  if (object === undefined) return { is: "opaque", type: "", text: "..." };
  if (depth >= bounds.depth) return { is: "opaque", type: object.type, text: "..." };
  return plainObject(object, (cell) => plainValue(cell, state, depth + 1));
}

function plainObject({ kind, type, size, cells }: ShownObject, plain: (cell: Shown) => Value): Value {
  const rest = (shown: number): Value => ({ is: "opaque", type: "...", text: String(size - shown) });
  if (kind === "list" || kind === "tuple" || kind === "set") {
    const items = cells.slice(0, bounds.items).map(plain);
    return { is: kind, items: items.length < size ? [...items, rest(items.length)] : items };
  }
  const entries: [Value, Value][] = [];
  for (let at = 0; at + 1 < cells.length && entries.length < bounds.items; at += 2) {
    const [key, value] = [cells[at], cells[at + 1]];
    if (key !== undefined && value !== undefined) entries.push([plain(key), plain(value)]);
  }
  if (entries.length < size) entries.push([rest(entries.length), { is: "null" }]);
  if (kind === "map") return { is: "map", entries };
  const attributes = entries.map(([name, value]) => (name.is === "text" ? `${name.value}=${showValue(value)}` : showValue(name)));
  return { is: "opaque", type, text: attributes.join(", ") };
}
