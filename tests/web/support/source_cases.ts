// The files of tests/cases/source: a text, queries, and what the parser must find. `repeat`: the text so many times.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { globSync } from "tinyglobby";
import type { SourceFindings } from "../../../web/src/sandbox/source_parser.ts";

export interface SourceCase {
  readonly file: string;
  readonly name: string;
  readonly language: string;
  readonly text: string;
  readonly queries: readonly string[];
  /** As the file has it. */
  readonly given: CaseFile;
}

interface CaseFile {
  language: string;
  text: readonly string[];
  repeat?: number;
  queries: readonly string[];
  found?: unknown;
}

export function sourceCases(): SourceCase[] {
  const files = globSync("tests/cases/source/*.json").sort();
  if (files.length === 0) throw new Error("there are no cases in tests/cases/source");
  return files.map((file) => {
    const given = JSON.parse(readFileSync(file, "utf8")) as CaseFile;
    const text = given.text.join("\n").repeat(given.repeat ?? 1);
    return { file, name: basename(file, ".json"), language: given.language, text, queries: given.queries, given };
  });
}

/** For people: captures as "name: text (from start)"; of many matches the first three. */
export function spelledFindings({ isTangled, hasErrors, queries }: SourceFindings, text: string): unknown {
  const bytes = new TextEncoder().encode(text);
  const cut = (start: number, end: number): string => new TextDecoder().decode(bytes.subarray(start, end)).slice(0, 60);
  return {
    ...(isTangled ? { isTangled } : {}),
    ...(hasErrors ? { hasErrors } : {}),
    queries: queries.map(({ problem, predicates, matches, hasMore }) => ({
      ...(problem === null ? {} : { problem }),
      ...(predicates.flat().length === 0 ? {} : { predicates }),
      ...(matches.length > 3 ? { count: matches.length } : {}),
      ...(hasMore ? { hasMore } : {}),
      matches: matches.slice(0, 3).map((match) =>
        [`pattern ${match.pattern}`, ...match.captures.map(({ name, start, end }) => `${name}: ${cut(start, end)} (${start})`)].join(", ")),
    })),
  };
}
