// The modules that are metered natively and in every engine: the guest, the kernels of the benches as clang compiles them, and
// every module of tests/cases/module, the ones to be refused among them.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { globSync } from "tinyglobby";
import { sha256 } from "../../web/cli/compress.ts";
import { built, places } from "../../web/cli/places.ts";
import { fromHex } from "../../web/src/base/hex.ts";
import { compiled, kernels } from "../bench/meter/kernel.ts";
import type { Named } from "./pack.ts";

const tool = join(places.root, "build/release/tests/tool/meter_files");

export async function gatherModules(): Promise<Named[]> {
  const python = { name: "python", bytes: readFileSync(built(join(places.root, "build/guests/python/python.wasm"))) };
  const modules = [python, ...await compiledKernels(), ...cases()];
  if (modules.length < 100) throw new Error("most of the modules are missing");
  return modules;
}

async function compiledKernels(): Promise<Named[]> {
  const modules: Named[] = [];
  for (const kernel of await kernels()) modules.push({ name: `kernel ${kernel.name}`, bytes: await compiled(kernel, "today") });
  return modules;
}

function cases(): Named[] {
  return globSync("tests/cases/module/*.json", { cwd: places.root }).sort().map((path) => {
    const { bytes } = JSON.parse(readFileSync(join(places.root, path), "utf8")) as { bytes: readonly string[] };
    const module = fromHex(bytes.join("").replaceAll(" ", ""));
    if (module === undefined) throw new Error(`${path}: bytes are no hexadecimal numbers`);
    return { name: basename(path, ".json"), bytes: module };
  });
}

/** What native code makes of them, as `Findings.modules` has it. */
export function meterNatively(modules: readonly Named[], folder: string): Record<string, string> {
  mkdirSync(folder, { recursive: true });
  modules.forEach(({ bytes }, index) => writeFileSync(join(folder, `${index}.wasm`), bytes));
  const input = modules.map((_, index) => `${index}.wasm ${index}.metered.wasm\n`).join("");
  const answers = execFileSync(built(tool), { input, cwd: folder, encoding: "utf8" }).trimEnd().split("\n");
  return Object.fromEntries(modules.map(({ name }, index) => {
    const [code = "", offset = ""] = (answers[index] ?? "").split(" ");
    return [name, code === "ok" ? sha256(readFileSync(join(folder, `${index}.metered.wasm`))) : `${code} ${offset}`];
  }));
}
