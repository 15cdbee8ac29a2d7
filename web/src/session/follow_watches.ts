// Where a recorded program departs from what its lab knows of it: what the watched variables were is read from the steps, and the core
// says whether that is right. Nothing of this enters the program.

import { success, type Result } from "../base/result.ts";
import type { CoreClient, LabSource } from "../core/core_client.ts";
import type { FollowReply, WatchInfo } from "../protocol/messages.ts";
import { stepEvents, type Shown, type StepState, type StepTrace } from "../protocol/step_trace.ts";
import { encodeValue, type Value } from "../protocol/value.ts";

/** A call of a watched function that has the watched variable. */
export interface FollowedCall {
  /** Which of the lab's. */
  readonly watch: number;
  readonly frame: number;
  readonly args: readonly Value[];
  /** That the variable took, and the step at which each is first seen. */
  readonly values: readonly Value[];
  readonly steps: readonly number[];
  /** It came to its end, and every value was seen whole. */
  readonly hasReturned: boolean;
  readonly lastStep: number;
}

export interface Departure {
  readonly watch: number;
  readonly variable: string;
  readonly frame: number;
  readonly step: number;
  /** As the language spells it; null: no other value should have come. */
  readonly expected: string | null;
  readonly got: string;
  /** The value is right, and another should have followed it. */
  readonly isMissing: boolean;
}

export interface Followed {
  readonly call: FollowedCall;
  readonly stands: Exclude<FollowReply, null>;
}

const bounds = { calls: 200, values: 1_000, depth: 8 } as const;

/** Of calls of which the lab knows something. */
export async function followWatches(
  core: CoreClient, lab: LabSource, watches: readonly WatchInfo[], trace: StepTrace,
): Promise<Result<readonly Followed[]>> {
  const calls = followedCalls(trace, watches);
  if (calls.length === 0) return success([]);
  const replies = await core.followWatches(lab, calls);
  if (!replies.ok) return replies;
  return success(calls.flatMap((call, index) => {
    const stands = replies.value[index] ?? null;
    return stands === null ? [] : [{ call, stands }];
  }));
}

/** The first of each variable, in the order of the steps. */
export function departuresOf(followed: readonly Followed[], watches: readonly WatchInfo[]): Departure[] {
  const first = new Map<number, Departure>();
  for (const { call, stands } of followed) {
    if (stands.is === "right") continue;
    const { watch, frame } = call;
    const step = call.steps[stands.value] ?? call.lastStep;
    if (step >= (first.get(watch)?.step ?? Infinity)) continue;
    const { expected, got } = stands;
    first.set(watch, { watch, variable: watches[watch]?.variable ?? "", frame, step, expected, got, isMissing: stands.value >= call.values.length });
  }
  return [...first.values()].sort((one, other) => one.step - other.step);
}

/** While a call is under way. */
interface Following {
  readonly watch: number;
  readonly variable: string;
  readonly frame: number;
  readonly args: readonly Value[];
  readonly values: Value[];
  readonly steps: number[];
  last: string;
  lastStep: number;
  hasReturned: boolean;
  /** What came was not to be seen whole: nothing is said of what follows. */
  isLost: boolean;
}

export function followedCalls(trace: StepTrace, watches: readonly WatchInfo[]): FollowedCall[] {
  const { columns, frames, count } = trace;
  const watchesOf = frames.map((frame) => watches.flatMap((watch, index) => (watch.file === frame.file && watch.function === frame.function ? [index] : [])));
  const followed = new Map<number, Following[]>();
  for (let step = 0; step < count; step += 1) {
    const frame = columns.frame[step] ?? -1;
    const watching = watchesOf[frame] ?? [];
    if (watching.length === 0) continue;
    let calls = followed.get(frame);
    if (calls === undefined) {
      if (followed.size >= bounds.calls) continue;
      calls = begin(trace.stateAt(step), frame, watching, watches);
      followed.set(frame, calls);
    }
    const event = stepEvents[columns.event[step] ?? -1];
    for (const call of calls) {
      if (call.isLost) continue;
      look(call, trace.stateAt(step), step);
      if (event === "return") call.hasReturned = !call.isLost;
    }
  }
  return [...followed.values()].flat().filter(({ values }) => values.length > 0);
}

/** At its first step a call has its arguments and no other variables. */
function begin(state: StepState, frame: number, watching: readonly number[], watches: readonly WatchInfo[]): Following[] {
  const args = [...state.variables.get(frame)?.values() ?? []].map((it) => wholeValue(it, state));
  if (args.includes(undefined)) return [];
  return watching.map((watch) => ({
    watch, variable: watches[watch]?.variable ?? "", frame, args: args.filter((it) => it !== undefined), values: [], steps: [], last: "", lastStep: 0,
    hasReturned: false, isLost: false,
  }));
}

function look(call: Following, state: StepState, step: number): void {
  call.lastStep = step;
  const shown = state.variables.get(call.frame)?.get(call.variable);
  if (shown === undefined) return;
  const value = wholeValue(shown, state);
  if (value === undefined || call.values.length >= bounds.values) {
    call.isLost = true;
    return;
  }
  const written = encodeValue(value).join();
  if (written === call.last) return;
  call.last = written;
  call.values.push(value);
  call.steps.push(step);
}

/** Undefined where a part of it is not in the trace, or is an object with ways of its own. */
function wholeValue(it: Shown, state: StepState, depth = 0): Value | undefined {
  if (it.is === "opaque") return undefined;
  if (it.is !== "reference") return it;
  const object = state.objects.get(it.id);
  if (object === undefined || object.kind === "instance" || depth >= bounds.depth) return undefined;
  const { kind } = object;
  if (object.cells.length !== (kind === "map" ? 2 : 1) * object.size) return undefined;
  const cells = object.cells.map((cell) => wholeValue(cell, state, depth + 1)).filter((cell) => cell !== undefined);
  if (cells.length < object.cells.length) return undefined;
  if (kind !== "map") return { is: kind, items: cells };
  const entries: (readonly [Value, Value])[] = [];
  for (let at = 0; at + 1 < cells.length; at += 2) entries.push([cells[at] ?? { is: "null" }, cells[at + 1] ?? { is: "null" }]);
  return { is: "map", entries };
}
