// The verdict: a line that sums up, then every check. A failed check opens with the one useful sentence; the call, what was
// expected and what came follow. Nothing is said by colour alone.

import type { ComponentChildren } from "preact";
import { placeOf, type CheckInfo, type CheckOutcome, type CheckProgress, type CheckReport, type Failure, type MarkedTable, type Problem, type Report } from "../session/session.ts";
import {
  authorSays, budgetOf, casesSentence, checkState, factsOf, failureSentence, heldBackSentence, isAboutCost, isAboutMore, isFailed, isUnanswered,
  shownTable, type FailedCheck,
} from "../session/report_words.ts";
import { useMemo } from "preact/hooks";
import { decodeComparedPlot } from "../protocol/plot.ts";
import { CodePlace } from "./code_place.tsx";
import { BudgetCosts, BudgetFacts, GrowthCosts } from "./cost_figures.tsx";
import { EvidenceForm } from "./evidence_form.tsx";
import { ExceptionBox, type ExceptionBoxProps } from "./exception_box.tsx";
import { Fact } from "./fact.tsx";
import { Icon, type IconName } from "./icons.tsx";
import { questionOf } from "../protocol/questions.ts";
import { EngineTrouble } from "./output_panel.tsx";
import { PlotInstrument } from "./instruments/plot_instrument.tsx";
import { withPartNamed } from "./questions/wording.tsx";
import { RowTable } from "./row_table.tsx";
import { WholeTable } from "./marked_table.tsx";
import { caseLink } from "../protocol/case_address.ts";
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
  /** Between the summary and the checks. */
  readonly more: ComponentChildren;
  readonly onSaveEvidence: (name: string | null) => void;
  /** Of a check that is answered without code. */
  readonly onGoToQuestion: (check: string) => void;
  /** Of a check that failed by a table: all of it. */
  readonly onTable: (report: Report, check: string) => Promise<MarkedTable | null>;
}

const outcomeIcon: Readonly<Record<CheckOutcome, IconName>> = {
  "passed": "check", "failed": "cross", "not-gradable": "dash", "not-reached": "clock",
};

export function ResultsPanel(props: ResultsProps) {
  const { checks, report, isStale, isChecking, wasStopped, progress, problems, language, onRetry, onGoTo, onDownload, onSaveEvidence, onGoToQuestion, onTable, more } = props;
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
      {more}
      <ol class="checks">
        {worthReading(report.checks).map((check) => (
          <Check check={check} report={report} checks={checks} onGoTo={onGoTo} onGoToQuestion={onGoToQuestion} onTable={onTable} />
        ))}
      </ol>
      {/* What can be taken from here to somebody else. */}
      <div class="take-away">
        <button type="button" class="button button-quiet button-small" onClick={onDownload}>{t("results.download")}</button>
        <EvidenceForm onSave={onSaveEvidence} />
      </div>
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

function Check({ check: told, report, checks, onGoTo, onGoToQuestion, onTable }: {
  check: CheckReport; report: Report; checks: readonly CheckInfo[]; onGoTo: ExceptionBoxProps["onGoTo"];
  onGoToQuestion: ResultsProps["onGoToQuestion"]; onTable: ResultsProps["onTable"];
}) {
  const speech = useSpeech();
  const { words, pick, t } = speech;
  const titleOf = (id: string) => {
    const it = checks.find((one) => one.id === id);
    return it === undefined ? { text: id, lang: "en" } : pick(it.title);
  };
  const info = checks.find(({ id }) => id === told.id);
  const check = withPartNamed(told, info === undefined ? undefined : questionOf(info), speech);
  const isOpen = isUnanswered(check);
  const title = titleOf(check.id);
  const state = checkState(check, words);
  const heldBack = heldBackSentence(check, report, words, (id) => titleOf(id).text);
  return (
    <li class={`check check-${isOpen ? "unanswered" : check.outcome}`}>
      <div class="check-head">
        <span class="check-icon"><Icon name={isOpen ? "dash" : outcomeIcon[check.outcome]} /></span>
        <span class="check-title" lang={title.lang}>{title.text}</span>
        <span class="check-state">{state}</span>
        <span class="points">{t("results.points", { points: check.points, count: check.outOf })}</span>
      </div>
      {heldBack !== null && <p class="held-back">{heldBack}</p>}
      {isFailed(check) && <FailureBox check={check} report={report} isCase={info?.ask == null} onGoTo={onGoTo} onTable={onTable} />}
      {isFailed(check) && info?.ask != null && (
        <p class="to-question">
          <button type="button" class="link-button" onClick={() => onGoToQuestion(check.id)}>{t("questions.go")}</button>
        </p>
      )}
      {check.outcome === "passed" && check.growth !== null && (
        <details class="measured">
          <summary>{t("report.growth.show")}</summary>
          <GrowthCosts growth={check.growth} />
        </details>
      )}
      {check.outcome === "passed" && check.budget.length > 0 && (
        <details class="measured">
          <summary>{t("report.growth.show")}</summary>
          <BudgetCosts budget={check.budget} />
        </details>
      )}
    </li>
  );
}

/** `isCase`: something was run, so that others can be sent to it. */
function FailureBox({ check, report, isCase, onGoTo, onTable }: {
  check: FailedCheck; report: Report; isCase: boolean; onGoTo: ExceptionBoxProps["onGoTo"]; onTable: ResultsProps["onTable"];
}) {
  const { words, pick, t } = useSpeech();
  const { failure, growth } = check;
  const budget = budgetOf(check);
  const said = authorSays(check);
  const author = said === null ? null : pick(said);
  const happened = failureSentence({ ...check, failure: briefly(failure) }, words);
  const notes = [
    casesSentence(check, words),
    failure.hidden ? t("report.hidden-case") : "",
    failure.dataset === null ? "" : t("report.dataset", { name: failure.dataset }),
  ].filter((it) => it !== "");
  const place = placeOf(failure);
  const table = failure.table === null ? undefined : shownTable(failure.table, words, check.kind === "artefact");
  const { expected, got, plan } = factsOf(failure);
  const isOutput = expected !== null && failure.call === null;
  const compared = useMemo(() => decodeComparedPlot(failure.details), [failure]);
  const isPrediction = failure.code === "wrong-prediction";
  return (
    <div class="failure">
      {author !== null
        ? <p class="say" lang={author.lang}>{author.text}</p>
        : <p class="say">{happened}</p>}
      {(failure.exception !== null || isAboutCost(failure) || failure.table !== null || isAboutMore(failure)) && author !== null && <p>{happened}</p>}
      <dl class="facts">
        {failure.call !== null && failure.code !== "grows-too-fast" && <Fact name={t("report.call")} text={failure.call} />}
        {failure.stdin !== null && <Fact name={t("report.input")} text={failure.stdin} none={t("failure.no-stdin")} isBlock />}
        {expected !== null && <Fact name={t(isPrediction ? "questions.predict.truth" : "report.expected")} text={expected} none={t("failure.nothing")} isBlock={isOutput} kind="expected" />}
        {got !== null && (
          <Fact
            name={t(isPrediction ? "questions.predict.yours" : "report.got")} text={got} none={t("failure.nothing")} isBlock={isOutput} kind="got"
            difference={failure.difference}
          />
        )}
        {plan !== null && <Fact name={t("report.plan")} text={plan} isBlock />}
        {budget !== undefined && <BudgetFacts budget={budget} />}
        {failure.printed !== "" && <Fact name={t("report.printed")} text={failure.printed} isBlock />}
      </dl>
      {table !== undefined && <RowTable table={table} />}
      {table !== undefined && check.kind === "tables" && !failure.hidden && <WholeTable title={table.caption} load={() => onTable(report, check.id)} />}
      {compared !== undefined && <PlotInstrument plot={compared.plot} title={compared.plot.title || t("plots.title")} expected={compared.wanted} />}
      {growth !== null && growth.points.length > 1 && <GrowthCosts growth={growth} />}
      {budget !== undefined && <BudgetCosts budget={check.budget} />}
      {failure.difference !== null && author !== null && <p class="note">{t("failure.difference", failure.difference)}</p>}
      {check.outcome === "failed" && place !== null && <CodePlace place={place} onGoTo={onGoTo} />}
      {failure.exception !== null && <ExceptionBox exception={failure.exception} onGoTo={onGoTo} />}
      <p class="note notes">
        {notes.map((note) => <span>{note}</span>)}
        {isCase && <span><a href={caseLink(report.lab.id, { check: check.id, case: failure.case, seed: report.seed })}>{t("report.replay")}</a></span>}
      </p>
    </div>
  );
}

/** Long values would drown the sentence; they stand in full below it. */
function briefly(failure: Failure): Failure {
  const short = (text: string | null) => (text !== null && text.length > 60 ? `${text.slice(0, 60)}…` : text);
  return { ...failure, call: short(failure.call), expected: short(failure.expected), got: short(failure.got) };
}
