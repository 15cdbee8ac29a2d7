// What can be done to the lines of a puzzle: pure steps from one arrangement to the next.

import { mostIndents, type PlacedLine } from "../../protocol/answers.ts";

export type Arrangement = readonly PlacedLine[];

/** A line is added below the last one, and indented like it. */
export function added(placed: Arrangement, id: string): Arrangement {
  return [...placed, [id, placed.at(-1)?.[1] ?? 0]];
}

export function removed(placed: Arrangement, id: string): Arrangement {
  return placed.filter(([it]) => it !== id);
}

/** Unchanged when the line would leave the list. */
export function moved(placed: Arrangement, id: string, by: number): Arrangement {
  const at = placed.findIndex(([it]) => it === id);
  const line = placed[at];
  const to = at + by;
  if (line === undefined || to < 0 || to >= placed.length) return placed;
  const rest = removed(placed, id);
  return [...rest.slice(0, to), line, ...rest.slice(to)];
}

export function indented(placed: Arrangement, id: string, by: number): Arrangement {
  return placed.map(([it, steps]) => [it, it === id ? Math.min(Math.max(0, steps + by), mostIndents) : steps] as const);
}
