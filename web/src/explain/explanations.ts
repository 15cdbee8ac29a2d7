// labs/explanations/<language>.json: which messages are explained, and how they are told from others. The first one that answers
// counts, so the particular stand before the general.

import type { Result } from "../base/result.ts";
import { decode, type Node } from "../protocol/read_json.ts";
import { readPattern, type Pattern } from "./pattern.ts";

/** Every condition must hold. They look at holes of the message, and at four more: `source`, the line it is about; `first`, the
 *  first word of that line; `at` and `before`, the words at the place and before it. */
export interface Explanation {
  readonly id: string;
  /** The sentence's key in labs/explanations/locales. */
  readonly say: string;
  /** Types of the exception, or severities of what a compiler says; null: any. */
  readonly types: readonly string[] | null;
  readonly message: Pattern;
  readonly source: Pattern | null;
  /** Holes of the message that hold a whole number. */
  readonly digits: readonly string[];
  /** A hole that holds one of a list, or none of it. */
  readonly listed: readonly Looked[];
  readonly unlisted: readonly Looked[];
  /** A hole that holds another word for one that is known: {near} is that one. */
  readonly instead: readonly Looked[];
  /** A hole that holds a word with a slip in it: {near} is the word of the lists that was meant. */
  readonly near: readonly Looked[];
  /** The same for a word that a Vietnamese keyboard changed; in `source`, any word: {word}. */
  readonly telex: readonly Looked[];
  /** A hole that holds a sign which code cannot read, {sign} for {right}. Its kind decides what is said. */
  readonly sign: string | null;
}

export interface Looked {
  readonly hole: string;
  /** Names of lists; "data": what the lab's data name; "code": that and the words of the learner's code. */
  readonly lists: readonly string[];
}

export interface Explanations {
  /** How remarks begin and end that say nothing new and are left out of a message: " (aka '" and "')". */
  readonly aside: readonly (readonly string[])[];
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly instead: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly explanations: readonly Explanation[];
}

export function decodeExplanations(language: string, text: string): Result<Explanations> {
  return decode(`${language}.json`, text, (it) => ({
    aside: it.at("aside").list((ends) => ends.texts()),
    lists: it.at("lists").map((list) => list.texts()),
    instead: it.at("instead").map((words) => words.localised()),
    explanations: it.at("explanations").list((one) => explanation(one, language)),
  }));
}

function explanation(it: Node, language: string): Explanation {
  const id = it.at("id").text();
  const looked = (key: string): Looked[] => (it.has(key)
    ? Object.entries(it.at(key).map((lists) => lists.texts())).map(([hole, lists]) => ({ hole, lists })) : []);
  return {
    id,
    say: it.has("say") ? it.at("say").text() : `${language}.${id}`,
    types: it.has("types") ? it.at("types").texts() : null,
    message: pattern(it.at("message")),
    source: it.has("source") ? pattern(it.at("source")) : null,
    digits: it.has("digits") ? it.at("digits").texts() : [],
    listed: looked("listed"), unlisted: looked("unlisted"), instead: looked("instead"), near: looked("near"), telex: looked("telex"),
    sign: it.has("sign") ? it.at("sign").text() : null,
  };
}

function pattern(it: Node): Pattern {
  return readPattern(it.text()) ?? it.refuse("words between any two holes");
}
