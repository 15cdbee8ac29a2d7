// bengkel bench [NAME] [--json FILE]: the measurements of tests/bench.

import { writeFile } from "node:fs/promises";
import { benches } from "../../tests/bench/benches.ts";
import type { Measure } from "../../tests/bench/measure.ts";
import { parseArguments } from "./arguments.ts";
import { UsageError } from "./usage_error.ts";

export async function bench(given: readonly string[]): Promise<number> {
  const { words, values } = parseArguments(given, { values: ["--json"] });
  const [name, extra] = words;
  if (extra !== undefined) throw new UsageError(`bench takes one name, not also ${extra}`);
  const chosen = benches.filter((it) => name === undefined || it.name === name);
  if (chosen.length === 0) {
    throw new UsageError(`there is no bench ${name ?? ""}; there are ${benches.map((it) => it.name).join(", ")}`);
  }
  const measures: Measure[] = [];
  for (const it of chosen) {
    console.log(`${it.name}: ${it.about}`);
    const found = await it.run();
    for (const measure of found) console.log(`  ${line(measure)}`);
    measures.push(...found);
  }
  const file = values.get("--json");
  if (file !== undefined) await writeFile(file, `${JSON.stringify(measures, null, 2)}\n`);
  const missed = measures.filter((it) => it.ok === false);
  console.log(`${measures.length - missed.length} within target or without one, ${missed.length} beyond`);
  return missed.length === 0 ? 0 : 1;
}

function line({ name, value, unit, target, bound, ok }: Measure): string {
  const digits = value >= 100 || Number.isInteger(value) ? 0 : value >= 10 ? 2 : value >= 1 ? 3 : 4;
  const verdict = target === null ? "" : `   target ${bound} ${target} ${unit}: ${ok === true ? "ok" : "MISSED"}`;
  return `${name.padEnd(44)} ${value.toFixed(digits).padStart(12)} ${unit}${verdict}`;
}
