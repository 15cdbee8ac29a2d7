// What the page needs to ask a question that is answered without code. Right answers are no part of it: only the core has them.

import type { CheckInfo, Localised } from "./messages.ts";
import { decodeValue, type Node } from "./read_json.ts";

/** Words in the languages of the lab, or code, which is the same in all of them; either may be missing. */
export interface Wording {
  readonly text: Localised | null;
  readonly code: string | null;
}

interface Asked {
  /** Markdown of one paragraph. */
  readonly question: Localised;
}

export interface ChoiceQuestion extends Asked {
  readonly kind: "choice";
  readonly several: boolean;
  /** In the order in which they are to be shown. */
  readonly options: readonly (Wording & { readonly id: string })[];
}

/** A text with gaps in it: a number is the gap of that index. */
export type Template = readonly (string | number)[];

export interface GapQuestion extends Asked {
  readonly kind: "gap";
  readonly isCode: boolean;
  /** By locale; code stands under "en" alone. Every gap stands in each of them. */
  readonly template: Readonly<Record<string, Template>>;
  /** `width` in signs: roomy, so that it tells little about the answer. */
  readonly gaps: readonly { readonly isNumber: boolean; readonly width: number }[];
}

export interface ParsonsQuestion extends Asked {
  readonly kind: "parsons";
  /** More than are needed, perhaps, and in no order that tells anything. */
  readonly lines: readonly (Wording & { readonly id: string })[];
  /** Signs of one step; null: the learner does not indent. */
  readonly indent: number | null;
}

export interface PredictQuestion extends Asked {
  readonly kind: "predict";
  readonly code: string;
  /** What the snippet reads; empty for nothing. */
  readonly stdin: string;
  /** Nothing is run before there is an answer. */
  readonly beforeRun: boolean;
}

export type Question = ChoiceQuestion | GapQuestion | ParsonsQuestion | PredictQuestion;

export type AskingCheck = Omit<CheckInfo, "ask"> & { readonly ask: Question };

/** The checks that are answered without code, in the lab's order. */
export function askingChecks(checks: readonly CheckInfo[]): readonly AskingCheck[] {
  return checks.flatMap((check) => {
    const ask = questionOf(check);
    return ask === undefined ? [] : [{ ...check, ask }];
  });
}

/** Undefined of a check that asks nothing, or nothing that we know how to ask. */
export function questionOf({ id, kind, ask }: CheckInfo): Question | undefined {
  if (ask === null) return undefined;
  const read = decodeValue(`check ${id}`, ask, (it) => question(kind, it));
  return read.ok ? read.value : undefined;
}

function wording(it: Node): Wording {
  return { text: it.at("text").orNull((text) => text.localised()), code: it.at("code").orNull((code) => code.text()) };
}

function question(kind: string, it: Node): Question {
  const asked = { question: it.at("question").localised() };
  const listed = (name: string) => it.at(name).list((item) => ({ id: item.at("id").text(), ...wording(item) }));
  switch (kind) {
    case "choice": return { kind, ...asked, several: it.at("several").bool(), options: listed("options") };
    case "gap": return {
      kind, ...asked, isCode: it.at("isCode").bool(),
      gaps: it.at("gaps").list((gap) => ({ isNumber: gap.at("isNumber").bool(), width: gap.at("width").count() })),
      template: it.at("template").map((pieces) => pieces.list((piece) => (typeof piece.value === "string" ? piece.value : piece.count()))),
    };
    case "parsons": return { kind, ...asked, indent: it.at("indent").orNull((step) => step.count()), lines: listed("lines") };
    case "predict": return { kind, ...asked, code: it.at("code").text(), stdin: it.at("stdin").text(), beforeRun: it.at("beforeRun").bool() };
    default: return it.refuse(`a kind that is answered without code, not "${kind}"`);
  }
}
