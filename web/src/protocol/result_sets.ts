// What the statements of an SQL program gave: of each result set how large it is, its first rows, and its bytes for whoever shows all
// of it. A hundred thousand rows are gone past once and never become values.

import type { Result } from "../base/result.ts";
import { decodeValue, entriesAt, readWhole, tags, ValueReader, ValueRefusal, type Value } from "./value.ts";

/** As SQLite calls them. */
export type StorageClass = "INTEGER" | "REAL" | "TEXT" | "BLOB" | "NULL";

export interface ResultColumn {
  readonly name: string;
  /** Of its cells, in this order. */
  readonly classes: readonly StorageClass[];
}

export interface ResultSet {
  /** Where its statement stands in the script. */
  readonly line: number;
  readonly columns: readonly ResultColumn[];
  readonly rowCount: number;
  readonly firstRows: readonly (readonly Value[])[];
  /** A table in the encoding of values. */
  readonly bytes: Uint8Array;
}

const classes: readonly StorageClass[] = ["INTEGER", "REAL", "TEXT", "BLOB", "NULL"];
const classOf = new Map<number | undefined, number>([[tags.int, 0], [tags.float, 1], [tags.text, 2], [tags.bytes, 3], [tags.null, 4]]);

/** `value`: what a query hands back (wasm/guests/sql/README.md). */
export function decodeResultSets(value: Uint8Array, firstRows: number): Result<readonly ResultSet[]> {
  return readWhole(value, (reader) => {
    const results = entriesAt(reader).get("results");
    if (results === undefined) throw new ValueRefusal("wrong-type", "there are no results", 0);
    const list = new ValueReader(results);
    if (list.byte() !== tags.list) throw new ValueRefusal("wrong-type", "the results are no list", 0);
    return Array.from({ length: list.count(1) }, () => resultSet(entriesAt(list), firstRows));
  });
}

function resultSet(entries: ReadonlyMap<string, Uint8Array>, most: number): ResultSet {
  const bytes = entries.get("table");
  const line = decodeValue(entries.get("line") ?? new Uint8Array(0));
  if (bytes === undefined || !line.ok || line.value.is !== "int") throw new ValueRefusal("wrong-type", "a result has no table and line", 0);
  const reader = new ValueReader(bytes);
  if (reader.byte() !== tags.table) throw new ValueRefusal("wrong-type", "a result is no table", 0);
  const names = Array.from({ length: reader.count(1) }, () => reader.text());
  const rowCount = names.length === 0 ? reader.varuint() : reader.count(names.length);
  const found = names.map(() => 0);
  const firstRows: Value[][] = [];
  for (let row = 0; row < (names.length === 0 ? 0 : rowCount); row += 1) {
    const cells: Value[] = [];
    for (let column = 0; column < names.length; column += 1) {
      found[column] = (found[column] ?? 0) | 1 << (classOf.get(bytes[reader.at]) ?? 4);
      if (row < most) cells.push(reader.value(2));
      else reader.skip(2);
    }
    if (row < most) firstRows.push(cells);
  }
  const columns = names.map((name, index) => ({ name, classes: classes.filter((_it, bit) => ((found[index] ?? 0) & 1 << bit) !== 0) }));
  return { line: Number(line.value.value), columns, rowCount, firstRows, bytes };
}
