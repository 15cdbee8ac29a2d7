// Step traces written by hand, as a guest writes them (wasm/guests/python/README.md).

import { encodeValue, int, record, text, type Value } from "../../../web/src/protocol/value.ts";

export interface WrittenStep {
  readonly event: number;
  readonly frame: number;
  /** File and function of a frame at its first step. */
  readonly opens?: readonly number[];
  readonly depth?: number;
  readonly line: number;
  readonly printed?: number;
  readonly fuel?: number;
  /** Each of one kind and numbers below 128, then bytes. */
  readonly changes?: readonly (readonly number[])[];
  readonly detail?: readonly number[];
}

function number(value: number): number[] {
  return value < 0x80 ? [value] : [value % 0x80 + 0x80, ...number(Math.floor(value / 0x80))];
}

export function step({ event, frame, opens = [], depth = 0, line, printed = 0, fuel = 0, changes = [], detail = [] }: WrittenStep): number[] {
  return [event, ...[frame, ...opens, depth, line, printed, fuel, changes.length].flatMap(number), ...changes.flat(), ...detail];
}

export const bytesOf = (value: Value): number[] => [...encodeValue(value)];
export const ref = (id: number): number[] => [14, ...number(id)];

export function traceOf(
  steps: readonly (readonly number[])[], { names = ["<module>"], fuel = 0 }: { readonly names?: readonly string[]; readonly fuel?: number },
): Value {
  const list = (texts: readonly string[]): Value => ({ is: "list", items: texts.map(text) });
  return record({
    files: list(["main.py"]), names: list(names), count: int(steps.length), steps: { is: "bytes", value: Uint8Array.from(steps.flat()) },
    fuel: int(fuel), truncated: { is: "bool", value: false },
  });
}
