// What an instrument is to show: the name of a panel of shell/panel, its data as that panel reads it, and blobs for bulk.

import type { BudgetFigures, GrowthFigures } from "../protocol/messages.ts";
import type { LinkedSymbol } from "../protocol/link_map.ts";
import { memoryPageBytes, stackBytes, type HeapBlock, type MemoryRecord } from "../protocol/memory_record.ts";
import type { Plot, PlotSeries } from "../protocol/plot.ts";
import type { StepTrace } from "../protocol/step_trace.ts";

export interface Exhibit {
  readonly panel: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly blobs: readonly Uint8Array[];
}

/** `expected`: what a check compares the plot with, drawn beneath it. */
export function plotExhibit(plot: Plot, expected: readonly PlotSeries[] = []): Exhibit {
  const blobs: Uint8Array[] = [];
  const add = (numbers: readonly (number | null)[]): number => blobs.push(floats(numbers)) - 1;
  const all = [...plot.series.map((it) => ({ ...it, expected: false })), ...expected.map((it) => ({ ...it, expected: true }))];
  const names = namesOf(all);
  const placeOf = new Map(names.map((name, index) => [name, index]));
  const series = all.map(({ label, x, y, rows, expected: isExpected }) => {
    const given = { label, expected: isExpected };
    if (plot.kind === "heatmap") return { ...given, width: rows[0]?.length ?? 1, y: add(rows.flat()) };
    const xs = x?.map((it) => (typeof it === "string" ? placeOf.get(it) ?? null : it));
    return { ...given, y: add(y), ...(xs === undefined ? {} : { x: add(xs) }) };
  });
  const axis = (name: "x" | "y") => ({ label: plot[name].label, log: plot[name].isLog });
  return {
    panel: "plot",
    data: { kind: plot.kind, title: plot.title, x: axis("x"), y: axis("y"), series, ...(names.length > 0 ? { names } : {}) },
    blobs,
  };
}

/** Of x, in the order in which they come. */
function namesOf(series: readonly PlotSeries[]): string[] {
  const names = new Set<string>();
  for (const { x } of series) for (const it of x ?? []) if (typeof it === "string") names.add(it);
  return [...names];
}

export type CellMark = readonly [row: number, column: number, mark: "missing" | "extra" | "wrong"];

/** `bytes`: a CSV file, or a table in the encoding of values. */
export function tableExhibit(form: "csv" | "value", bytes: Uint8Array, marks: readonly CellMark[] = []): Exhibit {
  return { panel: "table", data: { [form]: 0, ...(marks.length > 0 ? { marks } : {}) }, blobs: [bytes] };
}

export function growthExhibit({ points, found, atMost, lastCut }: GrowthFigures): Exhibit {
  return { panel: "cost", data: { kind: "growth", points: points.map(({ size, fuel }) => [size, fuel]), found, atMost, lastCut, x: "n", y: "" }, blobs: [] };
}

/** `names`: a name for each case. */
export function budgetExhibit(budget: readonly BudgetFigures[], names: readonly string[]): Exhibit {
  const cases = budget.map(({ used, allowed, reference, cut }, index) => ({ name: names[index] ?? "", used, allowed, reference, cut }));
  return { panel: "cost", data: { kind: "budget", cases }, blobs: [] };
}

/** What a function or a line of a program cost, in fuel, all its calls together. */
export interface CostPart {
  /** A function's name, or the text of a line. */
  readonly name: string;
  /** Null: it has none, such as what the language does by itself. */
  readonly line: number | null;
  readonly fuel: number;
}

/** `total`: of the whole run, where the parts are not all of it. */
export function partsExhibit(parts: readonly CostPart[], total?: number): Exhibit {
  const listed = parts.map(({ name, line, fuel }) => ({ name, fuel, ...(line === null ? {} : { line }) }));
  return { panel: "cost", data: { kind: "parts", parts: listed, ...(total === undefined ? {} : { total }) }, blobs: [] };
}

/** Where a variable is first other than it should be. */
export interface WrongStep {
  readonly step: number;
  readonly frame: number;
  readonly variable: string;
}

/** `textOf`: what of the program's files is at hand. */
export function timelineExhibit(trace: StepTrace, printed: Uint8Array, textOf: (path: string) => string | undefined, wrong: readonly WrongStep[]): Exhibit {
  const files = trace.files.map((path) => ({ path, text: textOf(path) ?? "" }));
  const marked = wrong.map(({ step, frame, variable }) => ({ step, frame, name: variable }));
  return { panel: "timeline", data: { files, names: trace.names, count: trace.count, steps: 0, printed: 1, wrong: marked }, blobs: [trace.bytes, printed] };
}

/** `deepest`: the lowest byte of the stack that was written. */
export function memoryExhibit(record: MemoryRecord, blocks: readonly HeapBlock[], symbols: readonly LinkedSymbol[], deepest: number): Exhibit {
  const pages = new Uint8Array(record.pages.size * memoryPageBytes);
  [...record.pages.values()].forEach((page, index) => pages.set(page, index * memoryPageBytes));
  const names = symbols.map(({ name }) => name.replaceAll("\n", " ")).join("\n");
  const { memoryBytes, stackPointer, heapBase, isCut, watched } = record;
  return {
    panel: "memory",
    data: {
      memoryBytes, stackBytes: Math.min(stackBytes, memoryBytes), stackPointer, stackDeepest: deepest, heapBase, isCut, watched,
      pageNumbers: 0, pages: 1, blocks: 2, globals: 3, globalNames: 4,
    },
    blobs: [
      words([...record.pages.keys()]), pages, words(blocks.flatMap(({ address, size, isUsed }) => [address, size, Number(isUsed)])),
      words(symbols.flatMap(({ address, size }) => [address, size])), new TextEncoder().encode(names),
    ],
  };
}

function words(numbers: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 4);
  const view = new DataView(bytes.buffer);
  numbers.forEach((number, index) => view.setUint32(index * 4, number, true));
  return bytes;
}

/** Null becomes NaN, a gap. Little-endian, as every machine here is that runs WebAssembly's memory. */
export function floats(numbers: readonly (number | null)[]): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 8);
  const view = new DataView(bytes.buffer);
  numbers.forEach((number, index) => view.setFloat64(index * 8, number ?? Number.NaN, true));
  return bytes;
}
