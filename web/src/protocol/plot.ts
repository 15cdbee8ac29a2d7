// A plot that a program left by lab.plot (plots/<n>.json), read as if anybody had written it; its form is told in
// labs/README.md. The twin of wasm/core/check/plot.hpp, which a check of kind "artefact" goes by.

const kinds = ["line", "scatter", "bar", "histogram", "heatmap"] as const;

export interface PlotAxis {
  readonly label: string;
  readonly isLog: boolean;
}

/** Null is a gap. A heat map has rows, every other plot y, and x unless the numbers are merely counted off. */
export interface PlotSeries {
  readonly label: string;
  readonly x: readonly (number | string | null)[] | null;
  readonly y: readonly (number | null)[];
  readonly rows: readonly (readonly (number | null)[])[];
}

export interface Plot {
  readonly file: string;
  readonly kind: (typeof kinds)[number];
  readonly title: string;
  readonly x: PlotAxis;
  readonly y: PlotAxis;
  readonly series: readonly PlotSeries[];
}

const most = { series: 100, numbers: 200_000, text: 2_000 } as const;

/** What an artefact check tells of a plot that is not as it should be: the plot, and the series that were wanted. */
export function decodeComparedPlot(details: Readonly<Record<string, unknown>> | null): { readonly plot: Plot; readonly wanted: readonly PlotSeries[] } | undefined {
  const compared = record(details?.["plot"]);
  const [left, list] = [compared?.["left"], compared?.["wanted"]];
  const plot = typeof left === "string" ? decodePlot("plot.json", left) : undefined;
  if (plot === undefined || !Array.isArray(list)) return undefined;
  const wanted = list.slice(0, most.series).map((it) => readSeries(it, plot.kind === "heatmap"));
  return { plot, wanted: wanted.filter((it) => it !== undefined) };
}

/** Undefined: this is no plot. */
export function decodePlot(file: string, text: string): Plot | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const plot = record(value);
  const kind = kinds.find((it) => it === plot?.["kind"]);
  const [title, x, y] = [words(plot?.["title"]), axis(plot?.["x"]), axis(plot?.["y"])];
  const list = plot?.["series"];
  if (plot?.["format"] !== 1 || kind === undefined || title === undefined || x === undefined || y === undefined) return undefined;
  if (!Array.isArray(list) || list.length === 0 || list.length > most.series) return undefined;
  const series = list.map((it) => readSeries(it, kind === "heatmap")).filter((it) => it !== undefined);
  const numbers = series.reduce((sum, it) => sum + it.y.length + it.rows.reduce((all, row) => all + row.length, 0), 0);
  if (series.length < list.length || numbers > most.numbers) return undefined;
  return { file, kind, title, x, y, series };
}

function readSeries(value: unknown, hasRows: boolean): PlotSeries | undefined {
  const it = record(value);
  const label = words(it?.["label"]);
  if (it === undefined || label === undefined) return undefined;
  if (hasRows) {
    const rows = listOf(it["rows"], (row) => listOf(row, number));
    return rows === undefined || it["y"] !== undefined ? undefined : { label, x: null, y: [], rows };
  }
  const y = listOf(it["y"], number);
  const x = it["x"] === undefined ? null : listOf(it["x"], (item) => number(item) ?? words(item));
  if (y === undefined || x === undefined || (x !== null && x.length !== y.length) || it["rows"] !== undefined) return undefined;
  return { label, x, y, rows: [] };
}

function record(value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return Object.assign(Object.create(null) as Record<string, unknown>, value);
}

function axis(value: unknown): PlotAxis | undefined {
  const it = record(value);
  const label = words(it?.["label"]);
  const isLog = it?.["log"];
  return label === undefined || typeof isLog !== "boolean" ? undefined : { label, isLog };
}

function words(value: unknown): string | undefined {
  return typeof value === "string" ? value.slice(0, most.text) : undefined;
}

function number(value: unknown): number | null | undefined {
  return value === null || typeof value === "number" ? value : undefined;
}

/** Undefined as soon as one item is not what was wanted. */
function listOf<T>(value: unknown, read: (item: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: T[] = [];
  for (const it of value) {
    const item = read(it);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}
