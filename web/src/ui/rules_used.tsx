// The dated rules a lab stands on, with where they come from and how sure that is. Closed until asked for.

import { useState } from "preact/hooks";
import type { LabInfo, RuleInfo } from "../session/session.ts";
import { Icon } from "./icons.tsx";
import { ruleValue } from "./rule_value.ts";
import { useSpeech } from "./words.ts";

export function RulesUsed({ info }: { info: LabInfo }) {
  const { t, date } = useSpeech();
  const [isAskedFor, setAskedFor] = useState(false);
  const ask = () => setAskedFor(true);
  if (info.rules.length === 0) return null;
  return (
    <details class="rules" onToggle={ask}>
      <summary class="box-title" onClick={ask}><Icon name="book" /> {t("rules.title")}</summary>
      {isAskedFor && info.rulesAsOf !== "" && <p class="note">{t("rules.as-of", { date: date(info.rulesAsOf) })}</p>}
      {isAskedFor && info.rules.map((rule) => <Rule rule={rule} />)}
    </details>
  );
}

function Rule({ rule }: { rule: RuleInfo }) {
  const { t, find, pick, date, formats } = useSpeech();
  const { text, lang } = pick(rule.label);
  return (
    <div class="rule">
      <h3 lang={lang}>{text}</h3>
      <dl class="rule-facts">
        <dt>{t("rules.value")}</dt><dd class="rule-value">{ruleValue(rule, formats)}</dd>
        <dt>{t("rules.since")}</dt><dd>{date(rule.effectiveFrom)}</dd>
        {rule.effectiveTo !== null && rule.effectiveTo !== "" && (
          <><dt>{t("rules.until")}</dt><dd>{date(rule.effectiveTo)}</dd></>
        )}
        <dt>{t("rules.source")}</dt><dd lang="en">{rule.source}</dd>
        <dt>{t("rules.checked")}</dt><dd>{date(rule.checkedOn)}</dd>
        <dt>{t("rules.confidence")}</dt>
        <dd><span class={`confidence confidence-${rule.confidence}`}>{find(`rules.confidence.${rule.confidence}`) ?? rule.confidence}</span></dd>
      </dl>
    </div>
  );
}
