// Rows of result sets, as SQLite's shell writes them in its quote mode and as the guest hands them over: typed, so that 1, 1.0,
// '1' and x'31' all differ, and floats are the same only when all their bits are.

import { entryOf, type Value } from "../../web/src/protocol/value.ts";
import { spell } from "../web/support/spelled_value.ts";

type Cell = readonly unknown[];

/** The shell's rows, names of columns among them: a record a line, of literals with commas between. */
export function rowsOfShell(printed: string): string {
  const literal = /'(?:[^']|'')*'|X'[0-9a-fA-F]*'|[^,\n]*/y;
  const rows: Cell[][] = [];
  let at = 0;
  while (at < printed.length) {
    const row: Cell[] = [];
    for (;;) {
      literal.lastIndex = at;
      const written = literal.exec(printed)?.[0] ?? "";
      row.push(cellOf(written));
      at += written.length + 1;
      const next = printed[at - 1];
      if (next === "\n") break;
      if (next !== ",") throw new Error(`the shell printed something else after ${written}: ${printed.slice(at - 1, at + 40)}`);
    }
    rows.push(row);
  }
  return lines(rows);
}

/** The guest's rows after the names of their columns; like the shell, nothing of a result set without rows. */
export function rowsOfGuest(value: Value | undefined): string {
  const results = value && entryOf(value, "results");
  if (results?.is !== "list") throw new Error("the guest handed over no result sets");
  return lines(results.items.flatMap((result) => {
    const table = entryOf(result, "table");
    if (table?.is !== "table") throw new Error("a result set without a table");
    const names = table.columns.map((name) => ["text", name]);
    return table.rows.length === 0 ? [] : [names, ...table.rows.map((row) => row.map(spell))];
  }));
}

function lines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

function cellOf(written: string): Cell {
  if (written === "NULL") return ["null"];
  if (written.startsWith("'")) return ["text", written.slice(1, -1).replaceAll("''", "'")];
  if (written.startsWith("X'")) return ["bytes", written.slice(2, -1).toLowerCase()];
  if (/^-?\d+$/.test(written)) return ["int", String(BigInt(written))];
  const number = Number(written.replace("Inf", "Infinity"));
  if (Number.isNaN(number) || written === "") throw new Error(`no literal of SQLite's: ${written}`);
  return spell({ is: "float", value: number });
}
