// bengkel meter FILE.wasm [--explain | --stats] [--track-writes] [--out FILE]

import type { Problem } from "../src/base/problem.ts";
import type { MeterStats } from "../src/protocol/messages.ts";
import { parseArguments } from "./arguments.ts";
import { expectReadable } from "./expect_readable.ts";
import { exitCodes, UsageError } from "./usage_error.ts";
import { writeResult } from "./write_result.ts";
import { readBytes, Workshop } from "./workshop.ts";

/** Exit code 65: a module that is not valid or refused, with the byte where reading stopped; 66: no such file; 73, 77: it cannot be written. */
export async function meter(given: readonly string[]): Promise<number> {
  const { words, flags, values } = parseArguments(given, { flags: ["--explain", "--stats", "--track-writes"], values: ["--out"] });
  const [path, ...more] = words;
  if (path === undefined || more.length > 0) throw new UsageError("meter wants one file");
  expectReadable(path, "file");
  const workshop = new Workshop();
  try {
    const core = await workshop.core();
    const module = await readBytes(path);
    if (flags.has("--explain")) {
      const explained = await core.explain(module);
      if (!explained.ok) throw new UsageError(refusal(path, explained.problems), exitCodes.badData);
      process.stdout.write(explained.value);
      return 0;
    }
    const metered = await core.meter(module, { track: flags.has("--track-writes") });
    if (!metered.ok) throw new UsageError(refusal(path, metered.problems), exitCodes.badData);
    const out = values.get("--out");
    if (out !== undefined) await writeResult(out, metered.value.module);
    process.stdout.write(statsText(metered.value.stats));
    return 0;
  } finally {
    workshop.close();
  }
}

function refusal(path: string, problems: readonly Problem[]): string {
  const [problem] = problems;
  return `${path}: ${problem?.message ?? ""} (${problem?.code ?? ""}, at byte ${problem?.place.offset ?? 0})`;
}

function statsText(stats: MeterStats): string {
  const rows: readonly (readonly [string, number])[] = [
    ["functions", stats.functions], ["functions that count depth", stats.countedFunctions],
    ["instructions", stats.instructions], ["blocks that are charged", stats.blocks], ["loops among them", stats.loops],
    ["bytes before", stats.bytesBefore], ["bytes after", stats.bytesAfter], ["version of the prices", stats.pricesVersion],
  ];
  return rows.map(([name, count]) => `${name.padEnd(28)} ${String(count).padStart(10)}\n`).join("");
}
