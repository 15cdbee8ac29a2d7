// The real core, and labs of this project, for tests.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { CoreClient, type LabSource, type NamedBytes } from "../../../web/src/core/core_client.ts";
import { CoreModule } from "../../../web/src/core/core_module.ts";
import { encodeText } from "../../../web/src/protocol/frame.ts";

export const corePath = "build/web/wasm/core/core.wasm";
export const noCore = existsSync(corePath) ? false : "core.wasm is not built";

export async function realCore(): Promise<CoreClient> {
  const core = await CoreModule.load(new Uint8Array(readFileSync(corePath)));
  if (!core.ok) throw new Error(core.problems[0]?.message);
  return new CoreClient(core.value);
}

function readFolder(folder: string, prefix = ""): NamedBytes[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: `${prefix}${relative(folder, path)}`, bytes: new Uint8Array(readFileSync(path)) }));
}

export function labSource(id: string): LabSource {
  const files = readFolder(`labs/${id}`).filter((file) => !file.path.startsWith("attempts/"));
  return { files, rules: readFolder("labs/rules", "rules/") };
}

/** A lab with one check: f(2) is 4. */
export function smallLab(): LabSource {
  const lab = {
    format: 1, id: "small", version: 1, language: "python", track: "python-for-merchants", level: "beginner", minutes: 5,
    title: { en: "Small" }, summary: { en: "A small lab." }, locales: { en: { reviewed: true } },
    outcomes: { trade: [], computing: [] }, prerequisites: [],
    checks: [{
      id: "double", kind: "calls", points: 1, title: { en: "f doubles" }, function: "f",
      cases: [{ args: [2], want: 4 }, { args: [3], want: 6 }],
    }],
    misconceptions: [], hints: [],
  };
  return {
    files: [
      { path: "lab.json", bytes: encodeText(JSON.stringify(lab)) },
      { path: "starter/main.py", bytes: encodeText("def f(x):\n    pass\n") },
      { path: "text.en.md", bytes: encodeText("Double it.\n") },
    ],
    rules: [],
  };
}
