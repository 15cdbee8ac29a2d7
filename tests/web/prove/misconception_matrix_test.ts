import assert from "node:assert/strict";
import { test } from "node:test";
import type { Attempt, CheckReport, LabInfo, Report } from "../../../web/src/protocol/messages.ts";
import { detected, matrixLines, toldOf, toldProblem } from "../../../web/src/prove/misconception_matrix.ts";

function attempt(name: string): Attempt {
  const [kind, folder = ""] = name.split("/");
  const passes = kind === "passes";
  return {
    name: `attempts/${name}`, files: [], expects: passes ? "passes" : "fails", check: passes ? null : "sums",
    misconception: passes || folder === "sums" ? null : folder, referenceOf: [],
  };
}

const columns = ["adds-one", "forgets-last"];

test("only misconceptions with detectors can be told", () => {
  const info = {
    misconceptions: ["adds-one", "adds-one-more", "forgets-last"],
    carried: ["attempts/fails/adds-one/a.py", "attempts/fails/forgets-last/two/main.py", "attempts/passes/a.py"],
  } as unknown as LabInfo;
  assert.deepEqual(detected(info), columns);
});

test("what is told is gathered over all checks", () => {
  const say = { en: "It is one too many." };
  const checks = [{ id: "adds-one", say }, null, { id: "adds-one", say }].map((misconception) => ({ misconception }) as CheckReport);
  assert.deepEqual(toldOf({ checks } as unknown as Report), ["adds-one"]);
});

test("an attempt is told its own misconception and no other", () => {
  const problem = (name: string, ...told: string[]): string | undefined => toldProblem(attempt(name), told, columns);
  assert.equal(problem("fails/adds-one/a.py", "adds-one"), undefined);
  assert.equal(problem("fails/adds-one/a.py"), "should be told adds-one, and is not");
  assert.equal(problem("fails/adds-one/a.py", "forgets-last"), "should be told adds-one, and is told forgets-last, which it does not hold");
  assert.equal(problem("fails/adds-one/a.py", "adds-one", "forgets-last"), "is told forgets-last, which it does not hold");
  assert.equal(problem("fails/sums/a.py"), undefined);
  assert.equal(problem("fails/sums/a.py", "adds-one"), "is told adds-one, which it does not hold");
  assert.equal(problem("passes/a.py", "adds-one"), "is told adds-one, which it does not hold");
  // Nothing finds it: it cannot be told.
  assert.equal(problem("fails/adds-one-more/a.py"), undefined);
});

test("the matrix has a row for whoever is told something, and for whoever should be", () => {
  const rows = [
    { attempt: attempt("fails/forgets-last/b.py"), told: ["forgets-last"] },
    { attempt: attempt("fails/adds-one/a.py"), told: ["adds-one"] },
    { attempt: attempt("fails/adds-one/longer.py"), told: [] },
    { attempt: attempt("fails/sums/a.py"), told: ["adds-one"] },
    { attempt: attempt("fails/sums/b.py"), told: [] },
    { attempt: attempt("passes/a.py"), told: [] },
  ];
  assert.deepEqual(matrixLines(rows, columns), [
    "                      1 2",
    "1 adds-one/a.py       ■ ·",
    "1 adds-one/longer.py  ? ·",
    "2 forgets-last/b.py   · ■",
    "  sums/a.py           ! ·",
    "  2 more are told nothing, as they should be",
  ]);
});
