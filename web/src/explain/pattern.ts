// A message as a pattern: words that stand there as they are, and holes. "name '{name}' is not defined" has one hole, which holds
// something; "{}" takes whatever stands there, nothing too. Matched by one scan from the left: each piece of words is looked for
// behind the one before it and is never looked for again, so no message can make it slow.

export interface Pattern {
  /** What stands before, between and behind the holes: always one more than there are holes. */
  readonly words: readonly string[];
  /** Their names; empty: what is in it does not matter. */
  readonly holes: readonly string[];
}

export type Filled = Readonly<Record<string, string>>;

const hole = /\{([a-z]*)\}/g;

/** Undefined where two holes touch: nobody could tell them apart. */
export function readPattern(text: string): Pattern | undefined {
  const parts = text.split(hole);
  const words = parts.filter((_, index) => index % 2 === 0);
  if (words.slice(1, -1).includes("")) return undefined;
  return { words, holes: parts.filter((_, index) => index % 2 === 1) };
}

/** What the holes hold; undefined when the text is another one. */
export function match({ words, holes }: Pattern, text: string): Filled | undefined {
  const [first = "", ...rest] = words;
  if (holes.length === 0) return text === first ? {} : undefined;
  if (!text.startsWith(first)) return undefined;
  const filled: Record<string, string> = {};
  let at = first.length;
  for (const [index, name] of holes.entries()) {
    const next = rest[index] ?? "";
    const from = name === "" ? at : at + 1;
    const isLast = index === holes.length - 1;
    const to = isLast ? text.length - next.length : text.indexOf(next, from);
    if (to < from || !text.startsWith(next, to)) return undefined;
    if (name !== "") filled[name] = text.slice(at, to);
    at = to + next.length;
  }
  return filled;
}
