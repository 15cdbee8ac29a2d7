// Writes the steps of a program as the Python guest records them (wasm/guests/RECORDS.md), from a program that is played in
// TypeScript: arrays are lists, maps dictionaries, other objects instances of what `classNames` has for their class.

import { encodeValue, int, record, text, type Value } from "../protocol/value.ts";
import { StepTrace, stepEvents, type StepEvent } from "../protocol/step_trace.ts";

export interface PlayedFrame {
  readonly name: string;
  readonly variables: Record<string, unknown>;
}

interface Known {
  readonly id: number;
  /** As they were told. */
  values: readonly unknown[];
  cells: readonly number[][];
  size: number;
}

interface WrittenFrame {
  readonly index: number;
  readonly variables: Map<string, string>;
}

/** A build has other names than the source. */
export const classNames = new WeakMap<object, string>();

const mostCells = 256;
const referenceTag = 14;

export class TraceWriter {
  count = 0;
  private readonly path: string;
  private readonly stack: PlayedFrame[] = [];
  private readonly written = new WeakMap<PlayedFrame, WrittenFrame>();
  private readonly names = new Map<string, number>();
  private readonly objects = new WeakMap<object, Known>();
  private readonly values = new Map<string | number, number[]>();
  private readonly steps: number[] = [];
  private readonly lines: string[] = [];
  private frames = 0;
  private ids = 0;
  private printed = 0;
  private left: number[] = [];

  constructor(path: string) {
    this.path = path;
  }

  enter(name: string, variables: Record<string, unknown>): PlayedFrame {
    const frame = { name, variables };
    this.stack.push(frame);
    return frame;
  }

  leave(): void {
    const frame = this.stack.pop();
    const known = frame === undefined ? undefined : this.written.get(frame);
    if (known !== undefined) this.left.push(known.index);
  }

  print(line: string): void {
    this.lines.push(`${line}\n`);
  }

  step(event: StepEvent, line: number, detail?: unknown): void {
    const own = this.stack.at(-1);
    const bottom = this.stack[0];
    if (own === undefined || bottom === undefined) return;
    const known = this.written.get(own);
    const index = known?.index ?? this.frames;
    const head = [stepEvents.indexOf(event), ...number(index)];
    if (known === undefined) {
      this.written.set(own, { index, variables: new Map() });
      this.frames += 1;
      head.push(0, ...number(this.nameOf(own.name)));
    }
    const printed = new TextEncoder().encode(this.lines.slice(this.printed).join("")).length;
    this.printed = this.lines.length;
    head.push(...number(this.stack.length - 1), ...number(line), ...number(printed), 1);
    const changes: number[][] = this.left.map((frame) => [7, ...number(frame)]);
    this.left = [];
    this.tellVariables(own, 0, changes);
    if (bottom !== own) this.tellVariables(bottom, 2, changes);
    const told = event === "call" || event === "line" ? [] : this.shown(detail, changes);
    this.steps.push(...head, ...number(changes.length));
    for (const change of changes) for (const byte of change) this.steps.push(byte);
    this.steps.push(...told);
    this.count += 1;
  }

  finish(): { readonly trace: StepTrace; readonly printed: Uint8Array<ArrayBuffer> } {
    const list = (items: readonly string[]): Value => ({ is: "list", items: items.map(text) });
    const read = StepTrace.read(record({
      files: list([this.path]), names: list([...this.names.keys()]), count: int(this.count), fuel: int(this.count),
      steps: { is: "bytes", value: Uint8Array.from(this.steps) }, truncated: { is: "bool", value: false },
    }));
    if (!read.ok) throw new Error(read.problems[0]?.message);
    return { trace: read.value, printed: new TextEncoder().encode(this.lines.join("")) };
  }

  private nameOf(name: string): number {
    const index = this.names.get(name) ?? this.names.size;
    this.names.set(name, index);
    return index;
  }

  private tellVariables(frame: PlayedFrame, kind: 0 | 2, changes: number[][]): void {
    const known = this.written.get(frame)?.variables;
    for (const [name, value] of Object.entries(frame.variables)) {
      const bytes = this.shown(value, changes);
      if (known?.get(name) === String(bytes)) continue;
      known?.set(name, String(bytes));
      changes.push([kind, ...number(this.nameOf(name)), ...bytes]);
    }
  }

  private shown(value: unknown, changes: number[][]): number[] {
    if (value === null || value === undefined) return [0];
    if (typeof value === "boolean") return [value ? 2 : 1];
    if (typeof value === "string" || typeof value === "number") return this.encoded(value);
    if (typeof value !== "object") throw new Error("there is no such value in a played program");
    return [referenceTag, ...number(this.tellObject(value, changes))];
  }

  private encoded(value: string | number): number[] {
    const bytes = this.values.get(value) ?? [...encodeValue(typeof value === "string" ? text(value) : Number.isInteger(value) ? int(value) : { is: "float", value })];
    this.values.set(value, bytes);
    return bytes;
  }

  private tellObject(object: object, changes: number[][]): number {
    const known: Known = this.objects.get(object) ?? { id: this.ids += 1, values: [], cells: [], size: -1 };
    const isNew = known.size < 0;
    this.objects.set(object, known);
    const [kind, type, values] = partsOf(object);
    const size = kind === 7 ? values.length : values.length / 2;
    const told = values.slice(0, mostCells);
    if (known.size === size && told.every((it, index) => it === known.values[index] && typeof it !== "object")) return known.id;
    const cells = told.map((it) => this.shown(it, changes));
    known.values = told;
    const before = known.cells;
    const grew = known.size !== size;
    known.cells = cells;
    known.size = size;
    if (isNew) {
      changes.push([4, ...number(known.id), kind, ...number(this.nameOf(type)), ...number(size), ...number(cells.length), ...cells.flat()]);
      return known.id;
    }
    const isSame = (a: readonly number[] | undefined, b: readonly number[] | undefined): boolean => String(a) === String(b);
    let [from, same] = [0, 0];
    while (from < cells.length && from < before.length && isSame(before[from], cells[from])) from += 1;
    while (same < Math.min(cells.length, before.length) - from && isSame(before.at(-1 - same), cells.at(-1 - same))) same += 1;
    const put = cells.slice(from, cells.length - same);
    if (put.length > 0 || grew) {
      changes.push([5, ...number(known.id), ...number(size), ...number(from), ...number(before.length - same - from), ...number(put.length), ...put.flat()]);
    }
    return known.id;
  }
}

function partsOf(object: object): readonly [kind: number, type: string, values: readonly unknown[]] {
  if (Array.isArray(object)) return [7, "list", object];
  if (object instanceof Map) return [10, "dict", [...object].flat()];
  return [11, classNames.get(object.constructor) ?? "object", Object.entries(object).flat()];
}

function number(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push(rest % 0x80 + 0x80);
  return [...bytes, rest];
}
