import assert from "node:assert/strict";
import { test } from "node:test";
import { clustersOf } from "../../../web/src/class/cluster.ts";
import { hardestChecks } from "../../../web/src/class/hardest_checks.ts";
import type { Entry } from "../../../web/src/class/verify_class.ts";
import type { CheckReport, Report } from "../../../web/src/protocol/messages.ts";

interface Way {
  readonly got?: string;
  readonly line?: number;
  readonly misconception?: string;
}

function check(id: string, way: Way | null): CheckReport {
  const failure = way === null ? null : {
    case: 0, code: "wrong-value", call: "f(1)", expected: "2", got: way.got ?? null, details: null,
    exception: way.line === undefined ? null : { type: "KeyError", message: "'x'", frames: [{ line: way.line }] },
  };
  const misconception = way?.misconception === undefined ? null : { id: way.misconception, say: { en: "x" } };
  return { id, kind: "calls", outcome: way === null ? "passed" : "failed", cases: { passed: 0, total: 1, notRun: 0 }, failure, misconception } as unknown as CheckReport;
}

function entry(key: number, hash: string, ...ways: readonly (Way | null)[]): Entry {
  const outcome = ways.every((it) => it === null) ? "passed" : "failed";
  const report = { lab: { id: "lab", version: 1, hash }, outcome, checks: ways.map((it, index) => check(`check-${index}`, it)) } as unknown as Report;
  return { key, file: `${key}`, line: null, state: "verified", learner: null, lab: null, report, problems: [], submission: [] };
}

const keys = (entries: readonly Entry[]): number[][] => clustersOf(entries).map((it) => it.entries.map(({ key }) => key));

test("who gives the same wrong answer stands together, the many first, and who is right nowhere", () => {
  assert.deepEqual(keys([entry(0, "a", { got: "3" }), entry(1, "a", { got: "4" }), entry(2, "a", null), entry(3, "a", { got: "4" })]), [[1, 3], [0]]);
});

test("a misconception counts for more than the answer, the line of a mistake for nothing, another version of the lab for all", () => {
  assert.deepEqual(keys([entry(0, "a", { got: "3", misconception: "m" }), entry(1, "a", { got: "4", misconception: "m" })]), [[0, 1]]);
  assert.deepEqual(keys([entry(0, "a", { line: 3 }), entry(1, "a", { line: 9 })]), [[0, 1]]);
  assert.deepEqual(keys([entry(0, "a", { got: "3" }), entry(1, "b", { got: "3" })]), [[0], [1]]);
});

test("a check that also fails makes another mistake", () => {
  assert.deepEqual(keys([entry(0, "a", { got: "3" }, null), entry(1, "a", { got: "3" }, { got: "5" })]), [[0], [1]]);
});

test("the hardest check is the one that most learners fail first", () => {
  const shares = hardestChecks([entry(0, "a", null, { got: "1" }), entry(1, "a", { got: "1" }, { got: "1" }), entry(2, "a", { got: "1" }, null), entry(3, "a", null, null)]);
  assert.deepEqual(shares.map(({ check: id, failedFirst, failed, run }) => [id, failedFirst, failed, run]), [["check-0", 2, 2, 4], ["check-1", 1, 2, 4]]);
});
