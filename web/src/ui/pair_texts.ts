// Two translations of one text, part by part: a heading with a heading, a paragraph with a paragraph. Where they are not built alike, what
// stands between two headings is one part; where not even the headings agree, the whole is.

import type { Node } from "./markdown.tsx";

export interface Pair {
  readonly first: readonly Node[];
  /** Empty where it would say the same again: code. */
  readonly second: readonly Node[];
}

export function pairTexts(first: readonly Node[], second: readonly Node[]): readonly Pair[] {
  const [ours, theirs] = [sections(first), sections(second)];
  if (ours.length !== theirs.length) return [pairOf(first, second)];
  return ours.flatMap((own, index) => {
    const other = theirs[index] ?? [];
    return isBuiltAlike(own, other) ? own.map((node, at) => pairOf([node], other.slice(at, at + 1))) : [pairOf(own, other)];
  });
}

function pairOf(first: readonly Node[], second: readonly Node[]): Pair {
  const isSame = first.length === 1 && second.length === 1 && first[0]?.type === "code" && first[0].value === second[0]?.value;
  return { first, second: isSame ? [] : second };
}

/** Each begins with its heading, the first perhaps without. */
function sections(nodes: readonly Node[]): readonly (readonly Node[])[] {
  const found: Node[][] = [];
  for (const node of nodes) {
    if (node.type === "heading" || found.length === 0) found.push([]);
    found.at(-1)?.push(node);
  }
  return found;
}

function isBuiltAlike(ours: readonly Node[], theirs: readonly Node[]): boolean {
  return ours.length === theirs.length && ours.every(({ type, depth }, at) => type === theirs[at]?.type && depth === theirs[at]?.depth);
}
