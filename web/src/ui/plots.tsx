// The plots that a program left, in words and numbers: what each is called, its axes, its series, and a table of the first
// points. Whoever cannot see a drawing reads it here.

import type { LeftPlot, Plot } from "../session/session.ts";
import { FiguresTable, shownRows, type Figures } from "./figures_table.tsx";
import { PlotInstrument } from "./instruments/plot_instrument.tsx";
import { useSpeech, type Speech } from "./words.ts";

const shownColumns = 12;

export function Plots({ plots }: { plots: readonly LeftPlot[] }) {
  const { t } = useSpeech();
  if (plots.length === 0) return null;
  return (
    <section class="plots" aria-label={t("plots.title")}>
      <h3 class="small-title">{t("plots.title")}</h3>
      {plots.map((it, index) => {
        if (it.is === "plot") return <PlotSummary plot={it.plot} number={index + 1} />;
        return <p class="note">{it.is === "too-many" ? t("plots.too-many") : t("plots.unreadable", { file: it.file })}</p>;
      })}
    </section>
  );
}

function PlotSummary({ plot, number }: { plot: Plot; number: number }) {
  const speech = useSpeech();
  const { t } = speech;
  const title = plot.title === "" ? t("plots.untitled", { number: speech.number(number) }) : plot.title;
  const axes = [axisText("x", plot, speech), axisText("y", plot, speech)];
  const table = tableOf(plot, speech);
  return (
    <figure class="plot">
      <figcaption>
        <strong>{title}</strong>
        <span class="note">{[t(`plots.kind.${plot.kind}`), ...axes].join(" · ")}</span>
      </figcaption>
      <PlotInstrument plot={plot} title={title} />
      <ul>
        {plot.series.map((series, index) => (
          <li>{t("plots.series", { name: nameOf(series.label, index, speech), total: speech.number(sizeOf(series)) })}</li>
        ))}
      </ul>
      <FiguresTable title={title} figures={table} />
    </figure>
  );
}

function axisText(name: "x" | "y", plot: Plot, { t }: Speech): string {
  const { label, isLog } = plot[name];
  const axis = t(name === "x" ? "plots.axis.x" : "plots.axis.y", { label: label === "" ? t("plots.unnamed") : label });
  return isLog ? t("plots.axis.log", { axis }) : axis;
}

function nameOf(label: string, index: number, { t, number }: Speech): string {
  return label === "" ? t("plots.series.number", { number: number(index + 1) }) : label;
}

function sizeOf({ y, rows }: Plot["series"][number]): number {
  return rows.reduce((sum, row) => sum + row.length, y.length);
}

/** A heat map row by row; else a line for each place, when all series have the same x, or the series one after the other. */
function tableOf(plot: Plot, speech: Speech): Figures {
  const cell = (value: number | string | null | undefined): string =>
    (value === null || value === undefined ? "" : typeof value === "number" ? String(value) : value);
  const place = speech.t("plots.position");
  const names = plot.series.map((it, index) => nameOf(it.label, index, speech));
  const [first] = plot.series;
  if (plot.kind === "heatmap" && first !== undefined) {
    const width = Math.min(shownColumns, first.rows[0]?.length ?? 0);
    const head = [place, ...Array.from({ length: width }, (_, column) => speech.number(column + 1))];
    const rows = first.rows.slice(0, shownRows).map((row, index) => [speech.number(index + 1), ...row.slice(0, width).map(cell)]);
    return { head, rows, more: first.rows.length - rows.length };
  }
  const sameX = plot.series.every((it) => JSON.stringify(it.x) === JSON.stringify(first?.x));
  if (sameX) {
    const length = Math.max(...plot.series.map((it) => it.y.length));
    const rows = Array.from({ length: Math.min(shownRows, length) }, (_, index) => [
      first?.x === null || first === undefined ? speech.number(index + 1) : cell(first.x[index]),
      ...plot.series.slice(0, shownColumns).map((it) => cell(it.y[index])),
    ]);
    return { head: [first?.x === null ? place : plot.x.label || "x", ...names.slice(0, shownColumns)], rows, more: length - rows.length };
  }
  const all = plot.series.flatMap((it, series) => it.y.map((y, index) => [
    names[series] ?? "", it.x === null ? speech.number(index + 1) : cell(it.x[index]), cell(y),
  ]));
  return { head: ["", plot.x.label || "x", plot.y.label || "y"], rows: all.slice(0, shownRows), more: Math.max(0, all.length - shownRows) };
}
