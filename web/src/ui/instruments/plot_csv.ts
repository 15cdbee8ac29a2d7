// The numbers of a plot as a CSV file: a line for each point, or for each row of a heat map.

import { csvText } from "../../base/csv.ts";
import type { Plot, PlotSeries } from "../../protocol/plot.ts";

export function plotCsv(plot: Plot, expected: readonly PlotSeries[]): string {
  if (plot.kind === "heatmap") return csvText(plot.series[0]?.rows ?? []);
  const head = ["series", plot.x.label || "x", plot.y.label || "y"];
  const rows = [...plot.series, ...expected].flatMap(({ label, x, y }) => y.map((value, index) => [label, x === null ? index : x[index] ?? null, value]));
  return csvText([head, ...rows]);
}
