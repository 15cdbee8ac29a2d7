// The learner's answers: one file of the submission, "answers.json", which no guest ever sees. What is read from it is fitted to
// the questions as they are now, so that answers to an older lab that no longer fit are left out, not sent.

import type { CheckInfo } from "./messages.ts";
import { askingChecks, type AskingCheck, type ParsonsQuestion, type Question } from "./questions.ts";

export const answersPath = "answers.json";

/** The file while nothing is answered. */
export const noAnswers = "{}";

/** Of a choice the chosen options, of a text with gaps what stands in each of them, of a prediction its text. */
export type Answer = string | readonly string[] | readonly PlacedLine[];

/** A line's id and how many steps it is indented. */
export type PlacedLine = readonly [id: string, indent: number];

/** By the check's id. Nothing that counts as unanswered is in it. */
export type Answers = ReadonlyMap<string, Answer>;

export const mostIndents = 12;

export function readAnswers(checks: readonly CheckInfo[], text: string): Answers {
  const given = parsed(text);
  const answers = new Map<string, Answer>();
  for (const { id, ask } of askingChecks(checks)) {
    const answer = Object.hasOwn(given, id) ? fitted(ask, given[id]) : undefined;
    if (answer !== undefined) answers.set(id, answer);
  }
  return answers;
}

/** Keys sorted, no white space: the same answers are always the same bytes. */
export function writeAnswers(answers: Answers): string {
  const sorted = [...answers].sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([id, answer]) => `${JSON.stringify(id)}:${JSON.stringify(answer)}`).join(",")}}`;
}

/** The same answers with another one; an answer that says nothing is taken out. */
export function withAnswer(answers: Answers, { id, ask }: AskingCheck, answer: Answer | undefined): Answers {
  const next = new Map(answers);
  const kept = answer === undefined ? undefined : fitted(ask, answer);
  if (kept === undefined) next.delete(id);
  else next.set(id, kept);
  return next;
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function fitted(ask: Question, given: unknown): Answer | undefined {
  switch (ask.kind) {
    case "choice": {
      const chosen = ask.options.map(({ id }) => id).filter((id) => isTexts(given) && given.includes(id)).sort();
      return chosen.length === 0 || (chosen.length > 1 && !ask.several) ? undefined : chosen;
    }
    case "gap":
      return isTexts(given) && given.length === ask.gaps.length && given.some((it) => it.trim() !== "") ? given : undefined;
    case "parsons": return placedLines(ask, given);
    case "predict": return typeof given === "string" ? given : undefined;
  }
}

function placedLines({ lines, indent }: ParsonsQuestion, given: unknown): readonly PlacedLine[] | undefined {
  if (!Array.isArray(given)) return undefined;
  const left = new Set(lines.map(({ id }) => id));
  const placed = given.flatMap((it: unknown): PlacedLine[] => {
    if (!Array.isArray(it)) return [];
    const [id, steps] = it as readonly unknown[];
    if (typeof id !== "string" || typeof steps !== "number" || !Number.isInteger(steps) || !left.delete(id)) return [];
    return [[id, indent === null ? 0 : Math.min(Math.max(0, steps), mostIndents)]];
  });
  return placed.length === 0 ? undefined : placed;
}

function isTexts(given: unknown): given is readonly string[] {
  return Array.isArray(given) && given.every((it: unknown) => typeof it === "string");
}
