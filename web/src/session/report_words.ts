// A Report in words: the page and the terminal say the same sentences. The words come from labs/locales/<locale>.json, a
// flat object of "key": "sentence with {placeholders}"; this file only chooses keys and fills them in.

import type { CheckReport, Failure, Localised, Report } from "../protocol/messages.ts";

export type Words = Readonly<Record<string, string>>;

/** The sentence for `key` with its {placeholders} filled in; the key itself when there is no such sentence. */
export function say(words: Words, key: string, values: Readonly<Record<string, string | number>> = {}): string {
  const sentence = Object.hasOwn(words, key) ? words[key] : undefined;
  return (sentence ?? key).replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole);
}

/** The text in the reader's language, else in English, else whatever there is. */
export function localised(text: Localised, locale: string): string {
  return text[locale] ?? text["en"] ?? Object.values(text)[0] ?? "";
}

/** "Passed. 10 of 10 points." */
export function outcomeSentence(report: Report, words: Words): string {
  return say(words, `report.outcome.${report.outcome}`, { points: report.points, outOf: report.outOf });
}

/** One word for a check's state: "passed". */
export function checkState(check: CheckReport, words: Words): string {
  return say(words, `report.state.${check.outcome}`);
}

/** "3 of 4 cases right" */
export function casesSentence(check: CheckReport, words: Words): string {
  return say(words, "report.cases", check.cases);
}

/** What happened in the failing case, as one sentence: "lvg_tax([48000]) returned 0; expected 4800." */
export function failureSentence(failure: Failure, words: Words): string {
  return say(words, sentenceKey(failure, words), {
    call: failure.call ?? "",
    expected: failure.expected ?? "",
    got: failure.got ?? "",
    type: failure.exception?.type ?? "",
    message: failure.exception?.message ?? "",
    function: failure.call?.split("(")[0] ?? "",
    line: failure.difference?.line ?? lastLine(failure),
    column: failure.difference?.column ?? 0,
  });
}

/** The sentence that the lab's author wrote for this case, in the reader's language. */
export function authorSentence(failure: Failure, locale: string): string | null {
  return failure.say === null ? null : localised(failure.say, locale);
}

/** Several sentences fit some codes: "code.stopped.watchdog" before "code.stopped". */
function sentenceKey(failure: Failure, words: Words): string {
  const key = `code.${failure.code}`;
  const finer = failure.code === "stopped" && failure.stoppedBy !== null ? `${key}.${failure.stoppedBy}`
    : failure.code === "wrong-output" && failure.difference !== null ? `${key}.at`
    : (failure.code === "raised" || failure.code === "raised-other") && lastLine(failure) > 0 ? `${key}.at`
    : key;
  return Object.hasOwn(words, finer) ? finer : key;
}

/** The line of the learner's own code that raised; 0 when unknown. */
function lastLine(failure: Failure): number {
  return failure.exception?.frames.at(-1)?.line ?? 0;
}
