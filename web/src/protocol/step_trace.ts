// The steps of a program, as a guest recorded them (wasm/guests/python/README.md). Read with every check: they come from
// inside of the sandbox. Kept as they came; columns of numbers tell what every step has, and the rest is read again where it is
// wanted. A state is reached from the one kept before it, so that any step is near.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import { entryOf, ValueReader, ValueRefusal, type Value } from "./value.ts";

export const stepEvents = ["call", "line", "return", "exception", "yield"] as const;
export type StepEvent = (typeof stepEvents)[number];

/** One call of a function, from its first step to its last. */
export interface StepFrame {
  readonly file: string;
  readonly function: string;
}

export interface Reference {
  readonly is: "reference";
  /** Of an object. One that was never described is not shown: there were too many. */
  readonly id: number;
}

/** What a variable or a place in a container holds. */
export type Shown = Value | Reference;

export type ObjectKind = "list" | "tuple" | "set" | "map" | "instance";

export interface ShownObject {
  /** The same for as long as it lives, and never another's. */
  readonly id: number;
  readonly kind: ObjectKind;
  /** The name of its class. */
  readonly type: string;
  /** Items, entries or attributes; more than are shown when it is large. */
  readonly size: number;
  /** Items in their order; of a map keys and values in turn, of an instance names and values. */
  readonly cells: readonly Shown[];
}

export type StepChange =
  | { readonly is: "set"; readonly frame: number; readonly name: string; readonly value: Shown }
  | { readonly is: "gone"; readonly frame: number; readonly name: string }
  | { readonly is: "object"; readonly object: ShownObject }
  /** Of the cells from `at`, `removed` are replaced by `cells`. */
  | { readonly is: "splice"; readonly id: number; readonly size: number; readonly at: number; readonly removed: number; readonly cells: readonly Shown[] }
  | { readonly is: "freed"; readonly id: number }
  | { readonly is: "left"; readonly frame: number };

/** What every step has, by its index. */
export interface StepColumns {
  /** Index into stepEvents. */
  readonly event: Uint8Array;
  /** Index into the frames. */
  readonly frame: Uint32Array;
  /** Frames below it; 0 is the program itself. */
  readonly depth: Uint32Array;
  /** From 1. What an event of "line" stands before has not happened yet. */
  readonly line: Uint32Array;
  /** Bytes of standard output so far. */
  readonly printed: Float64Array;
  /** Fuel that the program has used so far, what recording takes left out. */
  readonly fuel: Float64Array;
}

/** Everything up to a step, taken together. */
export interface StepState {
  /** Frames under way, outermost first. */
  readonly stack: readonly number[];
  /** By frame: its variables in the order in which they were made. Frames that are suspended have theirs, too. */
  readonly variables: ReadonlyMap<number, ReadonlyMap<string, Shown>>;
  readonly objects: ReadonlyMap<number, ShownObject>;
}

const kinds: ReadonlyMap<number, ObjectKind> = new Map([[7, "list"], [8, "tuple"], [9, "set"], [10, "map"], [11, "instance"]]);
const referenceTag = 14;
const bounds = { steps: 1_000_000, cells: 256, leastOfStep: 7, betweenStates: 2_000 } as const;

class WrongShape extends Error {}

class WorkingState implements StepState {
  stack: number[] = [];
  variables = new Map<number, Map<string, Shown>>();
  objects = new Map<number, ShownObject>();

  copy(): WorkingState {
    const copied = new WorkingState();
    copied.stack = [...this.stack];
    copied.variables = new Map([...this.variables].map(([frame, variables]) => [frame, new Map(variables)]));
    copied.objects = new Map(this.objects);
    return copied;
  }

  get size(): number {
    let size = this.objects.size;
    for (const variables of this.variables.values()) size += variables.size + 1;
    return size;
  }

  apply(change: StepChange): void {
    switch (change.is) {
      case "set": {
        const variables = this.variables.get(change.frame) ?? new Map<string, Shown>();
        variables.set(change.name, change.value);
        this.variables.set(change.frame, variables);
        return;
      }
      case "gone": this.variables.get(change.frame)?.delete(change.name); return;
      case "object": this.objects.set(change.object.id, change.object); return;
      case "splice": {
        const object = this.objects.get(change.id);
        if (object === undefined || change.at + change.removed > object.cells.length) throw new WrongShape("expected cells that are there");
        const cells = object.cells.toSpliced(change.at, change.removed, ...change.cells);
        checkCells(object.kind, change.size, cells.length);
        this.objects.set(change.id, { ...object, size: change.size, cells });
        return;
      }
      case "freed": this.objects.delete(change.id); return;
      case "left": this.variables.delete(change.frame); return;
    }
  }
}

function checkCells(kind: ObjectKind, size: number, cells: number): void {
  const isPaired = kind === "map" || kind === "instance";
  if (cells > bounds.cells || (isPaired && cells % 2 !== 0) || size < (isPaired ? cells / 2 : cells)) {
    throw new WrongShape("expected as many cells as there are items");
  }
}

/** An index that was checked when the trace was read. */
function at<T>(list: ArrayLike<T>, index: number): T {
  const item = list[index];
  if (item === undefined) throw new WrongShape("expected an index of what there is");
  return item;
}

/** Unsigned LEB128 of at most 53 bits. */
function number(reader: ValueReader): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reader.byte();
    value += (byte & 0x7f) * 2 ** shift;
    if (!Number.isSafeInteger(value)) throw new WrongShape("expected a number of at most 53 bits");
    if (byte < 0x80) {
      if (byte === 0 && shift > 0) throw new WrongShape("expected a number in its shortest form");
      return value;
    }
  }
}

export class StepTrace {
  readonly frames: readonly StepFrame[];
  readonly columns: StepColumns;
  readonly count: number;
  /** Of the whole program, from before its first step to its end. */
  readonly fuel: number;
  /** True when the program was ended because there were too many steps, or hid the rest from the trace. */
  readonly isTruncated: boolean;
  /** As they came, for whoever reads the trace from its bytes too (shell/view/step_history.hpp). */
  readonly files: readonly string[];
  readonly names: readonly string[];
  readonly bytes: Uint8Array;
  /** Where the changes of each step begin. */
  private readonly offsets: Uint32Array;
  /** The frame at depth 0 of each step. */
  private readonly bottoms: Uint32Array;
  private readonly kept: { readonly index: number; readonly state: WorkingState }[] = [];
  private last: { index: number; state: WorkingState } | undefined;

  private constructor(value: Value) {
    const texts = (key: string): string[] => {
      const list = entryOf(value, key);
      if (list?.is !== "list") throw new WrongShape(`expected a list of ${key}`);
      return list.items.map((it) => {
        if (it.is !== "text") throw new WrongShape("expected a text");
        return it.value;
      });
    };
    const whole = (key: string): number => {
      const it = entryOf(value, key);
      const found = it?.is === "int" ? Number(it.value) : -1;
      if (!Number.isSafeInteger(found) || found < 0) throw new WrongShape(`expected a whole number of ${key}`);
      return found;
    };
    this.files = texts("files");
    this.names = texts("names");
    this.count = whole("count");
    this.fuel = whole("fuel");
    const steps = entryOf(value, "steps");
    const truncated = entryOf(value, "truncated");
    if (steps?.is !== "bytes") throw new WrongShape("expected the bytes of the steps");
    if (truncated?.is !== "bool") throw new WrongShape("expected true or false");
    this.bytes = steps.value;
    this.isTruncated = truncated.value;
    if (this.count > bounds.steps || this.count * bounds.leastOfStep > this.bytes.length) throw new WrongShape("expected fewer steps");
    const wholes = (): Uint32Array => new Uint32Array(this.count);
    this.columns = {
      event: new Uint8Array(this.count), frame: wholes(), depth: wholes(), line: wholes(),
      printed: new Float64Array(this.count), fuel: new Float64Array(this.count),
    };
    this.offsets = wholes();
    this.bottoms = wholes();
    this.frames = this.readAll(this.files);
  }

  /** A trace as it stands in a result. */
  static read(value: Value): Result<StepTrace> {
    try {
      return success(new StepTrace(value));
    } catch (error) {
      if (error instanceof WrongShape || error instanceof ValueRefusal) return failure(problem("trace.wrong-shape", error.message));
      throw error;
    }
  }

  /** What is other than at the step before. `index` is one of the trace's, here and below. */
  changesAt(index: number): StepChange[] {
    return this.changes(this.readerAt(index), index);
  }

  /** What is returned, yielded or raised. */
  detailAt(index: number): Shown | null {
    const reader = this.readerAt(index);
    this.changes(reader, index);
    return this.detail(reader, index);
  }

  /** Until the next call: the state is the trace's own, and moves on. */
  stateAt(index: number): StepState {
    const before = this.kept.findLast((it) => it.index <= index);
    const isNearer = this.last !== undefined && this.last.index <= index && this.last.index >= (before?.index ?? -1);
    const from = isNearer && this.last !== undefined ? this.last : { index: before?.index ?? -1, state: before?.state.copy() ?? new WorkingState() };
    for (let step = from.index + 1; step <= index; step += 1) this.enter(from.state, step, this.changesAt(step));
    this.last = { index, state: from.state };
    return from.state;
  }

  private readerAt(index: number): ValueReader {
    return new ValueReader(this.bytes, at(this.offsets, index));
  }

  private readAll(files: readonly string[]): StepFrame[] {
    const frames: StepFrame[] = [];
    const reader = new ValueReader(this.bytes);
    const state = new WorkingState();
    const { event, frame, depth, line, printed, fuel } = this.columns;
    let [printedSoFar, fuelSoFar, applied] = [0, 0, 0];
    for (let index = 0; index < this.count; index += 1) {
      event[index] = reader.byte();
      at(stepEvents, event[index] ?? 0);
      const described = number(reader);
      if (described === frames.length) frames.push({ file: at(files, number(reader)), function: at(this.names, number(reader)) });
      at(frames, described);
      frame[index] = described;
      depth[index] = number(reader);
      if ((depth[index] ?? 0) > state.stack.length) throw new WrongShape("expected frames below a frame");
      line[index] = number(reader);
      printed[index] = printedSoFar += number(reader);
      fuel[index] = fuelSoFar += number(reader);
      this.offsets[index] = reader.at;
      this.bottoms[index] = depth[index] === 0 ? described : at(state.stack, 0);
      const changes = this.changes(reader, index);
      this.enter(state, index, changes);
      this.detail(reader, index);
      applied += 1 + changes.length;
      if (applied > bounds.betweenStates && applied > 2 * state.size) {
        this.kept.push({ index, state: state.copy() });
        applied = 0;
      }
    }
    if (reader.at !== this.bytes.length || fuelSoFar > this.fuel) throw new WrongShape("expected as many steps as there are");
    return frames;
  }

  private enter(state: WorkingState, index: number, changes: readonly StepChange[]): void {
    state.stack.length = at(this.columns.depth, index);
    state.stack.push(at(this.columns.frame, index));
    for (const change of changes) state.apply(change);
  }

  private changes(reader: ValueReader, index: number): StepChange[] {
    const count = number(reader);
    if (count > this.bytes.length - reader.at) throw new WrongShape("expected fewer changes");
    const own = at(this.columns.frame, index);
    const bottom = at(this.bottoms, index);
    return Array.from({ length: count }, () => this.change(reader, own, bottom));
  }

  private change(reader: ValueReader, own: number, bottom: number): StepChange {
    const name = (): string => at(this.names, number(reader));
    const cells = (): Shown[] => {
      const count = number(reader);
      if (count > bounds.cells) throw new WrongShape("expected fewer cells");
      return Array.from({ length: count }, () => shown(reader));
    };
    switch (reader.byte()) {
      case 0: return { is: "set", frame: own, name: name(), value: shown(reader) };
      case 1: return { is: "gone", frame: own, name: name() };
      case 2: return { is: "set", frame: bottom, name: name(), value: shown(reader) };
      case 3: return { is: "gone", frame: bottom, name: name() };
      case 4: {
        const id = number(reader);
        const kind = kinds.get(reader.byte());
        if (kind === undefined) throw new WrongShape("expected a kind of object");
        const object = { id, kind, type: name(), size: number(reader), cells: cells() };
        checkCells(kind, object.size, object.cells.length);
        return { is: "object", object };
      }
      case 5: return { is: "splice", id: number(reader), size: number(reader), at: number(reader), removed: number(reader), cells: cells() };
      case 6: return { is: "freed", id: number(reader) };
      case 7: return { is: "left", frame: number(reader) };
      default: throw new WrongShape("expected a kind of change");
    }
  }

  private detail(reader: ValueReader, index: number): Shown | null {
    const event = stepEvents[at(this.columns.event, index)];
    return event === "call" || event === "line" ? null : shown(reader);
  }
}

function shown(reader: ValueReader): Shown {
  if (reader.bytes[reader.at] !== referenceTag) return reader.value(1);
  reader.byte();
  return { is: "reference", id: number(reader) };
}
