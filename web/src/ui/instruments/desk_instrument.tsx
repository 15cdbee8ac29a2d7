// A day at a trade desk, drawn at one moment of its clock, with what goes on at that moment in words.

import { useMemo } from "preact/hooks";
import type { Desk, Show } from "../../session/session.ts";
import { lookExhibit } from "../../shell/look_exhibit.ts";
import { useSpeech, type Speech } from "../words.ts";
import { InstrumentBox, LegendItem, member, numberIn, textIn } from "./instrument_box.tsx";

export interface DeskInstrumentProps {
  readonly show: Show;
  readonly desk: Desk;
  readonly title: string;
  readonly isOpen?: boolean;
}

export function DeskInstrument({ show, desk, title, isOpen }: DeskInstrumentProps) {
  const speech = useSpeech();
  const { t, number } = speech;
  const exhibit = useMemo(() => lookExhibit(show), [show]);
  const { from, to } = useMemo(() => spanOf(desk), [desk]);
  return (
    <InstrumentBox
      exhibit={exhibit} label={title} action={t("shows.open")} keys={t("shows.desk.keys")} wheel="zoom" isOpen={isOpen === true}
      caption={(told) => momentText(desk, told, speech)}
      controls={(told, obey) => {
        const minute = numberIn(told, "minute") ?? from;
        return (
          <>
            <label class="instrument-clock">
              <span>{t("shows.desk.clock")}</span>
              <input
                type="range" min={from} max={to} step="any" value={minute} aria-valuetext={textIn(told, "clock") ?? ""}
                onInput={(event) => obey({ do: "go", minute: Number(event.currentTarget.value) })}
              />
            </label>
            <button type="button" class="button button-small button-quiet" onClick={() => obey({ do: "play" })}>
              {t(member(told, "playing") === true ? "shows.desk.pause" : "shows.desk.play")}
            </button>
            {desk.places.length > 0 && (
              <button type="button" class="button button-small button-quiet" onClick={() => obey({ do: "reset" })}>{t("instrument.all")}</button>
            )}
          </>
        );
      }}
      legend={(
        <>
          {desk.riders.map(({ name }, index) => <LegendItem sign={index} name={t("shows.desk.rider", { number: number(index + 1), name })} />)}
          {desk.stock.map(({ name }, index) => <LegendItem sign={index} name={t("shows.desk.stock-of", { name })} />)}
          {desk.orders.length > 0 && <LegendItem sign="waiting" name={t("shows.desk.waiting")} />}
          {desk.orders.length > 0 && <LegendItem sign="under-way" name={t("shows.desk.under-way")} />}
        </>
      )}
    />
  );
}

/** From the first to the last time that is told. */
function spanOf({ riders, stock, orders }: Desk): { from: number; to: number } {
  const times = [
    ...riders.flatMap((it) => it.stops.map(([time]) => time)), ...stock.flatMap((it) => it.levels.map(([time]) => time)),
    ...orders.flatMap(({ placed, started, done }) => [placed, started ?? placed, done ?? placed]),
  ];
  const from = times.reduce((least, it) => Math.min(least, it), Infinity);
  const to = times.reduce((most, it) => Math.max(most, it), -Infinity);
  return from < to ? { from, to } : { from: 0, to: 1 };
}

/** The order book first, then riders and stock. Nothing while the clock runs by itself: it would be read out without end. */
function momentText(desk: Desk, told: unknown, { t, number }: Speech): string {
  const clock = textIn(told, "clock");
  if (clock === undefined || member(told, "playing") === true) return "";
  const counted = (name: string): string => number(numberIn(told, name) ?? 0);
  const said = [desk.orders.length > 0
    ? t("shows.desk.now", { clock, waiting: counted("waiting"), active: counted("underWay"), done: counted("done") })
    : t("shows.desk.at-clock", { clock })];
  const [riders, levels] = [member(told, "riders"), member(told, "levels")];
  for (const [index, { name }] of desk.riders.entries()) {
    const at: unknown = Array.isArray(riders) ? riders[index] : undefined;
    const [from, to] = [numberIn(at, "from"), numberIn(at, "to")].map((it) => (it === undefined ? undefined : desk.places[it]?.name));
    if (from === undefined || to === undefined) continue;
    said.push(numberIn(at, "from") === numberIn(at, "to") ? t("shows.desk.at", { name, place: from }) : t("shows.desk.way", { name, from, to }));
  }
  for (const [index, { name }] of desk.stock.entries()) {
    const level: unknown = Array.isArray(levels) ? levels[index] : undefined;
    if (typeof level === "number") said.push(t("shows.desk.level", { name, amount: number(level) }));
  }
  return said.join(" ");
}
