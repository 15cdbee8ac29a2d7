// The real core, and a lab, for tests.

import { existsSync, readFileSync } from "node:fs";
import { CoreClient, type LabSource } from "../../../web/src/core/core_client.ts";
import { CoreModule } from "../../../web/src/core/core_module.ts";
import { encodeText } from "../../../web/src/protocol/frame.ts";

export const corePath = "build/web/wasm/core/core.wasm";
export const noCore = existsSync(corePath) ? false : "core.wasm is not built";

export async function realCore(): Promise<CoreClient> {
  const core = await CoreModule.load(new Uint8Array(readFileSync(corePath)));
  if (!core.ok) throw new Error(core.problems[0]?.message);
  return new CoreClient(core.value);
}

const starters = {
  python: { path: "starter/main.py", bytes: encodeText("def f(x):\n    pass\n") },
  cpp: { path: "starter/main.cpp", bytes: encodeText("int f(int x) { return x; }\n") },
  sql: { path: "starter/main.sql", bytes: encodeText("SELECT 1;\n") },
};

/** A lab with one check: f(2) is 4, or a table of two columns. `more`: of lab.json, beside what it has or in the place of that. */
export function smallLab(language: "python" | "cpp" | "sql" = "python", more: object = {}): LabSource {
  const lab = {
    format: 1, id: "small", version: 1, language, track: "python-for-merchants", level: "beginner", minutes: 5,
    title: { en: "Small" }, summary: { en: "A small lab." }, locales: { en: { reviewed: true } },
    outcomes: { trade: [], computing: [] }, prerequisites: [],
    checks: [language === "sql" ? {
      id: "double", kind: "tables", points: 1, title: { en: "two columns" }, cases: [{ want: { columns: ["n", "twice"], rows: [[1, 2], [2, 4], [3, 6]] } }],
    } : {
      id: "double", kind: "calls", points: 1, title: { en: "f doubles" }, function: "f",
      cases: [{ args: [2], want: 4 }, { args: [3], want: 6 }],
    }],
    misconceptions: [], hints: [], ...more,
  };
  return {
    files: [
      { path: "lab.json", bytes: encodeText(JSON.stringify(lab)) },
      starters[language],
      { path: "text.en.md", bytes: encodeText("Double it.\n") },
    ],
    rules: [],
  };
}
