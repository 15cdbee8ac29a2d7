// What the meter costs: the metered program's time and size, and the metering itself. Time is processor time, and programs are
// compared in one process, run by turns.

import { Workshop } from "../../../web/cli/workshop.ts";
import type { Bench, Measure } from "../measure.ts";
import { measureHostMetering, measureKernels } from "./measure_kernels.ts";
import { measureHostRewriting, measureSizes, measureSpeed } from "./measure_rewriting.ts";
import { measureScripts } from "./measure_scripts.ts";

async function run(): Promise<Measure[]> {
  const workshop = new Workshop();
  const core = await workshop.core();
  try {
    return [
      ...await measureSpeed(core),
      ...await measureKernels(core),
      ...await measureScripts(core),
      ...await measureSizes(),
      ...await measureHostMetering(core),
      ...await measureHostRewriting(core),
    ];
  } finally {
    workshop.close();
  }
}

export const meter: Bench = { name: "meter", about: "what metering costs: programs, modules and the meter itself", run };
