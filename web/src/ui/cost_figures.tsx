// What a check measured, in figures: a table of sizes and costs for growth, used and allowed for a budget. Numbers only; the
// sentence above them says what they mean.

import type { BudgetFigures, GrowthFigures } from "../session/session.ts";
import { times } from "../session/report_words.ts";
import { useSpeech } from "./words.ts";

/** The last column tells the class at a glance: of linear growth it stays the same. */
export function GrowthTable({ growth }: { growth: GrowthFigures }) {
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
