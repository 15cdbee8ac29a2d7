// The languages side by side: what is fetched, how they start, what a case costs.

import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { built, places } from "../../../web/cli/places.ts";
import { decodeEngines, type EngineAssets } from "../../../web/src/protocol/messages.ts";
import { interpreted } from "../../../web/src/runtime/engine_kind.ts";
import { rightAnswers } from "../browser.ts";
import { measure, type Bench, type Measure } from "../measure.ts";
import { measureCompiler } from "./measure_compiler.ts";
import { measureGuest } from "./measure_guest.ts";
import { measurePages } from "./measure_pages.ts";

async function run(): Promise<Measure[]> {
  const engines = decodeEngines(await readFile(built(join(places.site, "engines.json")), "utf8"));
  if (!engines.ok) throw new Error(engines.problems[0]?.message);
  const found: Measure[] = [];
  for (const assets of engines.value.engines) {
    found.push(...(await sizes(assets)));
    const kind = interpreted.find(({ name }) => name === assets.name);
    if (kind !== undefined) found.push(...(await measureGuest(kind)));
    else found.push(...(await measureCompiler()));
  }
  return [...found, ...(await measurePages(Object.keys(rightAnswers)))];
}

async function sizes({ name, module, library }: EngineAssets): Promise<Measure[]> {
  let raw = 0;
  let wire = 0;
  for (const asset of [module, library]) {
    if (asset === null) continue;
    raw += asset.bytes;
    for (const { url } of asset.parts) wire += (await stat(join(places.site, `${url}.br`))).size;
  }
  return [measure(`runtimes/${name}/raw`, "bytes", [raw]), measure(`runtimes/${name}/brotli`, "bytes", [wire])];
}

export const runtimes: Bench = { name: "runtimes", about: "the languages: bytes, starts, cases, and computing against native programs", run };
