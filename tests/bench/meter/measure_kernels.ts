// What metering costs a compute kernel.

import type { CoreClient } from "../../../web/src/core/core_client.ts";
import { geometricMean, interleavedRatios, measure, median, type Measure } from "../measure.ts";
import { agreeing, compiled, hostMeteredTurn, kernels, meteredTurn, plainTurn, unseen } from "./kernel.ts";
import { meteredByCore, meteredForHost } from "./meters.ts";

/** The same loop takes half as long again where its code happens to lie badly, plain or metered: each is compiled to so many places. */
const places = 5;
const rounds = 7;
/** A host is called for every block: ten times as slow. */
const hostRounds = 5;
const warm = 3;

export async function measureKernels(core: CoreClient): Promise<Measure[]> {
  const found: Measure[] = [];
  for (const kernel of await kernels()) {
    const plain = await compiled(kernel, "today");
    const metered = await meteredByCore(core, plain);
    const ratios: number[] = [];
    for (let place = 0; place < places; place += 1) {
      const turns = agreeing(kernel.name, [plainTurn(kernel, unseen(plain, place)), meteredTurn(kernel, unseen(metered, place))]);
      const [here = []] = await interleavedRatios(rounds, warm, turns);
      ratios.push(...here);
    }
    found.push(measure(`meter/kernel/${kernel.name}`, "x plain", ratios));
  }
  return [...found, ...summary("meter/kernel", found, { mean: 1.15, worst: 1.8 })];
}

/** The same by a call of the host for each block; on MVP modules, as wasm-metering reads nothing newer. */
export async function measureHostMetering(core: CoreClient): Promise<Measure[]> {
  const ours: Measure[] = [];
  const theirs: Measure[] = [];
  for (const kernel of await kernels()) {
    const plain = await compiled(kernel, "mvp");
    const turns = agreeing(kernel.name, [
      plainTurn(kernel, plain), meteredTurn(kernel, await meteredByCore(core, plain)), hostMeteredTurn(kernel, meteredForHost(plain)),
    ]);
    const [our = [], their = []] = await interleavedRatios(hostRounds, warm, turns);
    ours.push(measure(`meter/mvp-kernel/${kernel.name}`, "x plain", our));
    theirs.push(measure(`meter/mvp-kernel/${kernel.name}/wasm-metering`, "x plain", their));
  }
  return [...theirs, ...summary("meter/mvp-kernel", ours), ...summary("meter/mvp-kernel/wasm-metering", theirs)];
}

/** Geometric mean and worst. */
export function summary(name: string, ratios: readonly Measure[], targets?: { mean: number; worst?: number }): Measure[] {
  const values = ratios.map((it) => median(it.samples));
  return [
    measure(`${name}/geometric-mean`, "x plain", [geometricMean(values)], targets?.mean ?? null),
    measure(`${name}/worst`, "x plain", [Math.max(...values)], targets?.worst ?? null),
  ];
}
