// How fast modules are metered, and how much they grow: ours, and npm's wasm-metering beside it.

import { execFile } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { compressed } from "../../../web/cli/compress.ts";
import { built, places } from "../../../web/cli/places.ts";
import { readBytes } from "../../../web/cli/workshop.ts";
import { CoreClient } from "../../../web/src/core/core_client.ts";
import { CoreModule } from "../../../web/src/core/core_module.ts";
import { measure, processorTime, type Measure } from "../measure.ts";
import { builtBytes, interpreters, python } from "./interpreters.ts";
import { unseen } from "./kernel.ts";
import { meteredByCore, meteredForHost } from "./meters.ts";

const nativeMeter = join(places.root, "build/release/tests/tool/meter_files");
/** The guest with what wasm-metering cannot read, sign extension, spelled out by Binaryen. */
const pythonMvp = join(places.root, "build/bench/python.mvp.wasm");
const work = join(places.root, "build/bench");
const turns = 15;

export async function measureSizes(): Promise<Measure[]> {
  const found: Measure[] = [];
  for (const { name, plain, metered } of interpreters) {
    found.push(...await growth(`meter/size/${name}`, await builtBytes(plain), await builtBytes(metered), { raw: 1.45, brotli: 1.25 }));
  }
  return found;
}

/** In megabytes of input to a second of processor time. */
export async function measureSpeed(core: CoreClient): Promise<Measure[]> {
  const input = await builtBytes(python.plain);
  const { samples, module } = await nativeSpeeds(python.plain);
  const cold: number[] = [];
  for (let index = 0; index < 5; index += 1) cold.push(await coldTime(input, index));
  const warm: number[] = [];
  for (let index = 0; index < 3 + turns; index += 1) {
    let output: Uint8Array = new Uint8Array(0);
    const time = await processorTime(async () => {
      output = await meteredByCore(core, input);
    });
    if (Buffer.compare(output, module) !== 0) throw new Error("the meter writes other bytes as wasm than natively");
    if (index >= 3) warm.push(speed(input, time));
  }
  return [
    measure("meter/speed/native", "MB/s", samples, 80, "at least"),
    measure("meter/speed/wasm", "MB/s", warm, 40, "at least"),
    measure("meter/speed/wasm-first-call", "ms", cold),
  ];
}

export async function measureHostRewriting(core: CoreClient): Promise<Measure[]> {
  console.log(`    wasm-metering on the Python guest: ${answerOf(await builtBytes(python.plain))}; without sign extension:`);
  const input = await builtBytes(pythonMvp);
  let theirs: Uint8Array = new Uint8Array(0);
  const time = await processorTime(() => {
    theirs = meteredForHost(input);
  });
  if (!WebAssembly.validate(theirs.slice())) throw new Error("wasm-metering leaves an invalid module");
  return [
    measure("meter/speed/wasm-metering", "MB/s", [speed(input, time)]),
    ...await growth("meter/size/python-mvp", input, await meteredByCore(core, input)),
    ...await growth("meter/size/python-mvp/wasm-metering", input, theirs),
  ];
}

async function growth(
  name: string, plain: Uint8Array, metered: Uint8Array, targets?: { raw: number; brotli: number },
): Promise<Measure[]> {
  const cache = places.compressed;
  const [small, smallMetered] = [await compressed(plain, cache), await compressed(metered, cache)];
  return [
    measure(`${name}/raw`, "x plain", [metered.length / plain.length], targets?.raw ?? null),
    measure(`${name}/brotli`, "x plain", [smallMetered.length / small.length], targets?.brotli ?? null),
  ];
}

async function nativeSpeeds(path: string): Promise<{ samples: number[]; module: Uint8Array }> {
  await mkdir(work, { recursive: true });
  const out = join(work, "native.wasm");
  const said = await new Promise<string>((resolve, reject) => {
    const child = execFile(built(nativeMeter), ["--stats"], (error, stdout) => (error === null ? resolve(stdout) : reject(error)));
    child.stdin?.end(`${path} ${out}\n`.repeat(turns));
  });
  const samples = [...said.matchAll(/^ok .* in ([\d.]+) MB\/s$/gm)].map((match) => Number(match[1]));
  if (samples.length !== turns) throw new Error(`meter_files says: ${said}`);
  return { samples, module: await readBytes(out) };
}

/** From the core's bytes to the first metered module. */
async function coldTime(input: Uint8Array, index: number): Promise<number> {
  const core = unseen(await builtBytes(places.core), index);
  return processorTime(async () => {
    const loaded = await CoreModule.load(new Uint8Array(core));
    if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
    await meteredByCore(new CoreClient(loaded.value), input);
  });
}

/** Whether wasm-metering can read the module. */
function answerOf(module: Uint8Array): string {
  try {
    meteredForHost(module);
    return "done";
  } catch (error) {
    return `fails (${error instanceof Error ? error.message : String(error)})`;
  }
}

function speed(input: Uint8Array, ms: number): number {
  return input.length / 1000 / ms;
}
