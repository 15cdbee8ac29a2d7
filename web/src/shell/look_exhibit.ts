// How a look into a model or a desk becomes what a panel reads. A loss curve is a plot.

import type { Boundary, Desk, Loss, Neighbours, Show, Weights } from "../protocol/show.ts";
import type { Plot } from "../protocol/plot.ts";
import { floats, plotExhibit, type Exhibit } from "./exhibit.ts";

export function lookExhibit({ file, title, look }: Show): Exhibit {
  switch (look.kind) {
    case "boundary": return boundaryExhibit(look);
    case "loss": return plotExhibit(lossPlot(file, title, look));
    case "confusion": return { panel: "confusion", data: { groups: look.classes, counts: look.counts }, blobs: [] };
    case "weights": return weightsExhibit(look);
    case "neighbours": return neighboursExhibit(look);
    case "desk": return deskExhibit(look);
  }
}

export function lossPlot(file: string, title: string, { steps, isLog, curves }: Loss): Plot {
  const series = curves.map(({ name, losses }) => ({ label: name, x: steps, y: losses, rows: [] }));
  return { file, kind: "line", title, x: { label: "", isLog: false }, y: { label: "", isLog }, series };
}

function boundaryExhibit({ x, y, classes, cells, points }: Boundary): Exhibit {
  const flat = floats(points.flatMap((it) => [it.x, it.y, it.group]));
  return {
    panel: "boundary", data: { x, y, groups: classes, cells: 0, width: cells[0]?.length ?? 1, points: 1 }, blobs: [floats(cells.flat()), flat],
  };
}

/** A neuron without a name has none drawn. */
function weightsExhibit({ weights, names, sizes }: Weights): Exhibit {
  return { panel: "network", data: { names: names ?? sizes.map((size) => Array.from({ length: size }, () => "")), weights }, blobs: [] };
}

function neighboursExhibit({ of, by, neighbours }: Neighbours): Exhibit {
  return { panel: "neighbours", data: { of, by, neighbours }, blobs: [] };
}

function deskExhibit({ places, roads, riders, stock, orders }: Desk): Exhibit {
  return {
    panel: "desk",
    data: {
      places: places.map(({ name, x, y, isDepot }) => ({ name, x, y, depot: isDepot })), roads, riders,
      stock: stock.map(({ name, levels, reorder }) => ({ name, levels, ...(reorder === null ? {} : { reorder }) })),
      orders: orders.map(({ name, placed, started, done }) => ({
        name, placed, ...(started === null ? {} : { started }), ...(done === null ? {} : { done }),
      })),
    },
    blobs: [],
  };
}
