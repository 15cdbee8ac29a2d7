// Which words of a text are terms of the glossary.

import { locales } from "../session/words.ts";

/** labs/locales/glossary.json, as far as the page reads it (all of it: web/build/check_catalogues.ts). */
export type GlossaryFile = Readonly<Record<string, {
  readonly meaning?: Readonly<Record<string, string>>;
  readonly reviewed?: readonly string[];
  readonly [locale: string]: unknown;
}>>;

/** A term that has a meaning to show. */
export interface Explained {
  /** Locale to the words for it, the usual one first. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  readonly meaning: Readonly<Record<string, string>>;
  /** Locales in which a person has checked it. */
  readonly reviewed: readonly string[];
}

export interface Terms {
  /** Matches any of the words; undefined where the language has none. */
  readonly pattern: RegExp | undefined;
  readonly byWord: ReadonlyMap<string, Explained>;
  readonly segmenter: Intl.Segmenter | undefined;
}

/** In scripts without spaces a dictionary knows where words end: 表 is a table, in 表示 it is none. */
const unspaced: readonly string[] = ["zh-Hans", "th"];

export function termsOf(file: GlossaryFile, lang: string): Terms {
  const byWord = new Map<string, Explained>();
  for (const { meaning, reviewed = [], ...rest } of Object.values(file)) {
    if (meaning === undefined) continue;
    const words = Object.fromEntries(Object.keys(locales).flatMap((locale) => (Array.isArray(rest[locale]) ? [[locale, rest[locale] as readonly string[]]] : [])));
    const term: Explained = { words, meaning, reviewed };
    for (const word of words[lang] ?? []) byWord.set(word.toLowerCase(), term);
  }
  const segmenter = unspaced.includes(lang) ? new Intl.Segmenter(lang, { granularity: "word" }) : undefined;
  if (byWord.size === 0) return { pattern: undefined, byWord, segmenter };
  // Of two words that begin alike the longer one is meant.
  const either = [...byWord.keys()].sort((a, b) => b.length - a.length).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const edged = segmenter !== undefined ? `(?:${either})` : `(?<![\\p{L}\\p{N}_-])(?:${either})(?![\\p{L}\\p{N}_-])`;
  return { pattern: new RegExp(edged, "giu"), byWord, segmenter };
}

export interface Piece {
  readonly text: string;
  readonly term?: Explained;
  /** Signs right before a term, with which no line may end. */
  readonly opening?: string;
  /** Signs right behind it, with which no line may begin. */
  readonly closing?: string;
}

const openingSigns = /[\p{Ps}\p{Pi}]+$/u;
const closingSigns = /^[\p{Pe}\p{Pf}\p{Po}]+/u;

/** The text in pieces; a term is found where it is said first, and joins those that were `seen`. */
export function findTerms(text: string, { pattern, byWord, segmenter }: Terms, seen: Set<Explained>): readonly Piece[] {
  if (pattern === undefined) return [{ text }];
  const pieces: Piece[] = [];
  const edges = segmenter && new Set([...segmenter.segment(text)].map(({ index }) => index).concat(text.length));
  let from = 0;
  for (const { 0: word, index } of text.matchAll(pattern)) {
    const term = byWord.get(word.toLowerCase());
    if (term === undefined || seen.has(term)) continue;
    if (edges !== undefined && !(edges.has(index) && edges.has(index + word.length))) continue;
    seen.add(term);
    const ahead = text.slice(from, index);
    const opening = openingSigns.exec(ahead)?.[0] ?? "";
    if (ahead.length > opening.length) pieces.push({ text: ahead.slice(0, ahead.length - opening.length) });
    from = index + word.length;
    const closing = closingSigns.exec(text.slice(from))?.[0] ?? "";
    pieces.push({ text: word, term, opening, closing });
    from += closing.length;
  }
  if (from < text.length || pieces.length === 0) pieces.push({ text: text.slice(from) });
  return pieces;
}
