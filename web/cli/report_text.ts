// A Report for a terminal: what the learner would read, without the control characters a program may have printed.

import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { caseLink } from "../src/protocol/case_address.ts";
import { placeOf } from "../src/protocol/code_place.ts";
import type { CheckReport, ExceptionInfo, GrowthFigures, LabInfo, Report } from "../src/protocol/messages.ts";
import {
  authorSays, budgetOf, casesSentence, checkState, factsOf, failureSentence, heldBackSentence, isFailed, outcomeSentence, shownTable, times,
  type FailedCheck, type ShownTable,
} from "../src/session/report_words.ts";
import { fallbackOf, localised, say, wordsOf, writeNumber, type Catalogue, type Locale, type Words } from "../src/session/words.ts";
import { places } from "./places.ts";

export function readWords(locale: Locale): Words {
  const next = fallbackOf(locale);
  const catalogue = JSON.parse(readFileSync(join(places.labs, "locales", `${locale}.json`), "utf8")) as Catalogue;
  return wordsOf(locale, catalogue, next === undefined ? undefined : readWords(next));
}

/** Control characters and direction overrides shown, not obeyed; line ends and tabs stay. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (sign) =>
    `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** At most two sentences about an exception; undefined: nothing is known of it. */
export type Explain = (exception: ExceptionInfo) => string | undefined;

export function reportText(report: Report, lab: LabInfo, words: Words, explain: Explain): string {
  const lines = [say(words, "report.head", {
    title: localised(lab.title, words.locale), id: report.lab.id, outcome: outcomeSentence(report, words),
  })];
  for (const check of report.checks) lines.push("", ...checkLines(check, report, lab, words, explain));
  return `${visible(lines.join("\n"))}\n`;
}

/** What was typed to get a report. */
export interface GradeCommand {
  /** The lab and the files. */
  readonly words: readonly string[];
  readonly seed: string;
  /** How many hints were asked for. */
  readonly hints: number;
}

/** After a report that is not all right: how to come to it again, the hints that were asked for, and how to get the next one. */
export function helpLines({ hints }: LabInfo, given: GradeCommand, words: Words): string[] {
  const quoted = (word: string): string => (/^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
  const command = ["./bengkel grade", ...given.words.map(quoted), `--seed ${given.seed}`].join(" ");
  const fact = (key: string, value: string): string => say(words, "report.fact", { name: say(words, key), value });
  const shown = hints.slice(0, given.hints).map((hint, at) =>
    say(words, "report.fact", { name: say(words, "hints.label", { number: at + 1 }), value: localised(hint, words.locale) }));
  const next = shown.length < hints.length
    ? [fact(shown.length === 0 ? "hints.first" : "hints.next", `${command} --hints ${shown.length + 1}`)]
    : hints.length > 0 ? [say(words, "hints.last")] : [];
  return ["", say(words, "report.replay.command", { command }), ...shown, ...next];
}

/** After a report that is all right: where a solution is to be read, when the lab has one. */
export function solutionLines(folder: string, { solution }: LabInfo, words: Words): string[] {
  if (solution === null) return [];
  const path = relative(process.cwd(), join(folder, "attempts", solution.attempt));
  return ["", say(words, "report.fact", { name: say(words, "solution.title"), value: path })];
}

function checkLines(check: CheckReport, report: Report, lab: LabInfo, words: Words, explain: Explain): string[] {
  const titleOf = (id: string): string => {
    const title = lab.checks.find((it) => it.id === id)?.title;
    return title === undefined ? id : localised(title, words.locale);
  };
  const head = `${checkState(check, words).padEnd(14)} ${titleOf(check.id)}`;
  const cases = casesSentence(check, words);
  const points = say(words, "results.points.short", { points: check.points, outOf: check.outOf });
  const lines = [`  ${head}  ${points}${cases === "" ? "" : `  (${cases})`}`];
  const heldBack = heldBackSentence(check, report, words, titleOf);
  if (heldBack !== null) lines.push(`      ${heldBack}`);
  if (isFailed(check)) {
    const link = caseLink(report.lab.id, { check: check.id, case: check.failure.case, seed: report.seed });
    const told = [...failureLines(check, words, explain), say(words, "report.fact", { name: say(words, "report.replay"), value: link })];
    lines.push(...told.map((line) => `      ${line}`));
  }
  return lines;
}

function failureLines(check: FailedCheck, words: Words, explain: Explain): string[] {
  const { failure, growth } = check;
  const said = authorSays(check);
  const lines = [...(said === null ? [] : [localised(said, words.locale)]), failureSentence(check, words)];
  const explained = failure.exception === null ? undefined : explain(failure.exception);
  if (explained !== undefined) lines.push(explained);
  const block = (key: string, text: string | null): void => {
    if (text === null || text === "") return;
    const shown = text.replace(/\n$/, "").split("\n");
    const fact = (value: string): string => say(words, "report.fact", { name: say(words, key), value }).trimEnd();
    if (shown.length === 1) lines.push(fact(shown[0] ?? ""));
    else lines.push(fact(""), ...shown.map((line) => `  ${line}`));
  };
  if (failure.hidden) lines.push(say(words, "report.hidden-case"));
  if (failure.dataset !== null) lines.push(say(words, "report.dataset", { name: failure.dataset }));
  if (failure.code !== "grows-too-fast") block("report.call", failure.call);
  block("report.input", failure.stdin);
  const facts = factsOf(failure);
  block("report.expected", facts.expected);
  block("report.got", facts.got);
  block("report.plan", facts.plan);
  block("report.printed", failure.printed);
  const budget = budgetOf(check);
  if (budget !== undefined) {
    const { used, allowed, reference, cut } = budget;
    block("report.budget.used", say(words, cut ? "report.budget.more" : "report.budget.instructions", { cost: used }));
    block("report.budget.allowed", say(words, "report.budget.of-reference", { cost: allowed, times: times(allowed / reference, words) }));
  }
  const table = failure.table === null ? undefined : shownTable(failure.table, words, check.kind === "artefact");
  if (table !== undefined) lines.push(...tableLines(table, words));
  if (growth !== null && growth.points.length > 1) lines.push(...growthLines(growth, words));
  for (const frame of failure.exception?.frames ?? []) {
    lines.push(`${frame.file}:${frame.line}: ${frame.function}`, `  ${frame.source.trim()}`);
  }
  const place = placeOf(failure);
  if (place !== null) lines.push(`${place.file}:${place.line}:${place.column}: ${place.source === "" ? failure.got ?? "" : place.source.trim()}`);
  return lines;
}

/** A row a line; a wrong cell as "12 (12.5)", what was expected in brackets. */
function tableLines({ caption, columns, rows, more }: ShownTable, words: Words): string[] {
  const oneLine = (text: string): string => text.replace(/[\r\n]+/g, "⏎");
  const body = rows.map(({ state, row, cells }) => [
    say(words, `report.row.${state}`, { row }),
    ...cells.map(({ text, expected }) => oneLine(expected === null ? text : `${text} (${expected})`)),
  ]);
  const table = [["", ...columns.map(oneLine)], ...body];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd());
  return [say(words, "report.fact", { name: caption, value: "" }).trimEnd(), ...lines.map((line) => `  ${line}`), ...(more > 0 ? [`  ${say(words, "report.table.more", { count: more })}`] : [])];
}

/** A table: size, instructions, instructions per item. */
function growthLines({ points, lastCut }: GrowthFigures, words: Words): string[] {
  const rows = points.map(({ size, fuel }, index) => {
    const shown = (cost: number): string => 
      (lastCut && index === points.length - 1 ? say(words, "report.growth.more", { cost }) : writeNumber(words, cost));
    return [writeNumber(words, size), shown(fuel), shown(Math.round(fuel / size))];
  });
  const table = [["report.growth.size", "report.growth.cost", "report.growth.each"].map((key) => say(words, key)), ...rows];
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  return table.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("   "));
}
