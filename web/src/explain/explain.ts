// What a message means, in the reader's language: the sentence's key, and what it is filled with. The message itself is never
// changed, and one that no explanation answers for stays alone.

import type { Words } from "../session/words.ts";
import { bareCode, codeWords, wordsAt } from "./code_words.ts";
import type { Explanation, Explanations, Looked } from "./explanations.ts";
import type { Fault } from "./fault.ts";
import { nearWord } from "./near_word.ts";
import { match, type Filled } from "./pattern.ts";
import { codeOf, firstStrange, folded, signKinds, type Sign } from "./strange_sign.ts";
import { meantByTelex } from "./telex.ts";

/** What a near word is sought among. */
export interface Surroundings {
  readonly language: string;
  /** The learner's files. */
  readonly code: readonly string[];
  /** What the lab's data name: tables, columns. */
  readonly names: readonly string[];
}

export interface Explained {
  readonly id: string;
  readonly key: string;
  readonly values: Filled;
}

/** What is longer was never typed by somebody who is to read it. */
const longest = { message: 2000, source: 500, code: 100_000, value: 60 } as const;

export function explain(fault: Fault, table: Explanations, around: Surroundings): Explained | undefined {
  const source = fault.source.slice(0, longest.source);
  // What a program raises by itself is in its own words.
  if (/^\s*(raise|throw)\b/.test(source)) return undefined;
  const message = table.aside.reduce((text, [from = "", to = ""]) => without(text, from, to), fault.message.slice(0, longest.message));
  const line = source.trim();
  const { at, before } = wordsAt(source, fault.column, around.language);
  const looked: Filled = { source: line, first: /^[\p{L}\p{M}_\d]*/u.exec(line)?.[0] ?? "", at, before };
  const search = new Search(table, around);
  for (const one of table.explanations) {
    if (one.types !== null && !one.types.includes(fault.type)) continue;
    const held = match(one.message, message);
    const inSource = one.source === null ? {} : match(one.source, line);
    const isOne = held !== undefined && inSource !== undefined && agree(held, inSource) && one.digits.every((hole) => /^-?\d+$/.test(held[hole] ?? ""));
    const found = isOne ? search.find(one, { ...looked, ...inSource, ...held }) : undefined;
    if (found !== undefined) return { id: one.id, key: found.key, values: short(found.values) };
  }
  return undefined;
}

/** A hole that is in both holds the same in both. */
function agree(one: Filled, other: Filled): boolean {
  return Object.entries(other).every(([name, text]) => !Object.hasOwn(one, name) || one[name] === text);
}

function without(text: string, from: string, to: string): string {
  let left = "";
  let at = 0;
  for (;;) {
    const start = text.indexOf(from, at);
    const end = start < 0 ? -1 : text.indexOf(to, start + from.length);
    if (end < 0) return left + text.slice(at);
    left += text.slice(at, start);
    at = end + to.length;
  }
}

class Search {
  private readonly table: Explanations;
  private readonly around: Surroundings;
  private code: readonly string[] | undefined;

  constructor(table: Explanations, around: Surroundings) {
    this.table = table;
    this.around = around;
  }

  /** Undefined when a condition does not hold. */
  find(one: Explanation, holes: Filled): { readonly key: string; readonly values: Filled } | undefined {
    const of = ({ hole }: Looked): string => holes[hole] ?? "";
    const isIn = (it: Looked): boolean => this.words(it.lists).includes(of(it));
    if (!one.listed.every(isIn) || one.unlisted.some(isIn)) return undefined;
    let values = holes;
    for (const it of one.instead) {
      const near = it.lists.map((list) => own(this.table.instead[list], of(it))).find((word) => word !== undefined);
      if (near === undefined) return undefined;
      values = { ...values, word: of(it), near };
    }
    for (const it of one.near) {
      const near = of(it) === "" ? undefined : nearWord(of(it), this.words(it.lists));
      if (near === undefined) return undefined;
      values = { ...values, word: of(it), near };
    }
    for (const it of one.telex) {
      const words = it.hole === "source" ? codeWords(of(it), this.around.language) : [of(it)];
      const word = words.find((each) => meantByTelex(each, this.words(it.lists)) !== undefined);
      if (word === undefined) return undefined;
      values = { ...values, word, near: meantByTelex(word, this.words(it.lists)) ?? "" };
    }
    if (one.sign === null) return { key: one.say, values };
    const strange = one.sign === "source" ? this.signInLine(holes["source"] ?? "") : this.signIn(holes[one.sign] ?? "");
    if (strange === undefined) return undefined;
    const { kind, wrong: sign, right } = strange.sign;
    return { key: `typing.${kind}`, values: { ...values, ...strange, sign, right, code: codeOf(sign) } };
  }

  /** Where signs of every kind are out of place: a name that the program does not know. A word all of look-alikes may be one of
   *  its own alphabet, unless it looks like one that is known. */
  private signIn(word: string): { readonly sign: Sign; readonly word: string } | undefined {
    const sign = firstStrange(word, signKinds);
    if (sign === undefined || sign.kind !== "letters") return sign && { sign, word };
    const plain = folded(word);
    const isSlip = /^[\w.]+$/.test(plain) && (/[a-z]/i.test(word) || this.words(["code", ...Object.keys(this.table.lists)]).includes(plain));
    return isSlip ? { sign, word } : undefined;
  }

  /** Letters of other alphabets may be in names; in a line they count where they spoil a word of the language. */
  private signInLine(line: string): { readonly sign: Sign; readonly word: string } | undefined {
    const sign = firstStrange(bareCode(line, this.around.language), signKinds.filter((kind) => kind !== "letters"));
    if (sign !== undefined) return { sign, word: "" };
    const keywords = this.table.lists["keywords"] ?? [];
    for (const word of codeWords(line, this.around.language)) {
      const letter = firstStrange(word, ["letters"]);
      if (letter !== undefined && keywords.includes(folded(word))) return { sign: letter, word };
    }
    return undefined;
  }

  private words(lists: readonly string[]): readonly string[] {
    return lists.flatMap((list) => (
      list === "code" ? this.codeWords() : list === "data" ? this.around.names : this.table.lists[list] ?? []
    ));
  }

  private codeWords(): readonly string[] {
    const { code, language, names } = this.around;
    return (this.code ??= [...new Set([...code.flatMap((it) => codeWords(it.slice(0, longest.code), language)), ...names])]);
  }
}

function own(words: Readonly<Record<string, string>> | undefined, word: string): string | undefined {
  return words !== undefined && Object.hasOwn(words, word) ? words[word] : undefined;
}

function short(values: Filled): Filled {
  return Object.fromEntries(Object.entries(values).map(([name, text]) => {
    const signs = [...text];
    return [name, signs.length > longest.value ? `${signs.slice(0, longest.value).join("")}…` : text];
  }));
}

/** A sentence in pieces: words, and what is code in it. */
export type Piece = { readonly is: "words" | "code"; readonly text: string };

const code = /`([^`]*)`|(\{[a-z]+\})/;
const placeholder = /\{([a-z]+)\}/g;

/** In a catalogue, code stands between `backticks`; what a placeholder holds is code by itself. */
export function explainedPieces({ key, values }: Explained, words: Words): Piece[] {
  const sentence = words.sentences[key] ?? "";
  const filled = (text: string): string => text.replace(placeholder, (_, name: string) => values[name] ?? "");
  return sentence.split(code).flatMap((text, index): Piece[] => (
    text === undefined || text === "" ? [] : [{ is: index % 3 === 0 ? "words" : "code", text: filled(text) }]
  ));
}

export function explainedText(explained: Explained, words: Words): string {
  return explainedPieces(explained, words).map(({ text }) => text).join("");
}

export function placeholdersOf(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(placeholder)].map(([, name = ""]) => name))];
}
