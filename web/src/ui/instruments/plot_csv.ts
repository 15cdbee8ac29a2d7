// The numbers of a plot as a CSV file (RFC 4180): a line for each point, or for each row of a heat map. A text that a
// spreadsheet would take for a formula gets a quote before it.

import type { Plot, PlotSeries } from "../../protocol/plot.ts";

export function plotCsv(plot: Plot, expected: readonly PlotSeries[]): string {
  if (plot.kind === "heatmap") return lines((plot.series[0]?.rows ?? []).map((row) => row.map(cell)));
  const head = ["series", plot.x.label || "x", plot.y.label || "y"].map(cell);
  const rows = [...plot.series, ...expected].flatMap(({ label, x, y }) => y.map((value, index) => [cell(label), cell(x === null ? index : x[index]), cell(value)]));
  return lines([head, ...rows]);
}

function lines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.join(",")}\r\n`).join("");
}

export function cell(value: number | string | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
