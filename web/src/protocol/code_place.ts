// Places in texts that a failure tells of, in its details: of a source check what breaks the rule, and which of its queries are
// none, in lab.json.

import type { Failure } from "./messages.ts";
import { decodeValue, type Node } from "./read_json.ts";

/** Lines and columns from 1 in code points. */
export interface CodePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The line itself; empty where it is not the learner's. */
  readonly source: string;
}

export interface BadQuery {
  readonly place: CodePlace;
  /** Lower case, no full stop. */
  readonly message: string;
}

/** Null: the failure is at no place. */
export function placeOf({ details }: Failure): CodePlace | null {
  if (details === null || !Object.hasOwn(details, "place")) return null;
  const decoded = decodeValue("report", details["place"], codePlace);
  return decoded.ok ? decoded.value : null;
}

export function badQueriesOf({ details }: Failure): readonly BadQuery[] {
  if (details === null || !Object.hasOwn(details, "badQueries")) return [];
  const decoded = decodeValue("report", details["badQueries"], (it) =>
    it.list((item) => ({ place: codePlace(item.at("place")), message: item.at("message").text() })));
  return decoded.ok ? decoded.value : [];
}

function codePlace(it: Node): CodePlace {
  return {
    file: it.at("file").text(),
    line: it.at("line").count(),
    column: it.at("column").count(),
    endLine: it.at("endLine").count(),
    endColumn: it.at("endColumn").count(),
    source: it.at("source").text(),
  };
}
