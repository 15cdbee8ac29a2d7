// What metering costs Python: the scripts of tests/bench/scripts in the real guest, plain and metered.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { built, places } from "../../../web/cli/places.ts";
import { Guest } from "../../../web/src/sandbox/guest.ts";
import { observed, guestParts, runFrame } from "../../web/support/runs.ts";
import { interleavedRatios, measure, type Measure } from "../measure.ts";
import { python } from "./interpreters.ts";
import { summary } from "./measure_kernels.ts";

const folder = join(places.root, "tests/bench/scripts");
const rounds = 11;
const warm = 2;

export async function measureScripts(): Promise<Measure[]> {
  const [plain, metered] = [python.plain, python.metered].map((path) => {
    const { module, library } = guestParts("python", built(path));
    return Guest.prepare(module, library);
  });
  if (plain === undefined || metered === undefined) throw new Error("there are two guests");
  const found: Measure[] = [];
  for (const file of (await readdir(folder)).filter((it) => it.endsWith(".py")).sort()) {
    const frame = runFrame({ source: await readFile(join(folder, file), "utf8"), fuel: 2 ** 52 });
    const printed = new Set<string>();
    const turn = (guest: Guest) => (): void => {
      const { ending, out, err } = observed(guest.run(frame));
      if (ending !== "returned" || out === "" || err !== "") throw new Error(`${file} ended as ${ending}: ${err}`);
      if (printed.add(out).size > 1) throw new Error(`${file} prints different things: ${[...printed].join(" and ")}`);
    };
    const [ratios = []] = await interleavedRatios(rounds, warm, [turn(plain), turn(metered)]);
    found.push(measure(`meter/script/${file.slice(0, -3)}`, "x plain", ratios));
  }
  return [...found, ...summary("meter/script", found, { mean: 1.15 })];
}
