// What was measured, in figures: a table of sizes and costs for growth, used and allowed for a budget, the parts of a program.
// Numbers only; the sentence above them says what they mean, and a drawing shows them.

import type { BudgetFigures, GrowthFigures } from "../session/session.ts";
import { times } from "../session/report_words.ts";
import { FiguresTable, firstRows } from "./figures_table.tsx";
import { BudgetInstrument, dearestFirst, GrowthInstrument, PartsInstrument, type PartsInstrumentProps } from "./instruments/cost_instrument.tsx";
import { useSpeech } from "./words.ts";

export function GrowthCosts({ growth }: { growth: GrowthFigures }) {
  return (
    <>
      <GrowthTable growth={growth} />
      {growth.points.length > 1 && <GrowthInstrument growth={growth} />}
    </>
  );
}

/** Of all cases that were measured. */
export function BudgetCosts({ budget }: { budget: readonly BudgetFigures[] }) {
  const { t, number } = useSpeech();
  const head = [t("cost.case"), t("report.budget.used"), t("report.budget.allowed"), t("cost.reference")];
  const rows = budget.map(({ case: index, used, allowed, reference, cut }) => [
    number(index + 1), cut ? t("report.growth.more", { cost: used }) : number(used), number(allowed), number(reference),
  ]);
  return (
    <>
      <FiguresTable title={t("cost.budget")} caption={t("cost.budget")} figures={firstRows(head, rows)} />
      <BudgetInstrument budget={budget} />
    </>
  );
}

/** Of functions or of lines, the dearest first. */
export function PartCosts({ parts, total, title, isOpen }: PartsInstrumentProps) {
  const { t, number, percent } = useSpeech();
  const whole = Math.max(total ?? 0, parts.reduce((sum, it) => sum + it.fuel, 0));
  const haveLines = parts.some((it) => it.line !== null);
  const head = [...(haveLines ? [t("cost.parts.line")] : []), t("cost.parts.part"), t("report.growth.cost"), t("cost.parts.share")];
  const rows = dearestFirst(parts).map(({ name, line, fuel }) => [
    ...(haveLines ? [line === null ? "" : String(line)] : []), name.trim(), number(fuel), percent(whole > 0 ? fuel / whole : 0),
  ]);
  return (
    <>
      <PartsInstrument parts={parts} total={total} title={title} isOpen={isOpen === true} />
      <FiguresTable title={title} figures={firstRows(head, rows)} />
    </>
  );
}

/** The last column tells the class at a glance: of linear growth it stays the same. */
function GrowthTable({ growth }: { growth: GrowthFigures }) {
  const { t, number } = useSpeech();
  const { points, lastCut } = growth;
  return (
    <table class="costs">
      <caption>{t("report.growth")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("report.growth.size")}</th>
          <th scope="col">{t("report.growth.cost")}</th>
          <th scope="col">{t("report.growth.each")}</th>
        </tr>
      </thead>
      <tbody>
        {points.map(({ size, fuel }, index) => {
          const shown = (cost: number) => (lastCut && index === points.length - 1
            ? t("report.growth.more", { cost })
            : number(cost));
          return (
            <tr>
              <th scope="row">{number(size)}</th>
              <td>{shown(fuel)}</td>
              <td>{shown(Math.round(fuel / size))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Rows of a list of facts. */
export function BudgetFacts({ budget }: { budget: BudgetFigures }) {
  const { t, words } = useSpeech();
  const { used, allowed, reference, cut } = budget;
  return (
    <>
      <div class="fact fact-got">
        <dt>{t("report.budget.used")}</dt>
        <dd><span class="value">{t(cut ? "report.budget.more" : "report.budget.instructions", { cost: used })}</span></dd>
      </div>
      <div class="fact fact-expected">
        <dt>{t("report.budget.allowed")}</dt>
        <dd>
          <span class="value">
            {t("report.budget.of-reference", { cost: allowed, times: times(allowed / reference, words) })}
          </span>
        </dd>
      </div>
    </>
  );
}
