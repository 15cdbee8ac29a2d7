// Every engine, held to each of its compilers, does the same job and must find the same as Node as it comes. Two are at work
// at a time; each test waits for the findings that it compares.

import assert from "node:assert/strict";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { built, grammarFile, places } from "../../web/cli/places.ts";
import { readEngine } from "../../web/cli/workshop.ts";
import { languages } from "../../web/src/runtime/engine_kind.ts";
import { sourceFrame } from "../web/support/runs.ts";
import { sourceCases } from "../web/support/source_cases.ts";
import { ask, engines, type Compiler, type Maker } from "./engines.ts";
import type { Findings, InnerTrace, Trace } from "./findings.ts";
import { gatherModules, meterNatively } from "./gather_modules.ts";
import { builtInterpreters, gatherRuns } from "./gather_runs.ts";
import { pack } from "./pack.ts";

/** Differences that a failure tells. */
const shown = 5;
const folder = join(places.root, "build/engines");
const job = join(folder, "job");
mkdirSync(job, { recursive: true });

const { runs, compiled } = await gatherRuns();
const modules = await gatherModules();
const native = meterNatively(modules, join(folder, "modules"));
copyFileSync(built(places.core), join(job, "core.wasm"));
const interpreters = await Promise.all(builtInterpreters().map(async (kind) => ({ name: kind.name, ...(await readEngine(kind)) })));
const guests = [
  ...interpreters.map(({ name, module }) => ({ name, bytes: module })), ...[...compiled].map(([name, bytes]) => ({ name, bytes })),
];
writeFileSync(join(job, "guests"), pack(guests));
writeFileSync(join(job, "libraries"), pack(interpreters.flatMap(({ name, library }) => (library === null ? [] : [{ name, bytes: library }]))));
for (const { name: guest } of guests) {
  const own = runs.filter((run) => run.guest === guest);
  writeFileSync(join(job, `runs-${guest}`), pack(own.map(({ name, frame }) => ({ name, bytes: frame }))));
}
writeFileSync(join(job, "modules"), pack(modules));
copyFileSync(built(places.parser), join(job, "parser.wasm"));
writeFileSync(join(job, "grammars"), pack(languages.map((id) => ({ name: id, bytes: readFileSync(built(grammarFile(id))) }))));
for (const id of languages) {
  const own = sourceCases().filter(({ language }) => language === id);
  writeFileSync(join(job, `sources-${id}`), pack(own.map(({ name, text, queries }) => ({ name, bytes: sourceFrame(id, text, queries) }))));
}

/** One engine after the other in each of two lanes. */
const lanes: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
const found = engines.map((engine, index) => {
  const lane = index % lanes.length;
  const findings = (lanes[lane] ?? Promise.resolve()).then(() => ask(engine, folder));
  lanes[lane] = findings.catch(() => undefined);
  return { engine, findings };
});

function findingsOf(maker: Maker, compiler: Compiler): Promise<Findings> {
  const it = found.find(({ engine }) => engine.maker === maker && engine.compiler === compiler);
  return it?.findings ?? Promise.reject(new Error(`${maker} ${compiler} was not asked`));
}

const reference = findingsOf("Node", "as it comes");
const groups = [...new Set(runs.map((run) => run.group))];

for (const { engine, findings } of found) {
  describe(`${engine.maker}, ${engine.compiler}`, () => {
    test("prepares every guest to the same snapshot", async () => {
      assert.deepEqual((await findings).snapshots, (await reference).snapshots);
    });
    for (const group of groups) {
      test(`leaves the same behind: ${group}`, async () => {
        const names = runs.filter((run) => run.group === group).map((run) => run.name);
        assert.deepEqual(differences(names, (await findings).runs, (await reference).runs), []);
      });
    }
    test("is stopped by nothing of its own", async () => {
      const stopped = Object.entries((await findings).runs).filter(([, trace]) => trace.ending === "stopped");
      assert.deepEqual(stopped.map(([name, trace]) => `${name}: ${trace.detail}`), []);
    });
    test("finds the same in every program", async () => {
      const { readings } = await findings;
      assert.equal(Object.keys(readings).length, sourceCases().length);
      assert.deepEqual(readings, (await reference).readings);
    });
    test("meters every module to the same bytes as native code", async () => {
      assert.deepEqual((await findings).modules, native);
    });
  });
}

test("a run that is made to end in a certain way does", async () => {
  const { runs: traces } = await reference;
  const wrong = runs.filter((run) => run.ending !== undefined && traces[run.name]?.ending !== run.ending);
  assert.deepEqual(wrong.map(({ name }) => `${name}: ${traces[name]?.ending}`), []);
});

test("the workers of the command line saw the same", async () => {
  const seen = runs.flatMap(({ name, seen: trace }) => (trace === undefined ? [] : [[name, trace] as const]));
  assert.ok(seen.length > 0);
  assert.deepEqual(differences(seen.map(([name]) => name), Object.fromEntries(seen), (await reference).runs), []);
});

for (const maker of ["Node", "Chromium", "Firefox"] as const) {
  test(`${maker} was held to its compilers`, async () => {
    const baseline = (await findingsOf(maker, "baseline")).frames;
    const optimising = (await findingsOf(maker, "optimising")).frames;
    assert.ok(optimising > 1.5 * baseline, `${baseline} frames fit with the one, ${optimising} with the other`);
  });
}

/** The first of the runs that differ, and in what; only what both know is compared. */
function differences(
  names: readonly string[], got: Readonly<Record<string, Trace | InnerTrace>>, wanted: Readonly<Record<string, InnerTrace>>,
): string[] {
  const different = names.flatMap((name) => {
    const [own, other] = [got[name], wanted[name]];
    if (own === undefined || other === undefined) return [`${name}: was not carried out`];
    const keys = (Object.keys(own) as (keyof InnerTrace)[]).filter((key) => spelled(own, key) !== spelled(other, key));
    return keys.length === 0 ? [] : [`${name}: ${keys.map((key) => `${key} ${spelled(own, key)}, not ${spelled(other, key)}`).join("; ")}`];
  });
  const more = different.length - shown;
  return more > 0 ? [...different.slice(0, shown), `and ${more} more of ${names.length}`] : different;
}

function spelled(trace: Trace | InnerTrace, key: keyof InnerTrace): string {
  return JSON.stringify((trace as InnerTrace)[key]);
}
