// The languages side by side: what is fetched, how they start, what a case costs.

import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { built, places } from "../../../web/cli/places.ts";
import { decodeEngines, type Engines } from "../../../web/src/protocol/messages.ts";
import { interpreted } from "../../../web/src/runtime/language.ts";
import { measure, type Bench, type Measure } from "../measure.ts";
import { measureCompiler } from "./measure_compiler.ts";
import { measureGuest } from "./measure_guest.ts";
import { measurePages } from "./measure_pages.ts";

async function run(): Promise<Measure[]> {
  const engines = decodeEngines(await readFile(built(join(places.site, "engines.json")), "utf8"));
  if (!engines.ok) throw new Error(engines.problems[0]?.message);
  const found: Measure[] = [];
  for (const assets of engines.value.languages) {
    found.push(...(await sizes(assets)));
    if (interpreted.some(({ id }) => id === assets.language)) found.push(...(await measureGuest(assets.language)));
    else found.push(...(await measureCompiler()));
  }
  return [...found, ...(await measurePages(engines.value.languages.map(({ language }) => language)))];
}

async function sizes({ language, module, library }: Engines["languages"][number]): Promise<Measure[]> {
  let raw = 0;
  let wire = 0;
  for (const asset of [module, library]) {
    if (asset === null) continue;
    raw += asset.bytes;
    wire += (await stat(join(places.site, `${asset.url}.br`))).size;
  }
  return [measure(`runtimes/${language}/raw`, "bytes", [raw]), measure(`runtimes/${language}/brotli`, "bytes", [wire])];
}

export const runtimes: Bench = { name: "runtimes", about: "the languages: bytes, starts, cases, and computing against native programs", run };
