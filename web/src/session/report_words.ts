// A Report in words: the page and the terminal say the same sentences. This file only chooses keys and what they are filled
// with.

import { decimal } from "../base/plain_number.ts";
import type { BudgetFigures, CheckReport, Failure, GrowthClass, Localised, Report, TableFailure } from "../protocol/messages.ts";
import { placeOf } from "../protocol/code_place.ts";
import type { JsonObject } from "../protocol/read_json.ts";
import { canSay, listed, pickLocalised, say, type Words } from "./words.ts";

/** "Passed. 10 of 10 points." */
export function outcomeSentence(report: Report, words: Words): string {
  if (report.outcome === "not-gradable") return say(words, "report.outcome.not-gradable");
  return say(words, `report.outcome.${report.outcome}`, { points: report.points, count: report.outOf });
}

/** One word for a check's state: "passed". */
export function checkState(check: CheckReport, words: Words): string {
  return say(words, `report.state.${isUnanswered(check) ? "not-answered" : check.outcome}`);
}

/** Nothing is wrong yet: there is no answer, or not all of it. */
export function isUnanswered({ failure }: CheckReport): boolean {
  return failure?.code === "not-answered" || failure?.code === "empty-gap";
}

/** "3 of 4 cases right"; nothing for a growth check, whose cases are sizes and stand in a table, for an answer that is one piece, nor
 *  for one that was not run. */
export function casesSentence(check: CheckReport, words: Words): string {
  if (check.growth !== null || check.outcome === "not-reached" || wholeAnswers.includes(check.kind)) return "";
  if (check.kind === "unittest" && check.failure !== null && detail(check.failure, "test") === undefined) return "";
  const kind = finerCases.includes(check.kind) ? `report.cases.${check.kind}` : "report.cases";
  const { passed, total, notRun } = check.cases;
  return say(words, notRun > 0 ? `${kind}.not-run` : kind, { passed, count: total, notRun });
}

/** Why a check gives no points although nothing in it went wrong; null: there is nothing to explain. `titleOf` names checks by
 *  their ids. */
export function heldBackSentence(check: CheckReport, report: Report, words: Words, titleOf: (id: string) => string): string | null {
  const titles = (ids: readonly string[]): string => listed(words, ids.map((id) => say(words, "report.quoted", { title: titleOf(id) })));
  if (check.outcome === "not-reached") return say(words, "report.waits-for", { checks: titles(check.waitsFor) });
  if (!check.withheld) return null;
  const missing = report.checks.filter(({ group, outcome }) => group === check.group && outcome !== "passed");
  return say(words, "report.withheld", { checks: titles(missing.map(({ id }) => id)) });
}
const wholeAnswers: readonly string[] = ["choice", "parsons", "predict"];
const finerCases: readonly string[] = ["budget", "gap", "mutants", "source", "unittest"];

/** A check that did not pass. */
export type FailedCheck = CheckReport & { readonly failure: Failure };

export function isFailed(check: CheckReport): check is FailedCheck {
  return check.failure !== null;
}

/** "quadratic" */
export function growthName(growth: GrowthClass, words: Words): string {
  return say(words, `growth.${growth}`);
}

/** What a budget check measured of the case that failed. */
export function budgetOf({ failure, budget }: FailedCheck): BudgetFigures | undefined {
  return failure.code === "over-budget" ? budget.find((it) => it.case === failure.case) : undefined;
}

/** So many times as much, with a digit behind the point where that tells something. */
export function times(ratio: number, words: Words): string {
  return decimal(ratio, words.formats, { most: ratio < 10 ? 1 : 0 });
}

/** What happened in the failing case, as one sentence: "lvg_tax([48000]) gave 0, but 4800 was expected." */
export function failureSentence(check: FailedCheck, words: Words): string {
  const { failure, growth } = check;
  const { call, expected, got, mismatch, difference, exception, table } = failure;
  const part = detail(failure, "part");
  const budget = budgetOf(check);
  const [before, last] = growth?.points.slice(-2) ?? [];
  return say(words, sentenceKey(check, words), {
    ...scalars(failure.details),
    found: growth?.found == null ? "" : growthName(growth.found, words),
    atMost: growth === null ? "" : growthName(growth.atMost, words),
    sizeTimes: before === undefined || last === undefined ? "" : times(last.size / before.size, words),
    costTimes: before === undefined || last === undefined ? "" : times(last.fuel / Math.max(before.fuel, 1), words),
    // Rounded up: what is over the budget must not read as equal to it.
    usedTimes: budget === undefined ? "" : times(Math.ceil(10 * budget.used / budget.reference) / 10, words),
    allowedTimes: budget === undefined ? "" : times(budget.allowed / budget.reference, words),
    call: call ?? "",
    expected: expected ?? "",
    got: got ?? "",
    type: exception?.type ?? "",
    message: exception?.message ?? detail(failure, "message") ?? "",
    part: part === undefined ? "" : say(words, `plot.part.${part}`),
    function: call?.split("(")[0] ?? "",
    number: failure.case + 1,
    line: difference?.line ?? placeOf(failure)?.line ?? detail(failure, "line") ?? lastLine(failure),
    column: difference?.column ?? detail(failure, "column") ?? 0,
    path: mismatch?.path ?? "",
    expectedPart: mismatch?.expected ?? "",
    gotPart: mismatch?.got ?? "",
    columns: listed(words, table?.columns ?? []),
    gotColumns: listed(words, table?.gotColumns ?? []),
    missing: table?.missing ?? 0,
    extra: table?.extra ?? 0,
    wrong: table?.wrong ?? 0,
    expectedRows: table?.expectedRows ?? 0,
    gotRows: table?.gotRows ?? 0,
    row: table?.order?.row ?? 0,
  });
}

/** The one sentence that the lab's author has for this failure: the one for the wrong idea that the program behaves by, else the
 *  one for the case. The latter speaks of an answer, so it is not said when the program never came to one: a name that does not
 *  exist, a line that Python cannot read, no function. */
export function authorSays({ failure, misconception }: FailedCheck): Localised | null {
  if (misconception !== null) return misconception.say;
  return cameToAnAnswer(failure) ? failure.say : null;
}

/** A sentence about cost stands beside what the author says, it does not take its place. */
export function isAboutCost({ code }: Failure): boolean {
  return code === "grows-too-fast" || code === "over-budget";
}

/** So does one that names a test, a file or a series. */
export function isAboutMore(failure: Failure): boolean {
  return detail(failure, "file") !== undefined;
}

/** What only this kind of check tells, when it is plain. */
function detail({ details }: Failure, key: string): string | number | undefined {
  const value = details !== null && Object.hasOwn(details, key) ? details[key] : undefined;
  return typeof value === "string" || typeof value === "number" ? value : undefined;
}

const endings: readonly string[] = [
  "missing-function", "not-a-function", "needs-input", "exited", "too-much-output", "out-of-fuel", "out-of-memory", "too-deep",
  "trapped", "stopped", "refused", "bad-result", "unreadable-code", "bad-query",
];
const slips: readonly string[] = [
  "SyntaxError", "IndentationError", "TabError", "NameError", "UnboundLocalError", "ImportError", "ModuleNotFoundError",
  "ReferenceError", "CompileError",
];

function cameToAnAnswer({ code, exception }: Failure): boolean {
  return !endings.includes(code) && !slips.includes(exception?.type ?? "");
}

/** What a kind of check adds to a failure fills placeholders by its own names. */
function scalars(details: JsonObject | null): Record<string, string | number> {
  const entries = Object.entries(details ?? {});
  return Object.fromEntries(entries.filter((it): it is [string, string | number] =>
    typeof it[1] === "string" || typeof it[1] === "number"));
}

/** The finest sentence that there is: "code.stopped.watchdog" before "code.stopped". */
function sentenceKey(check: FailedCheck, words: Words): string {
  const { failure, growth } = check;
  const keys = [`code.${failure.code}`];
  const finer = (ending: string): void => void keys.unshift(`${keys[0] ?? ""}.${ending}`);
  const { code, mismatch, details } = failure;
  if (typeof details?.["variant"] === "string") finer(details["variant"]);
  if (code === "stopped" && failure.stoppedBy !== null) finer(failure.stoppedBy);
  if ((code === "grows-too-fast" && growth?.lastCut === true) || budgetOf(check)?.cut === true) finer("cut");
  if ((code === "wrong-output" || code === "wrong-prediction") && failure.difference !== null) finer("at");
  const rows = code === "wrong-rows" && failure.table !== null ? rowsEnding(failure.table) : null;
  if (rows !== null) finer(rows);
  if ((code === "raised" || code === "raised-other") && lastLine(failure) > 0) finer("at");
  if ((code === "wrong-value" || code === "wrong-type") && mismatch !== null) {
    if (mismatch.reason !== "value" && mismatch.reason !== "type") finer(mismatch.reason);
    if (mismatch.path !== "") finer("at");
  }
  return keys.find((key) => canSay(words, key)) ?? keys[0] ?? "";
}

/** The sentence says it all. */
const wordsAlone: readonly string[] = [
  "wrong-results", "missing-table", "wrong-plot", "wrong-series-count", "too-much-code", "bad-query", "wrong-choice", "missing-choice", "wrong-gap", "not-a-number", "wrong-line", "wrong-indent",
];

/** What is to be shown beside the sentence: an answer and what was expected, or the plan of a query. Where the sentence says
 *  it all, nothing. */
export function factsOf({ code, expected, got }: Failure): { readonly expected: string | null; readonly got: string | null; readonly plan: string | null } {
  if (code === "unused-index" || code === "forbidden-step") return { expected: null, got: null, plan: got };
  if (code === "unreadable-file") return { expected: null, got: got === "" ? null : got, plan: null };
  if (wordsAlone.includes(code)) return { expected: null, got: null, plan: null };
  return { expected, got, plan: null };
}

/** What the rows suffer from, when it is one thing only. */
function rowsEnding({ missing, extra, wrong }: TableFailure): string | null {
  const faults = [["missing", missing], ["extra", extra], ["wrong", wrong]] as const;
  const present = faults.filter(([, count]) => count > 0);
  return present.length === 1 ? present[0]?.[0] ?? null : null;
}

/** One row of a table that shows a failure: what it is, where, and its cells, with what was expected in the wrong ones. */
export interface ShownRow {
  readonly state: "missing" | "extra" | "wrong" | "expected" | "got";
  readonly row: number;
  readonly cells: readonly { readonly text: string; readonly expected: string | null }[];
}

export interface ShownTable {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly ShownRow[];
  /** Rows that are not right and not shown. */
  readonly more: number;
}

/** The rows that tell why a table failed, for whoever draws them; undefined where there are none to tell. */
export function shownTable(
  { name, columns, missing, extra, wrong, rows, order }: TableFailure, words: Words, isFile = false,
): ShownTable | undefined {
  const plain = (cells: readonly string[]): ShownRow["cells"] => cells.map((text) => ({ text, expected: null }));
  const caption = name === null ? say(words, "report.table.result") : say(words, isFile ? "report.table.file" : "report.table.state", { name });
  const head = { caption, columns: columns.slice(0, rows[0]?.cells.length ?? order?.got.length ?? columns.length) };
  if (order !== null) {
    const { row, expected, got } = order;
    return { ...head, rows: [{ state: "expected", row, cells: plain(expected) }, { state: "got", row, cells: plain(got) }], more: 0 };
  }
  if (rows.length === 0) return undefined;
  const shown = rows.map(({ kind, row, cells, wrong: faults }): ShownRow => ({
    state: kind,
    row,
    cells: cells.map((text, column) => ({ text, expected: faults.find((it) => it.column === column)?.expected ?? null })),
  }));
  return { ...head, rows: shown, more: missing + extra + wrong - rows.length };
}

/** A sentence about a place in the code, and its language: what the author says of it, else what happened. */
export function placeSentence(check: FailedCheck, words: Words): { readonly message: string; readonly lang: string } {
  const says = authorSays(check);
  if (says !== null) {
    const { text: message, lang } = pickLocalised(says, words.locale);
    return { message, lang };
  }
  const message = failureSentence(check, words);
  return { message, lang: words.said?.get(message) ?? words.locale };
}

/** The line of the learner's own code that raised; 0 when unknown. */
function lastLine(failure: Failure): number {
  return failure.exception?.frames.at(-1)?.line ?? 0;
}
