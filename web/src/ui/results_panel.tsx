// The verdict: a line that sums up, then every check. A failed check opens with the one useful sentence; the call, what was
// expected and what came follow. Nothing is said by colour alone.

import type { CheckInfo, CheckOutcome, CheckProgress, CheckReport, Failure, Problem, Report } from "../session/session.ts";
import {
  authorSentence, budgetOf, casesSentence, checkState, factsOf, failureSentence, isAboutCost, isAboutMore, isFailed, shownTable, type FailedCheck,
} from "../session/report_words.ts";
import { BudgetFacts, GrowthTable } from "./cost_figures.tsx";
import { ExceptionBox, type ExceptionBoxProps } from "./exception_box.tsx";
import { Icon, type IconName } from "./icons.tsx";
import { EngineTrouble } from "./output_panel.tsx";
import { RowTable } from "./row_table.tsx";
import { useSpeech } from "./words.ts";

export interface ResultsProps {
  readonly checks: readonly CheckInfo[];
  readonly report: Report | undefined;
  /** The code has changed since. */
  readonly isStale: boolean;
  readonly isChecking: boolean;
  readonly wasStopped: boolean;
  readonly progress: CheckProgress | undefined;
  readonly problems: readonly Problem[] | undefined;
  readonly language: string;
  readonly onRetry: () => void;
  readonly onGoTo: ExceptionBoxProps["onGoTo"];
  readonly onDownload: () => void;
}

const outcomeIcon: Readonly<Record<CheckOutcome, IconName>> = {
  "passed": "check", "failed": "cross", "not-gradable": "dash", "not-reached": "clock",
};

export function ResultsPanel(props: ResultsProps) {
  const { checks, report, isStale, isChecking, wasStopped, progress, problems, language, onRetry, onGoTo, onDownload } = props;
  const { t } = useSpeech();
  if (problems !== undefined) return <EngineTrouble problems={problems} language={language} onRetry={onRetry} />;
  if (isChecking) {
    const known = progress !== undefined && progress.runsPlanned > 0;
    return (
      <div class="empty">
        <p class="empty-title">
          {known ? t("action.checking.count", { done: progress.runsDone, planned: progress.runsPlanned }) : t("action.checking")}
        </p>
        <progress class="bar" aria-label={t("action.checking")} {...(known ? { max: progress.runsPlanned, value: progress.runsDone } : {})} />
      </div>
    );
  }
  if (report === undefined) return <NoReport checks={checks} wasStopped={wasStopped} />;
  return (
    <div class="results">
      <Summary report={report} isStale={isStale} />
      <ol class="checks">
        {worthReading(report.checks).map((check) => (
          <Check check={check} info={checks.find(({ id }) => id === check.id)} onGoTo={onGoTo} />
        ))}
      </ol>
      <button type="button" class="button button-quiet button-small" onClick={onDownload}>{t("results.download")}</button>
    </div>
  );
}

/** What is left to do comes first. */
function worthReading(checks: readonly CheckReport[]): readonly CheckReport[] {
  const order: readonly CheckOutcome[] = ["failed", "not-gradable", "not-reached", "passed"];
  return [...checks].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
}

function NoReport({ checks, wasStopped }: { checks: readonly CheckInfo[]; wasStopped: boolean }) {
  const { t, pick } = useSpeech();
  return (
    <div class="empty">
      <p class="empty-title">{t(wasStopped ? "results.stopped" : "results.empty")}</p>
      <p>{t("results.empty.text")}</p>
      <h3 class="small-title">{t("lab.checks")}</h3>
      <ul class="check-plan">
        {checks.map(({ title, points }) => {
          const { text, lang } = pick(title);
          return <li><span lang={lang}>{text}</span> <span class="points">{t("lab.points", { count: points })}</span></li>;
        })}
      </ul>
    </div>
  );
}

function Summary({ report, isStale }: { report: Report; isStale: boolean }) {
  const { t } = useSpeech();
  return (
    <div class={`summary summary-${report.outcome}`}>
      <span class="summary-icon"><Icon name={outcomeIcon[report.outcome]} /></span>
      <div>
        <p class="summary-title">{t(`results.${report.outcome}`)}</p>
        <p class="summary-points">{t("results.points", { points: report.points, count: report.outOf })}</p>
        {report.outcome === "not-gradable" && <p>{t("results.not-gradable.text")}</p>}
        {isStale && <p class="note">{t("results.stale")}</p>}
      </div>
      <progress class="bar" aria-label={t("results.points", { points: report.points, count: report.outOf })}
        max={Math.max(1, report.outOf)} value={report.points} />
    </div>
  );
}

function Check({ check, info, onGoTo }: {
  check: CheckReport; info: CheckInfo | undefined; onGoTo: ExceptionBoxProps["onGoTo"];
}) {
  const { words, pick, t } = useSpeech();
  const title = info === undefined ? { text: check.id, lang: "en" } : pick(info.title);
  const state = checkState(check, words);
  return (
    <li class={`check check-${check.outcome}`}>
      <div class="check-head">
        <span class="check-icon"><Icon name={outcomeIcon[check.outcome]} /></span>
        <span class="check-title" lang={title.lang}>{title.text}</span>
        <span class="check-state">{state}</span>
        <span class="points">{t("results.points", { points: check.points, count: check.outOf })}</span>
      </div>
      {isFailed(check) && <FailureBox check={check} onGoTo={onGoTo} />}
      {check.outcome === "passed" && check.growth !== null && (
        <details class="measured">
          <summary>{t("report.growth.show")}</summary>
          <GrowthTable growth={check.growth} />
        </details>
      )}
    </li>
  );
}

function FailureBox({ check, onGoTo }: { check: FailedCheck; onGoTo: ExceptionBoxProps["onGoTo"] }) {
  const { words, locale, t } = useSpeech();
  const { failure, growth } = check;
  const budget = budgetOf(check);
  const author = authorSentence(failure, locale);
  const happened = failureSentence({ ...check, failure: briefly(failure) }, words);
  const authorLang = failure.say !== null && Object.hasOwn(failure.say, locale) ? locale : "en";
  const notes = [
    casesSentence(check, words),
    failure.hidden ? t("report.hidden-case") : "",
    failure.dataset === null ? "" : t("report.dataset", { name: failure.dataset }),
  ].filter((it) => it !== "");
  const table = failure.table === null ? undefined : shownTable(failure.table, words, check.kind === "artefact");
  const { expected, got, plan } = factsOf(failure);
  const isOutput = expected !== null && failure.call === null;
  return (
    <div class="failure">
      {author !== null
        ? <p class="say" lang={authorLang}>{author}</p>
        : <p class="say">{happened}</p>}
      {(failure.exception !== null || isAboutCost(failure) || failure.table !== null || isAboutMore(failure)) && author !== null && <p>{happened}</p>}
      <dl class="facts">
        {failure.call !== null && failure.code !== "grows-too-fast" && <Fact name={t("report.call")} text={failure.call} />}
        {failure.stdin !== null && <Fact name={t("report.input")} text={failure.stdin} none={t("failure.no-stdin")} isBlock />}
        {expected !== null && <Fact name={t("report.expected")} text={expected} none={t("failure.nothing")} isBlock={isOutput} kind="expected" />}
        {got !== null && (
          <Fact name={t("report.got")} text={got} none={t("failure.nothing")} isBlock={isOutput} kind="got" difference={failure.difference} />
        )}
        {plan !== null && <Fact name={t("report.plan")} text={plan} isBlock />}
        {budget !== undefined && <BudgetFacts budget={budget} />}
        {failure.printed !== "" && <Fact name={t("report.printed")} text={failure.printed} isBlock />}
      </dl>
      {table !== undefined && <RowTable table={table} />}
      {growth !== null && growth.points.length > 1 && <GrowthTable growth={growth} />}
      {failure.difference !== null && author !== null && <p class="note">{t("failure.difference", failure.difference)}</p>}
      {failure.exception !== null && <ExceptionBox exception={failure.exception} onGoTo={onGoTo} />}
      {notes.length > 0 && <p class="note notes">{notes.map((note) => <span>{note}</span>)}</p>}
    </div>
  );
}

interface FactProps {
  readonly name: string;
  readonly text: string;
  /** Shown for an empty text. */
  readonly none?: string;
  readonly isBlock?: boolean;
  readonly kind?: "expected" | "got";
  readonly difference?: Failure["difference"];
}

function Fact({ name, text, none = "", isBlock = false, kind, difference = null }: FactProps) {
  const [before, odd, after] = split(text, difference);
  return (
    <div class={kind === undefined ? "fact" : `fact fact-${kind}`}>
      <dt>{name}</dt>
      <dd>
        {text === ""
          ? <em>{none}</em>
          : <code class={isBlock ? "value value-block" : "value"} translate={false}>{before}{odd !== "" && <mark>{odd}</mark>}{after}</code>}
      </dd>
    </div>
  );
}

/** The text around the first sign that differs; a line that ends too soon has its line end marked. */
function split(text: string, difference: Failure["difference"]): readonly [string, string, string] {
  if (difference === null) return [text, "", ""];
  const lines = text.split("\n");
  const line = [...(lines[difference.line - 1] ?? "")];
  const start = lines.slice(0, difference.line - 1).map((it) => `${it}\n`).join("");
  const before = start + line.slice(0, difference.column - 1).join("");
  if (before.length > text.length) return [text, "⏎", ""];
  const odd = line[difference.column - 1];
  return odd === undefined ? [before, "⏎", text.slice(before.length)] : [before, odd, text.slice(before.length + odd.length)];
}

/** Long values would drown the sentence; they stand in full below it. */
function briefly(failure: Failure): Failure {
  const short = (text: string | null) => (text !== null && text.length > 60 ? `${text.slice(0, 60)}…` : text);
  return { ...failure, call: short(failure.call), expected: short(failure.expected), got: short(failure.got) };
}
