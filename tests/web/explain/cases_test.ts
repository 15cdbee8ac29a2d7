// Every case of tests/cases/explain in the real guests and the real compiler: what they say must be what is explained.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { dataNames } from "../../../web/src/explain/data_names.ts";
import { explain, placeholdersOf, type Explained } from "../../../web/src/explain/explain.ts";
import { decodeExplanations, type Explanations } from "../../../web/src/explain/explanations.ts";
import { faultOf, type Fault } from "../../../web/src/explain/fault.ts";
import { encodeText } from "../../../web/src/protocol/frame.ts";
import { entryOf } from "../../../web/src/protocol/value.ts";
import type { CompiledRuntime } from "../../../web/src/runtime/compiled_runtime.ts";
import type { Compiler } from "../../../web/src/sandbox/compiler.ts";
import { Guest } from "../../../web/src/sandbox/guest.ts";
import { compiledRuntime, noCompiler, programRequest, realCompiler } from "../support/compiler.ts";
import { explainCases, sqlData, type ExplainCase } from "../support/explain_cases.ts";
import { guestParts, observed, runFrame } from "../support/runs.ts";

const isBlessing = process.env["BLESS"] === "1" && process.env["CI"] === undefined;
const english = JSON.parse(readFileSync("labs/explanations/locales/en.json", "utf8")) as Record<string, string>;
const names = dataNames(Object.entries(sqlData).map(([path, text]) => ({ path, bytes: encodeText(text) })));

function tableOf(language: string): Explanations {
  const table = decodeExplanations(language, readFileSync(`labs/explanations/${language}.json`, "utf8"));
  if (!table.ok) throw new Error(table.problems[0]?.message);
  return table.value;
}

/** What the program's end says of it. */
function faultsOf(observation: Uint8Array): Fault[] {
  const { value, ending, detail } = observed(observation);
  const entry = value && entryOf(value, "exception");
  assert.equal(entry?.is, "exception", `${ending} ${detail}`);
  if (entry?.is !== "exception") return [];
  return [faultOf(entry.exception)];
}

interface Speaker {
  says(it: ExplainCase, source: string): Promise<Fault[]>;
}

function guest(language: string): Speaker {
  const { module, library } = guestParts(language);
  const prepared = Guest.prepare(module, library);
  const more = language === "sql" ? { files: sqlData, kind: "query" } : {};
  return { says: async (_, source) => faultsOf(prepared.run(runFrame({ language, source, fuel: 2_000_000_000, ...more }))) };
}

async function cpp(): Promise<Speaker> {
  const compiler: Compiler = await realCompiler();
  let runtime: CompiledRuntime | undefined;
  const ran = async (source: string): Promise<Fault[]> => {
    runtime ??= await compiledRuntime();
    const [observation] = await runtime.run([{ key: "run", frame: runFrame({ language: "cpp", source }) }]);
    return observation === undefined ? [] : faultsOf(observation);
  };
  return {
    async says({ until, severity: only }, source) {
      if (until === "run") return ran(source);
      const request = programRequest(source);
      const told = until === "linked" ? (await compiler.compile(request)).diagnostics : await compiler.inspect(request);
      // What a person mends first.
      const first = told.toSorted((one, other) => Number(one.severity !== "error") - Number(other.severity !== "error"));
      return first.filter(({ severity }) => only === undefined || severity === only).map(({ severity, message, line, column }) =>
        ({ type: severity, message, source: source.split("\n")[line - 1] ?? "", column }));
    },
  };
}

const speakers: readonly (readonly [string, number, () => Speaker | Promise<Speaker>])[] = [
  ["python", 40, () => guest("python")], ["javascript", 25, () => guest("javascript")], ["sql", 20, () => guest("sql")], ["cpp", 35, cpp],
];

for (const [language, least, start] of speakers) {
  describe(`explanations of ${language}`, { skip: language === "cpp" && noCompiler }, () => {
    const table = tableOf(language);
    const cases = explainCases(language);
    let speaker: Speaker;
    before(async () => {
      speaker = await start();
    });

    test("every explanation has a program that provokes it, and enough are explained", () => {
      const shown = new Set(cases.map(({ given }) => given.explanation));
      assert.deepEqual(table.explanations.map(({ id }) => id).filter((id) => !shown.has(id)), []);
      assert.ok(table.explanations.length >= least);
      assert.ok(cases.some(({ given }) => given.explanation === null));
    });

    for (const { file, name, given } of cases) {
      test(name, async () => {
        const source = `${given.source.join("\n")}\n`;
        const faults = await speaker.says(given, source);
        const told = faults.map((fault) => [fault, explain(fault, table, { language, code: [source], names: language === "sql" ? names : [] })] as const);
        const [fault, explained] = told.find(([, it]) => it !== undefined) ?? told[0] ?? [];
        const got = {
          explanation: explained?.id ?? null, message: fault?.message ?? "", with: explained === undefined ? {} : shownValues(explained),
        };
        if (isBlessing) writeFileSync(file, JSON.stringify({ ...given, ...got }, undefined, 1) + "\n");
        else assert.deepEqual(got, { explanation: given.explanation, message: given.message, with: given.with });
      });
    }
  });
}

/** What the reader sees of them: every placeholder of the sentence must have something in it. */
function shownValues({ key, values }: Explained): Record<string, string> {
  const shown = placeholdersOf(english[key] ?? assert.fail(key)).map((name) => [name, values[name] ?? assert.fail(`${key}: {${name}}`)]);
  return Object.fromEntries(shown) as Record<string, string>;
}
