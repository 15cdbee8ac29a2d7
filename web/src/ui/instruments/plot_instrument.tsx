// A plot of lab.plot, drawn. Its numbers stand in a table beside it (plots.tsx).

import { useMemo } from "preact/hooks";
import type { Plot, PlotSeries } from "../../protocol/plot.ts";
import { plotExhibit } from "../../shell/exhibit.ts";
import { offerText, offerPicture } from "../download.ts";
import { useSpeech } from "../words.ts";
import { InstrumentBox, member, numberIn, ZoomButtons } from "./instrument_box.tsx";
import { IconButton } from "./icon_button.tsx";
import { plotCsv } from "./plot_csv.ts";

export interface PlotInstrumentProps {
  readonly plot: Plot;
  readonly title: string;
  readonly expected?: readonly PlotSeries[];
  readonly isOpen?: boolean;
}

export function PlotInstrument({ plot, title, expected, isOpen }: PlotInstrumentProps) {
  const { t, number } = useSpeech();
  const exhibit = useMemo(() => plotExhibit(plot, expected), [plot, expected]);
  const names = [...plot.series, ...(expected ?? [])].map(({ label }, index) => {
    const isExpected = index >= plot.series.length;
    if (label === "") return isExpected ? t("report.expected") : t("plots.series.number", { number: number(index + 1) });
    return isExpected ? t("instrument.expected", { name: label }) : label;
  });
  const caption = (told: unknown): string => {
    const cell = member(told, "cell");
    const [row, column] = [numberIn(cell, "row"), numberIn(cell, "column")];
    if (row !== undefined && column !== undefined) {
      const value = plot.series[0]?.rows[row]?.[column];
      return t("instrument.plot.cell", { row: number(row + 1), column: number(column + 1), value: value === null || value === undefined ? "" : number(value) });
    }
    const point = member(told, "point");
    const [series, index, x, y] = ["series", "index", "x", "y"].map((name) => numberIn(point, name));
    if (series === undefined || index === undefined || x === undefined || y === undefined) return t("instrument.plot.hint");
    const named = plot.series[series]?.x?.[index];
    return t("instrument.plot.point", { name: names[series] ?? "", x: typeof named === "string" ? named : number(x), y: number(y) });
  };
  const file = plot.file.split("/").at(-1)?.replace(/\.json$/, "") ?? "plot";
  return (
    <InstrumentBox
      exhibit={exhibit} label={title} action={t("instrument.plot.open")} keys={t("instrument.plot.keys")} wheel="zoom" isOpen={isOpen === true} caption={caption}
      controls={(told, obey, instrument) => (
        <>
          {names.length > 1 && plot.kind !== "heatmap" && names.map((name, series) => {
            const hidden = member(told, "hidden");
            const isShown = !(Array.isArray(hidden) && hidden[series] === true);
            return (
              <button
                type="button" class={`legend legend-${series % 7}${series >= plot.series.length ? " legend-expected" : ""}`} aria-pressed={isShown} lang=""
                onClick={() => obey({ do: "toggle", series })}
              >
                {name}
              </button>
            );
          })}
          <ZoomButtons obey={obey} />
          <IconButton icon="download" name={t("instrument.png")} text="PNG" onClick={() => void instrument.picture().then((picture) => offerPicture(`${file}.png`, picture))} />
          <IconButton icon="download" name={t("instrument.csv")} text="CSV" onClick={() => offerText(`${file}.csv`, plotCsv(plot, expected ?? []), "text/csv")} />
        </>
      )}
    />
  );
}
