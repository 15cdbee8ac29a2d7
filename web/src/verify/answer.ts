// What is said of a line: one line of JSON, the keys always all there and in this order.

import type { CheckOutcome, Outcome } from "../protocol/messages.ts";

/** verified: it is as it says. differs: it was run again and is not. unverifiable: it could not be compared, and `problems` says why. */
export type State = "verified" | "differs" | "unverifiable";

export interface Marks {
  readonly outcome: Outcome;
  readonly points: number;
  readonly outOf: number;
  readonly checks: readonly { readonly id: string; readonly outcome: CheckOutcome; readonly points: number; readonly outOf: number }[];
}

export interface Told {
  /** Stable: evidence.*, message.* or verify.*. */
  readonly code: string;
  readonly message: string;
}

export interface Answer {
  readonly state: State;
  readonly lab: { readonly id: string; readonly version: number; readonly hash: string } | null;
  readonly name: string | null;
  /** As found here and now, whatever the evidence says; null: it was not run. */
  readonly marks: Marks | null;
  /** By the instructor's own checks; null: there are none of this lab, or it was not run. `hash` names lab and checks. */
  readonly private: ({ readonly hash: string } & Marks) | null;
  readonly problems: readonly Told[];
}

/** More are counted and not told. */
const mostProblems = 10;

export function told(code: string, message: string): Told {
  return { code, message };
}

export function unverifiable(...problems: Told[]): Answer {
  return { state: "unverifiable", lab: null, name: null, marks: null, private: null, problems };
}

/** `sha256` is that of the line, without its end: what an answer belongs to, wherever it is carried. */
export function encodeAnswer(sha256: string, { state, lab, name, marks, private: own, problems }: Answer): string {
  const { outcome, points, outOf, checks } = marks ?? { outcome: null, points: null, outOf: null, checks: [] };
  return `${JSON.stringify({
    format: 1, evidence: sha256, state, lab, name, outcome, points, outOf, checks, private: own,
    problems: problems.slice(0, mostProblems), moreProblems: Math.max(0, problems.length - mostProblems),
  })}\n`;
}
