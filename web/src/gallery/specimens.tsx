// What the gallery shows: plots and looks are files of shell/gallery, written as lab.plot and lab.show write them, costs as a
// report has them; large things are made here.

import type { JSX } from "preact";
import listing from "../../../shell/gallery/specimens.json";
import growth from "../../../shell/gallery/cost-growth.json";
import budget from "../../../shell/gallery/cost-budget.json";
import lines from "../../../shell/gallery/cost-lines.json";
import type { Departure, GrowthFigures } from "../session/session.ts";
import { decodePlot } from "../protocol/plot.ts";
import { decodeShow } from "../protocol/show.ts";
import { encodeText } from "../protocol/frame.ts";
import { tableExhibit } from "../shell/exhibit.ts";
import { PartCosts } from "../ui/cost_figures.tsx";
import { BudgetInstrument, GrowthInstrument } from "../ui/instruments/cost_instrument.tsx";
import { PlotInstrument } from "../ui/instruments/plot_instrument.tsx";
import { TableInstrument } from "../ui/instruments/table_instrument.tsx";
import { ShownLook } from "../ui/shows.tsx";
import { MemoryPanel } from "../ui/memory_panel.tsx";
import { Stepper } from "../ui/step_panel.tsx";
import type { RecordedMemory } from "../session/session.ts";
import { largeMemory, smallMemory } from "./made_memory.ts";
import { playOrders, playPrimes, type PlayedProgram } from "./played_programs.ts";

/** `&closed` in the address: it opens by its button, as in a lab. */
const isOpen = !new URL(document.location.href).searchParams.has("closed");

export interface Specimen {
  readonly name: string;
  readonly Show: () => JSX.Element;
}

const plotFiles = import.meta.glob<string>("../../../shell/gallery/plot-*.json", { eager: true, query: "?raw", import: "default" });

function plotSpecimen(path: string, text: string): Specimen {
  const name = path.split("/").at(-1)?.replace(".json", "") ?? path;
  const plot = decodePlot(`${name}.json`, text);
  if (plot === undefined) throw new Error(`${name} is no plot`);
  // Of the series, one called "expected" stands for what a check wants.
  const own = { ...plot, series: plot.series.filter((it) => it.label !== "expected") };
  const expected = plot.series.filter((it) => it.label === "expected").map((it) => ({ ...it, label: plot.series[0]?.label ?? "" }));
  return { name, Show: () => <PlotInstrument plot={own} title={plot.title} expected={expected} isOpen={isOpen} /> };
}

const lookFiles = import.meta.glob<string>("../../../shell/gallery/{model,desk}-*.json", { eager: true, query: "?raw", import: "default" });

function lookSpecimen(path: string, text: string): Specimen {
  const name = path.split("/").at(-1)?.replace(".json", "") ?? path;
  const show = decodeShow(`${name}.json`, text);
  if (show === undefined) throw new Error(`${name} is no look`);
  return { name, Show: () => <ShownLook show={show} isOpen={isOpen} /> };
}

const costs: Specimen[] = [
  { name: "cost-growth", Show: () => <GrowthInstrument growth={growth as GrowthFigures} isOpen={isOpen} /> },
  { name: "cost-budget", Show: () => <BudgetInstrument budget={budget} isOpen={isOpen} /> },
  { name: "cost-lines", Show: () => <PartCosts parts={lines} title="Lines of main.py" isOpen={isOpen} /> },
];

const towns = ["Kuching", "Miri", "Sibu", "กรุงเทพฯ", "Đà Nẵng", "古晋", "Bintulu"];

/** Orders with every fifth amount missing: the same on every machine. */
function orders(rows: number): Uint8Array {
  const lines = ["id,town,amount,weight,code"];
  for (let row = 1; row <= rows; row += 1) {
    const amount = row % 5 === 0 ? "" : String((row * 7919) % 100_003);
    lines.push(`${row},${towns[row % towns.length]},${amount},${((row * 31) % 977) / 8},0${row % 900}`);
  }
  return encodeText(`${lines.join("\n")}\n`);
}

const tables: Specimen[] = [
  {
    name: "table-differences",
    Show: () => (
      <TableInstrument
        exhibit={tableExhibit("csv", orders(40), [[1, 2, "wrong"], [3, -1, "missing"], [5, -1, "extra"]])} title="Orders, compared" isOpen={isOpen}
      />
    ),
  },
  { name: "table-million", Show: () => <TableInstrument exhibit={million()} title="A million orders" isOpen={isOpen} /> },
];

let made: ReturnType<typeof tableExhibit> | undefined;
function million(): ReturnType<typeof tableExhibit> {
  return made ??= tableExhibit("csv", orders(1_000_000));
}

/** As if the lab knew better: the first sum of the boxes. */
function wrongTotal({ trace }: PlayedProgram): readonly Departure[] {
  for (let step = 0; step < trace.count; step += 1) {
    const set = trace.changesAt(step).find((it) => it.is === "set" && it.name === "total" && it.value.is === "int" && it.value.value > 0n);
    if (set?.is === "set") return [{ watch: 0, variable: "total", frame: set.frame, step, expected: "6", got: "3", isMissing: false }];
  }
  return [];
}

function timeline(name: string, play: () => PlayedProgram, depart: (played: PlayedProgram) => readonly Departure[] = () => []): Specimen {
  let played: PlayedProgram | undefined;
  let departures: readonly Departure[] | undefined;
  return {
    name,
    Show: () => {
      const { trace, printed, text } = played ??= play();
      departures ??= depart(played);
      return <Stepper trace={trace} printed={printed} files={[{ path: "main.py", text }]} departures={departures} isDrawn={isOpen} />;
    },
  };
}

function memory(name: string, make: () => RecordedMemory): Specimen {
  let made: RecordedMemory | undefined;
  return { name, Show: () => <MemoryPanel recorded={made ??= make()} language="cpp" isStale={false} onAgain={() => undefined} isDrawn={isOpen} /> };
}

/** As shell/gallery/specimens.json lists them, which the tests go by; a gallery that shows others is a mistake. */
export const specimens: readonly Specimen[] = inOrder([
  ...Object.entries(plotFiles).map(([path, text]) => plotSpecimen(path, text)), ...tables, ...costs,
  ...Object.entries(lookFiles).map(([path, text]) => lookSpecimen(path, text)),
  timeline("timeline-small", playOrders, wrongTotal), timeline("timeline-100k", () => playPrimes(100_000)),
  memory("memory-small", smallMemory), memory("memory-large", () => largeMemory(16 * 1024 * 1024)),
]);

function inOrder(shown: readonly Specimen[]): readonly Specimen[] {
  const names = listing.map((it) => it.name);
  const strays = [...shown.map((it) => it.name).filter((it) => !names.includes(it)), ...names.filter((it) => !shown.some(({ name }) => name === it))];
  if (strays.length > 0) throw new Error(`shell/gallery/specimens.json and the gallery differ: ${strays.join(", ")}`);
  return shown;
}
