// The data of a look of lab.show as sentences and tables.

import type { Boundary, Confusion, Desk, Loss, Neighbours, Show, Weights } from "../session/session.ts";
import { firstRows, type Figures } from "./figures_table.tsx";
import { clockText, neuronName } from "./look_words.ts";
import type { Speech } from "./words.ts";

export interface Told {
  readonly sentences: readonly string[];
  readonly tables: readonly { readonly title: string; readonly figures: Figures }[];
}

export function figuresOf(look: Show["look"], speech: Speech): Told {
  switch (look.kind) {
    case "boundary": return boundaryFigures(look, speech);
    case "loss": return lossFigures(look, speech);
    case "confusion": return confusionFigures(look, speech);
    case "weights": return weightsFigures(look, speech);
    case "neighbours": return neighboursFigures(look, speech);
    case "desk": return deskFigures(look, speech);
  }
}

function boundaryFigures({ x, y, classes, cells, points }: Boundary, { t, number, percent }: Speech): Told {
  const flat = cells.flat();
  const said = (value: number | null | undefined): string => (value == null ? t("shows.unknown") : classes[value] ?? number(value));
  const cellAt = (point: Boundary["points"][number]): number | null | undefined => {
    const [column, row] = [cellIndex(point.x, x, cells[0]?.length ?? 0), cellIndex(point.y, y, cells.length)];
    return row === undefined || column === undefined ? undefined : cells[row]?.[column];
  };
  const area = t("shows.boundary.area", {
    x: x.label || "x", fromX: number(x.from), toX: number(x.to), y: y.label || "y", fromY: number(y.from), toY: number(y.to),
  });
  const scores = flat.filter((it) => it !== null);
  const range = t("shows.boundary.scores", { lowest: number(scores.reduce((a, b) => Math.min(a, b), Infinity)), highest: number(scores.reduce((a, b) => Math.max(a, b), -Infinity)) });
  const byClass = classes.map((name, index) => {
    const own = points.filter((it) => it.group === index);
    const wrong = own.filter((it) => !(cellAt(it) === index || cellAt(it) == null));
    return [name, percent(flat.filter((it) => it === index).length / Math.max(1, flat.length)), number(own.length), number(wrong.length)];
  });
  const listed = points.map((it, index) => [
    number(index + 1), number(it.x), number(it.y), it.group === null ? t("shows.unknown") : classes[it.group] ?? "", said(cellAt(it)),
  ]);
  const head = [t("plots.position"), x.label || "x", y.label || "y", t("shows.boundary.truly"), t("shows.boundary.said")];
  return {
    sentences: [area, ...(classes.length === 0 && scores.length > 0 ? [range] : [])],
    tables: [
      ...(classes.length > 0
        ? [{ title: t("shows.boundary.classes"), figures: firstRows([t("shows.class"), t("shows.boundary.share"), t("shows.boundary.points"), t("shows.boundary.wrong")], byClass) }]
        : []),
      ...(points.length > 0 ? [{ title: t("shows.boundary.points"), figures: firstRows(head, listed) }] : []),
    ],
  };
}

/** Of equal parts between the ends; the far end belongs to the last. */
function cellIndex(value: number, { from, to }: Boundary["x"], count: number): number | undefined {
  const at = Math.floor(((value - from) / (to - from)) * count);
  return value === to ? count - 1 : at >= 0 && at < count ? at : undefined;
}

function lossFigures({ steps, curves }: Loss, { t, number }: Speech): Told {
  const stepOf = (index: number): number => steps?.[index] ?? index;
  const sentences = curves.flatMap(({ name, losses }) => {
    const lowest = losses.reduce<number | undefined>((best, it, index) => (it !== null && (best === undefined || it < (losses[best] ?? 0)) ? index : best), undefined);
    return lowest === undefined ? [] : [t("shows.loss.lowest", { name, value: number(losses[lowest] ?? 0), step: number(stepOf(lowest)) })];
  });
  const rows = (curves[0]?.losses ?? []).map((_, index) => [
    number(stepOf(index)), ...curves.map(({ losses }) => numberOr(losses[index], number)),
  ]);
  return { sentences, tables: [{ title: t("shows.kind.loss"), figures: firstRows([t("shows.loss.step"), ...curves.map((it) => it.name)], rows) }] };
}

function confusionFigures({ classes, counts }: Confusion, { t, number, percent }: Speech): Told {
  const total = counts.flat().reduce((sum, it) => sum + it, 0);
  const right = counts.reduce((sum, row, index) => sum + (row[index] ?? 0), 0);
  const rows = counts.map((row, index) => [classes[index] ?? "", ...row.map(number)]);
  return {
    sentences: total > 0 ? [t("shows.confusion.right", { right: number(right), total: number(total), share: percent(right / total) })] : [],
    tables: [{ title: t("shows.confusion.hint"), figures: firstRows([t("shows.class"), ...classes], rows) }],
  };
}

function weightsFigures(look: Weights, speech: Speech): Told {
  const { t, number } = speech;
  return {
    sentences: [],
    tables: look.weights.map((rows, layer) => ({
      title: t("shows.weights.between", { from: number(layer + 1), to: number(layer + 2) }),
      figures: firstRows(
        ["", ...(rows[0] ?? []).map((_, index) => neuronName(look, layer + 1, index, speech))],
        rows.map((row, index) => [neuronName(look, layer, index, speech), ...row.map(number)]),
      ),
    })),
  };
}

function neighboursFigures({ of, by, neighbours }: Neighbours, { t, number }: Speech): Told {
  const rows = neighbours.map(({ name, value }, index) => [number(index + 1), name, number(value)]);
  const title = t(by === "similarity" ? "shows.neighbours.by-similarity" : "shows.neighbours.by-distance", { name: of });
  const head = [t("plots.position"), t("shows.name"), t(by === "similarity" ? "shows.neighbours.similarity" : "shows.neighbours.distance")];
  return { sentences: [], tables: [{ title, figures: firstRows(head, rows) }] };
}

function deskFigures({ places, riders, stock, orders }: Desk, { t, number }: Speech): Told {
  const time = (minutes: number | null): string => (minutes === null ? "" : clockText(minutes));
  const stops = riders.flatMap(({ name, stops: them }) => them.map(([at, place]): [number, string[]] => [at, [time(at), name, places[place]?.name ?? ""]]));
  const levels = stock.flatMap(({ name, levels: them }) => them.map(([at, amount]): [number, string[]] => [at, [time(at), name, number(amount)]]));
  const inOrder = (rows: readonly [number, string[]][]): string[][] => [...rows].sort(([one], [other]) => one - other).map(([, row]) => row);
  const listed = [...orders].sort((one, other) => one.placed - other.placed)
    .map(({ name, placed, started, done }) => [name, time(placed), time(started), time(done)]);
  const tables = [
    { title: t("shows.desk.riders"), figures: firstRows([t("shows.desk.clock"), t("shows.name"), t("shows.desk.place")], inOrder(stops)) },
    { title: t("shows.desk.stock"), figures: firstRows([t("shows.desk.clock"), t("shows.name"), t("shows.desk.amount")], inOrder(levels)) },
    { title: t("shows.desk.orders"), figures: firstRows([t("shows.name"), t("shows.desk.placed"), t("shows.desk.started"), t("shows.desk.finished")], listed) },
  ];
  const reorder = stock.flatMap(({ name, reorder: at }) => (at === null ? [] : [t("shows.desk.reorder", { name, amount: number(at) })]));
  return { sentences: reorder, tables: tables.filter(({ figures }) => figures.rows.length > 0) };
}

function numberOr(value: number | null | undefined, number: Speech["number"]): string {
  return value == null ? "" : number(value);
}
