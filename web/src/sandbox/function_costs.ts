// What each function of a guest was charged, from the counters of a module that was metered with a profile (wasm/core/meter).

import { encodeText, type Bytes } from "../protocol/frame.ts";

export interface FunctionCounters {
  /** Counts imports. */
  readonly index: number;
  readonly fuel: WebAssembly.Global;
  readonly calls: WebAssembly.Global;
}

const prefixes = { fuel: "__bengkel_fuel_", calls: "__bengkel_calls_" } as const;

export function functionCounters(exports: WebAssembly.Exports): FunctionCounters[] {
  return Object.entries(exports).flatMap(([name, fuel]) => {
    if (!name.startsWith(prefixes.fuel)) return [];
    const index = name.slice(prefixes.fuel.length);
    const calls = exports[prefixes.calls + index];
    return fuel instanceof WebAssembly.Global && calls instanceof WebAssembly.Global ? [{ index: Number(index), fuel, calls }] : [];
  });
}

/** To be asked once the run is over: triples of index, calls and fuel since now, of those that were called, as JSON. */
export function chargedFunctions(counters: readonly FunctionCounters[]): () => Bytes {
  const at = (global: WebAssembly.Global): bigint => global.value as bigint;
  const before = counters.map(({ fuel, calls }) => ({ fuel: at(fuel), calls: at(calls) }));
  return () => {
    const rows = counters.map(({ index, fuel, calls }, place) => (
      [index, Number(at(calls) - (before[place]?.calls ?? 0n)), Number(at(fuel) - (before[place]?.fuel ?? 0n))] as const
    ));
    return encodeText(JSON.stringify(rows.filter(([, calls, fuel]) => calls > 0 || fuel > 0)));
  };
}
