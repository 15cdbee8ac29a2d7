// A Report in words: the page and the terminal say the same sentences. The words come from labs/locales/<locale>.json, a
// flat object of "key": "sentence with {placeholders}"; this file only chooses keys and fills them in.

import type { BudgetFigures, CheckReport, Failure, GrowthClass, Localised, Report } from "../protocol/messages.ts";

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

/** "3 of 4 cases right"; nothing for a growth check, whose cases are sizes and stand in a table. */
export function casesSentence(check: CheckReport, words: Words): string {
  if (check.growth !== null) return "";
  const kind = check.kind === "budget" ? "report.cases.budget" : "report.cases";
  return say(words, check.cases.notRun > 0 ? `${kind}.not-run` : kind, check.cases);
}

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
export function times(ratio: number, formats: string): string {
  return new Intl.NumberFormat(formats, { maximumFractionDigits: ratio < 10 ? 1 : 0 }).format(ratio);
}

/** What happened in the failing case, as one sentence: "lvg_tax([48000]) gave 0, but 4800 was expected." `formats` is a locale
 *  for numbers. */
export function failureSentence(check: FailedCheck, words: Words, formats: string): string {
  const { failure, growth } = check;
  const { call, expected, got, mismatch, difference, exception } = failure;
  const budget = budgetOf(check);
  const [before, last] = growth?.points.slice(-2) ?? [];
  return say(words, sentenceKey(check, words), {
    found: growth?.found == null ? "" : growthName(growth.found, words),
    atMost: growth === null ? "" : growthName(growth.atMost, words),
    sizeTimes: before === undefined || last === undefined ? "" : times(last.size / before.size, formats),
    costTimes: before === undefined || last === undefined ? "" : times(last.fuel / Math.max(before.fuel, 1), formats),
    // Rounded up: what is over the budget must not read as equal to it.
    usedTimes: budget === undefined ? "" : times(Math.ceil(10 * budget.used / budget.reference) / 10, formats),
    allowedTimes: budget === undefined ? "" : times(budget.allowed / budget.reference, formats),
    call: call ?? "",
    expected: expected ?? "",
    got: got ?? "",
    type: exception?.type ?? "",
    message: exception?.message ?? "",
    function: call?.split("(")[0] ?? "",
    line: difference?.line ?? lastLine(failure),
    column: difference?.column ?? 0,
    path: mismatch?.path ?? "",
    expectedPart: mismatch?.expected ?? "",
    gotPart: mismatch?.got ?? "",
  });
}

/** The sentence that the lab's author wrote for this case, in the reader's language. It speaks of an answer, so there is none
 *  to say when the program never came to one: a name that does not exist, a line that Python cannot read, no function. */
export function authorSentence(failure: Failure, locale: string): string | null {
  return failure.say === null || !cameToAnAnswer(failure) ? null : localised(failure.say, locale);
}

/** A sentence about cost stands beside what the author says, it does not take its place. */
export function isAboutCost({ code }: Failure): boolean {
  return code === "grows-too-fast" || code === "over-budget";
}

const answers: readonly string[] = [
  "wrong-value", "wrong-type", "wrong-output", "raised", "did-not-raise", "raised-other", "grows-too-fast", "over-budget",
];
const slips: readonly string[] = [
  "SyntaxError", "IndentationError", "TabError", "NameError", "UnboundLocalError", "ImportError", "ModuleNotFoundError",
];

function cameToAnAnswer({ code, exception }: Failure): boolean {
  return answers.includes(code) && !slips.includes(exception?.type ?? "");
}

/** The finest sentence that there is: "code.stopped.watchdog" before "code.stopped". */
function sentenceKey(check: FailedCheck, words: Words): string {
  const { failure, growth } = check;
  const keys = [`code.${failure.code}`];
  const finer = (ending: string): void => void keys.unshift(`${keys[0] ?? ""}.${ending}`);
  const { code, mismatch } = failure;
  if (code === "stopped" && failure.stoppedBy !== null) finer(failure.stoppedBy);
  if ((code === "grows-too-fast" && growth?.lastCut === true) || budgetOf(check)?.cut === true) finer("cut");
  if (code === "wrong-output" && failure.difference !== null) finer("at");
  if ((code === "raised" || code === "raised-other") && lastLine(failure) > 0) finer("at");
  if ((code === "wrong-value" || code === "wrong-type") && mismatch !== null) {
    if (mismatch.reason !== "value" && mismatch.reason !== "type") finer(mismatch.reason);
    if (mismatch.path !== "") finer("at");
  }
  return keys.find((key) => Object.hasOwn(words, key)) ?? keys[0] ?? "";
}

/** The line of the learner's own code that raised; 0 when unknown. */
function lastLine(failure: Failure): number {
  return failure.exception?.frames.at(-1)?.line ?? 0;
}
