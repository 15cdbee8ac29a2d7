// What metering costs Python: the scripts of tests/bench/scripts in the real guest, plain, metered, and as it ships: metered, and its
// writes tracked.

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { built, places } from "../../../web/cli/places.ts";
import type { CoreClient } from "../../../web/src/core/core_client.ts";
import { Guest } from "../../../web/src/sandbox/guest.ts";
import { observed, guestParts, runFrame } from "../../web/support/runs.ts";
import { interleavedRatios, measure, type Measure } from "../measure.ts";
import { builtBytes, python } from "./interpreters.ts";
import { summary } from "./measure_kernels.ts";
import { meteredByCore } from "./meters.ts";

const folder = join(places.root, "tests/bench/scripts");
const rounds = 11;
const warm = 2;

export async function measureScripts(core: CoreClient): Promise<Measure[]> {
  const { module: shipped, library } = guestParts("python", built(python.metered));
  const bytes = await builtBytes(python.plain);
  const modules = [await WebAssembly.compile(bytes), await WebAssembly.compile(new Uint8Array(await meteredByCore(core, bytes))), shipped];
  const guests = modules.map((module) => Guest.prepare(module, library));
  const found: Measure[] = [];
  const asShipped: Measure[] = [];
  for (const file of (await readdir(folder)).filter((it) => it.endsWith(".py")).sort()) {
    const frame = runFrame({ source: await readFile(join(folder, file), "utf8"), fuel: 2 ** 52 });
    const printed = new Set<string>();
    const turn = (guest: Guest) => (): void => {
      const { ending, out, err } = observed(guest.run(frame));
      if (ending !== "returned" || out === "" || err !== "") throw new Error(`${file} ended as ${ending}: ${err}`);
      if (printed.add(out).size > 1) throw new Error(`${file} prints different things: ${[...printed].join(" and ")}`);
    };
    const [ratios = [], tracked = []] = await interleavedRatios(rounds, warm, guests.map(turn));
    found.push(measure(`meter/script/${file.slice(0, -3)}`, "x plain", ratios));
    asShipped.push(measure(`meter/shipped/${file.slice(0, -3)}`, "x plain", tracked));
  }
  return [...found, ...summary("meter/script", found, { mean: 1.15 }), ...asShipped, ...summary("meter/shipped", asShipped)];
}
