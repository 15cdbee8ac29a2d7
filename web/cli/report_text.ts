// A Report for a terminal: what the learner would read, without the control characters a program may have printed.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { CheckReport, Failure, LabInfo, Report } from "../src/protocol/messages.ts";
import {
  authorSentence, casesSentence, checkState, failureSentence, localised, outcomeSentence, say, type Words,
} from "../src/session/report_words.ts";
import { places } from "./places.ts";

export function readWords(locale: string): Words {
  return JSON.parse(readFileSync(join(places.labs, "locales", `${locale}.json`), "utf8")) as Words;
}

/** Control characters and direction overrides shown, not obeyed; line ends and tabs stay. */
export function visible(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (sign) =>
    `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

export function reportText(report: Report, lab: LabInfo, words: Words, locale: string): string {
  const lines = [`${localised(lab.title, locale)} (${report.lab.id}): ${outcomeSentence(report, words)}`];
  for (const check of report.checks) lines.push("", ...checkLines(check, lab, words, locale));
  return `${visible(lines.join("\n"))}\n`;
}

function checkLines(check: CheckReport, lab: LabInfo, words: Words, locale: string): string[] {
  const title = lab.checks.find((it) => it.id === check.id)?.title;
  const head = `${checkState(check, words).padEnd(14)} ${title === undefined ? check.id : localised(title, locale)}`;
  const lines = [`  ${head}  ${check.points}/${check.outOf}  (${casesSentence(check, words)})`];
  if (check.failure !== null) lines.push(...failureLines(check.failure, words, locale).map((line) => `      ${line}`));
  return lines;
}

function failureLines(failure: Failure, words: Words, locale: string): string[] {
  const lines = [failureSentence(failure, words)];
  const said = authorSentence(failure, locale);
  if (said !== null) lines.push(said);
  const block = (key: string, text: string | null): void => {
    if (text === null || text === "") return;
    const shown = text.replace(/\n$/, "").split("\n");
    if (shown.length === 1) lines.push(`${say(words, key)}: ${shown[0] ?? ""}`);
    else lines.push(`${say(words, key)}:`, ...shown.map((line) => `  ${line}`));
  };
  if (failure.hidden) lines.push(say(words, "report.hidden-case"));
  block("report.call", failure.call);
  block("report.input", failure.stdin);
  block("report.expected", failure.expected);
  block("report.got", failure.got);
  block("report.printed", failure.printed);
  for (const frame of failure.exception?.frames ?? []) {
    lines.push(`${frame.file}:${frame.line}: ${frame.function}`, `  ${frame.source.trim()}`);
  }
  return lines;
}
