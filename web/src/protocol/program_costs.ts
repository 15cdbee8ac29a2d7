// What a program's lines and functions cost, as a guest (wasm/guests/python) or the host (of a compiled language) recorded it. Read
// with every check: most of it comes from inside of the sandbox.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import { decodeText } from "./frame.ts";
import { entryOf, type Value } from "./value.ts";

export interface LineCost {
  readonly file: string;
  readonly line: number;
  /** How often it was begun. */
  readonly times: number;
  /** Of the line and what the library did for it; a function of the program's own that it calls has lines of its own. */
  readonly fuel: number;
}

export interface FunctionCost {
  /** As the language spells it. */
  readonly name: string;
  /** Of an interpreted language. */
  readonly place: { readonly file: string; readonly line: number } | null;
  readonly calls: number;
  /** Its own, without that of the functions it calls. */
  readonly fuel: number;
}

export interface ProgramCosts {
  /** The costliest first, as are functions. None of a compiled language. */
  readonly lines: readonly LineCost[];
  readonly functions: readonly FunctionCost[];
  /** Of the whole run. Functions of a compiled program add up to it; lines of an interpreted one leave out what reading it took. */
  readonly total: number;
  /** False when the program hid a part from the record, or was ended by its bound. */
  readonly isWhole: boolean;
}

const bounds = { rows: 20_000 } as const;

class WrongShape extends Error {}

function attempt<T>(read: () => T): Result<T> {
  try {
    return success(read());
  } catch (error) {
    if (error instanceof WrongShape) return failure(problem("costs.wrong-shape", error.message));
    throw error;
  }
}

function count(it: unknown): number {
  if (typeof it !== "number" || !Number.isSafeInteger(it) || it < 0) throw new WrongShape("expected a whole number from 0");
  return it;
}

/** As it stands in the result of an interpreted program. */
export function decodeLineCosts(value: Value): Result<ProgramCosts> {
  const rows = (key: string, size: number): (readonly Value[])[] => {
    const list = entryOf(value, key);
    if (list?.is !== "list" || list.items.length > bounds.rows) throw new WrongShape(`expected a list of ${key}`);
    return list.items.map((row) => {
      if (row.is !== "tuple" || row.items.length !== size) throw new WrongShape(`expected a tuple of ${size}`);
      return row.items;
    });
  };
  const text = (it: Value | undefined): string => {
    if (it?.is !== "text") throw new WrongShape("expected a text");
    return it.value;
  };
  const whole = (it: Value | undefined): number => count(it?.is === "int" ? Number(it.value) : undefined);
  return attempt(() => {
    const partial = entryOf(value, "partial");
    if (partial?.is !== "bool") throw new WrongShape("expected true or false");
    return {
      lines: rows("lines", 4).map(([file, line, times, fuel]) => ({ file: text(file), line: whole(line), times: whole(times), fuel: whole(fuel) })),
      functions: rows("functions", 5).map(([file, name, line, calls, fuel]) => (
        { name: text(name), place: { file: text(file), line: whole(line) }, calls: whole(calls), fuel: whole(fuel) }
      )),
      total: whole(entryOf(value, "total")),
      isWhole: !partial.value,
    };
  });
}

/** As the host wrote it of a compiled program (sandbox/function_costs.ts). */
export function decodeFunctionCosts(bytes: Uint8Array, names: ReadonlyMap<number, string>): Result<ProgramCosts> {
  return attempt(() => {
    let rows: unknown;
    try {
      rows = JSON.parse(decodeText(bytes) ?? "");
    } catch {
      throw new WrongShape("expected JSON");
    }
    if (!Array.isArray(rows) || rows.length > bounds.rows) throw new WrongShape("expected a list of functions");
    const functions = rows.map((row: unknown): FunctionCost => {
      const [index, calls, fuel]: readonly unknown[] = Array.isArray(row) ? row : [];
      return { name: names.get(count(index)) ?? `#${count(index)}`, place: null, calls: count(calls), fuel: count(fuel) };
    });
    functions.sort((a, b) => b.fuel - a.fuel);
    return { lines: [], functions, total: functions.reduce((sum, it) => sum + it.fuel, 0), isWhole: true };
  });
}
