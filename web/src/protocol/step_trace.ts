// The steps of a program, as a guest recorded them (wasm/guests/python/README.md). Read with every check: they come from
// inside of the sandbox.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import { entryOf, type Value } from "./value.ts";

const events = ["call", "line", "return", "exception", "yield"] as const;
export type StepEvent = (typeof events)[number];

/** One call of a function, from its first step to its last. */
export interface StepFrame {
  readonly file: string;
  readonly function: string;
  /** Calls of the learner's functions below it; 0 is the program itself. */
  readonly depth: number;
}

export interface Change {
  readonly name: string;
  /** Null: the variable is gone. */
  readonly value: Value | null;
}

export interface Step {
  readonly event: StepEvent;
  /** Index into `frames`. */
  readonly frame: number;
  /** From 1. What an event of "line" stands before has not happened yet. */
  readonly line: number;
  /** Bytes of standard output so far. */
  readonly printed: number;
  /** Variables of the frame that are new or other than at its last step. */
  readonly changes: readonly Change[];
  /** The same of the frame at depth 0, when the step is not its own. */
  readonly outer: readonly Change[];
  /** What is returned or yielded, or the exception. */
  readonly detail: Value | null;
}

export interface StepTrace {
  readonly frames: readonly StepFrame[];
  readonly steps: readonly Step[];
  /** True when the program was ended because there were too many steps, or hid the rest from the trace. */
  readonly isTruncated: boolean;
}

class WrongShape extends Error {}

function itemsOf(value: Value | undefined, is: "list" | "tuple", size?: number): readonly Value[] {
  if (value?.is !== is || (size !== undefined && value.items.length !== size)) throw new WrongShape(`expected a ${is}`);
  return value.items;
}

function textOf(value: Value | undefined): string {
  if (value?.is !== "text") throw new WrongShape("expected a text");
  return value.value;
}

function countOf(value: Value | undefined): number {
  const number = value?.is === "int" ? Number(value.value) : -1;
  if (!Number.isSafeInteger(number) || number < 0) throw new WrongShape("expected a whole number from 0");
  return number;
}

function at<T>(list: readonly T[], value: Value | undefined): T {
  const item = list[countOf(value)];
  if (item === undefined) throw new WrongShape("expected an index of what there is");
  return item;
}

function changesOf(value: Value | undefined): readonly Change[] {
  if (value?.is !== "map") throw new WrongShape("expected a map");
  return value.entries.map(([name, it]) => ({ name: textOf(name), value: it.is === "opaque" && it.type === "" ? null : it }));
}

export function decodeStepTrace(value: Value): Result<StepTrace> {
  try {
    const files = itemsOf(entryOf(value, "files"), "list").map(textOf);
    const frames = itemsOf(entryOf(value, "frames"), "list").map((it) => {
      const [file, name, depth] = itemsOf(it, "tuple", 3);
      return { file: at(files, file), function: textOf(name), depth: countOf(depth) };
    });
    const steps = itemsOf(entryOf(value, "steps"), "list").map((it) => {
      const [event, frame, line, printed, changes, outer, detail] = itemsOf(it, "tuple", 7);
      at(frames, frame);
      return {
        event: at(events, event), frame: countOf(frame), line: countOf(line), printed: countOf(printed),
        changes: changesOf(changes), outer: changesOf(outer), detail: detail === undefined || detail.is === "null" && !isReturn(event) ? null : detail,
      };
    });
    const truncated = entryOf(value, "truncated");
    if (truncated?.is !== "bool") throw new WrongShape("expected true or false");
    return success({ frames, steps, isTruncated: truncated.value });
  } catch (error) {
    if (error instanceof WrongShape) return failure(problem("trace.wrong-shape", error.message));
    throw error;
  }
}

/** A function that returns None returns something all the same. */
function isReturn(event: Value | undefined): boolean {
  const name = at(events, event);
  return name === "return" || name === "yield";
}
