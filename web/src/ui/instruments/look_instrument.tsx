// A look into a model, drawn: what lab.show left, all but the desk. Its numbers stand in tables beside it (shows.tsx).

import { useMemo } from "preact/hooks";
import type { Boundary, Confusion, Neighbours, Show, Weights } from "../../session/session.ts";
import { lookExhibit, lossPlot } from "../../shell/look_exhibit.ts";
import { neuronName } from "../look_words.ts";
import { useSpeech, type Speech } from "../words.ts";
import { DeskInstrument } from "./desk_instrument.tsx";
import { InstrumentBox, LegendItem, numberIn, textIn, ZoomButtons, type InstrumentBoxProps } from "./instrument_box.tsx";
import { PlotInstrument } from "./plot_instrument.tsx";

export interface LookInstrumentProps {
  readonly show: Show;
  readonly title: string;
  readonly isOpen?: boolean;
}

export function LookInstrument({ show, title, isOpen }: LookInstrumentProps) {
  const { look, file } = show;
  const plot = useMemo(() => (look.kind === "loss" ? lossPlot(file, title, look) : undefined), [look, file, title]);
  if (plot !== undefined) return <PlotInstrument plot={plot} title={title} isOpen={isOpen === true} />;
  if (look.kind === "desk") return <DeskInstrument show={show} desk={look} title={title} isOpen={isOpen === true} />;
  return <ModelInstrument show={show} title={title} isOpen={isOpen === true} />;
}

function ModelInstrument({ show, title, isOpen }: LookInstrumentProps) {
  const speech = useSpeech();
  const exhibit = useMemo(() => lookExhibit(show), [show]);
  return (
    <InstrumentBox
      exhibit={exhibit} label={title} action={speech.t("shows.open")} isOpen={isOpen === true} {...partsOf(show.look, speech)}
    />
  );
}

/** What one kind of look says and shows around its canvas. */
function partsOf(look: Show["look"], speech: Speech): Pick<InstrumentBoxProps, "keys" | "wheel" | "caption" | "controls" | "legend"> {
  const { t } = speech;
  switch (look.kind) {
    case "boundary": return {
      keys: t("instrument.plot.keys"), wheel: "zoom", caption: (told) => boundaryCaption(look, told, speech),
      controls: (_told, obey) => <ZoomButtons obey={obey} />,
      legend: look.classes.map((name, index) => <LegendItem sign={index} name={name} lang="" />),
    };
    case "confusion": return { keys: t("shows.confusion.keys"), wheel: "pan", caption: (told) => confusionCaption(look, told, speech) };
    case "weights": return {
      keys: t("shows.weights.keys"), wheel: "pan", caption: (told) => weightsCaption(look, told, speech),
      legend: <><LegendItem sign={0} name={t("shows.weights.above")} /><LegendItem sign={1} name={t("shows.weights.below")} /></>,
    };
    case "neighbours": return { keys: t("shows.neighbours.keys"), wheel: "pan", caption: (told) => neighboursCaption(look, told, speech) };
    default: return { keys: "", wheel: "pan", caption: () => "" };
  }
}

function boundaryCaption({ classes, cells, points }: Boundary, told: unknown, { t, number }: Speech): string {
  const [x, y, cell, point] = ["x", "y", "cell", "point"].map((name) => numberIn(told, name));
  if (x === undefined || y === undefined || cell === undefined) return t(classes.length > 0 ? "shows.boundary.hint" : "shows.boundary.hint-scores");
  const width = cells[0]?.length ?? 1;
  const value = cells[Math.floor(cell / width)]?.[cell % width] ?? null;
  const said = value === null ? t("shows.unknown") : classes[value] ?? number(value);
  const place = { x: number(x), y: number(y), said };
  const group = point === undefined ? null : points[point]?.group ?? null;
  return group === null ? t("shows.boundary.place", place) : t("shows.boundary.point", { ...place, group: classes[group] ?? "" });
}

function confusionCaption({ classes }: Confusion, told: unknown, { t, number, percent }: Speech): string {
  const [row, column, count, share] = ["row", "column", "count", "share"].map((name) => numberIn(told, name));
  if (row === undefined || column === undefined || count === undefined || share === undefined) return t("shows.confusion.hint");
  return t("shows.confusion.cell", { row: classes[row] ?? "", column: classes[column] ?? "", total: number(count), share: percent(share) });
}

function weightsCaption(look: Weights, told: unknown, speech: Speech): string {
  const { t, number } = speech;
  const [layer, neuron] = [numberIn(told, "layer"), numberIn(told, "neuron")];
  if (layer === undefined || neuron === undefined) return t("shows.weights.hint");
  const largest = (weights: readonly number[]): number => weights.reduce((best, it, index) => (Math.abs(it) > Math.abs(weights[best] ?? 0) ? index : best), 0);
  const parts = [t("shows.weights.neuron-told", { layer: number(layer + 1), name: neuronName(look, layer, neuron, speech) })];
  const into = look.weights[layer - 1]?.map((row) => row[neuron] ?? 0);
  const onward = look.weights[layer]?.[neuron];
  for (const [key, weights, other] of [["shows.weights.in", into, layer - 1], ["shows.weights.out", onward, layer + 1]] as const) {
    if (weights === undefined) continue;
    const index = largest(weights);
    parts.push(t(key, { name: neuronName(look, other, index, speech), weight: number(weights[index] ?? 0) }));
  }
  return parts.join(" ");
}

function neighboursCaption({ by }: Neighbours, told: unknown, { t, number }: Speech): string {
  const [rank, value] = [numberIn(told, "rank"), numberIn(told, "value")];
  const name = textIn(told, "name");
  if (rank === undefined || value === undefined || name === undefined) return t("shows.neighbours.hint");
  return t(by === "similarity" ? "shows.neighbours.similar" : "shows.neighbours.distant", { rank: number(rank + 1), name, value: number(value) });
}
