// What something cost, drawn: growth over n, a budget against its reference, the parts of a program. The figures stand in
// tables beside it (cost_figures.tsx).

import { useMemo } from "preact/hooks";
import type { BudgetFigures, GrowthFigures } from "../../session/session.ts";
import { budgetExhibit, growthExhibit, partsExhibit, type CostPart } from "../../shell/exhibit.ts";
import { useSpeech } from "../words.ts";
import { InstrumentBox, LegendItem, numberIn, ZoomButtons } from "./instrument_box.tsx";

export function GrowthInstrument({ growth, isOpen }: { growth: GrowthFigures; isOpen?: boolean }) {
  const { t, number } = useSpeech();
  const exhibit = useMemo(() => growthExhibit(growth), [growth]);
  const { points, found, atMost, lastCut } = growth;
  const caption = (told: unknown): string => {
    const [size, fuel] = [numberIn(told, "size"), numberIn(told, "fuel")];
    if (size === undefined || fuel === undefined) return t("cost.growth.hint");
    const isCut = lastCut && size === points.at(-1)?.size;
    return t(isCut ? "cost.growth.cut" : "cost.growth.point", { size: number(size), fuel: number(fuel) });
  };
  return (
    <InstrumentBox
      exhibit={exhibit} label={t("report.growth")} action={t("cost.growth.open")} keys={t("instrument.plot.keys")} wheel="zoom" isOpen={isOpen === true}
      caption={caption} controls={(_told, obey) => <ZoomButtons obey={obey} />}
      legend={(
        <>
          <LegendItem sign={0} name={t("cost.measured")} />
          {found !== null && found !== "steeper" && <LegendItem sign={1} name={t("cost.found", { name: t(`growth.${found}`) })} />}
          <LegendItem sign="limit" name={t("cost.wanted", { name: t(`growth.${atMost}`) })} />
        </>
      )}
    />
  );
}

export function BudgetInstrument({ budget, isOpen }: { budget: readonly BudgetFigures[]; isOpen?: boolean }) {
  const { t, number } = useSpeech();
  const names = useMemo(() => budget.map((it) => t("cost.budget.case", { number: number(it.case + 1) })), [budget, t, number]);
  const exhibit = useMemo(() => budgetExhibit(budget, names), [budget, names]);
  const caption = (told: unknown): string => {
    const index = numberIn(told, "case");
    const it = index === undefined ? undefined : budget[index];
    if (it === undefined || index === undefined) return t("cost.budget.hint");
    const values = { name: names[index] ?? "", used: number(it.used), allowed: number(it.allowed), reference: number(it.reference) };
    return t(it.cut ? "cost.budget.cut" : "cost.budget.told", values);
  };
  return (
    <InstrumentBox
      exhibit={exhibit} label={t("cost.budget")} action={t("cost.budget.open")} keys={t("cost.rows.keys")} wheel="pan" isOpen={isOpen === true} caption={caption}
      legend={(
        <>
          <LegendItem sign={0} name={t("cost.yours")} />
          <LegendItem sign="bad" name={t("cost.over")} />
          <LegendItem sign="soft" name={t("cost.reference")} />
          <LegendItem sign="mark" name={t("cost.allowed")} />
        </>
      )}
    />
  );
}

export interface PartsInstrumentProps {
  readonly parts: readonly CostPart[];
  /** Of the whole run, where the parts are not all of it. */
  readonly total?: number | undefined;
  readonly title: string;
  readonly isOpen?: boolean;
}

export function PartsInstrument({ parts, total, title, isOpen }: PartsInstrumentProps) {
  const { t, number, percent } = useSpeech();
  const exhibit = useMemo(() => partsExhibit(parts, total), [parts, total]);
  const dearest = useMemo(() => dearestFirst(parts), [parts]);
  const caption = (told: unknown): string => {
    const [row, share] = [numberIn(told, "row"), numberIn(told, "share")];
    const part = row === undefined ? undefined : dearest[row];
    if (part === undefined || share === undefined) return t("cost.parts.hint");
    const values = { name: part.name.trim(), fuel: number(part.fuel), share: percent(share) };
    return part.line === null ? t("cost.parts.told", values) : t("cost.parts.line-told", { ...values, line: part.line });
  };
  return (
    <InstrumentBox
      exhibit={exhibit} label={title} action={t("cost.parts.open")} keys={t("cost.rows.keys")} wheel="pan" isOpen={isOpen === true} caption={caption}
    />
  );
}

/** As the panel has them. */
export function dearestFirst(parts: readonly CostPart[]): readonly CostPart[] {
  return [...parts].sort((one, other) => other.fuel - one.fuel);
}
