import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { helpLines, readWords, reportText, solutionLines } from "../../../web/cli/report_text.ts";
import { decodeReport, type LabInfo, type Report } from "../../../web/src/protocol/messages.ts";

const words = readWords("en");

function reportOf(name: string): Report {
  const report = decodeReport(readFileSync(`tests/cases/report/${name}.report.json`, "utf8"));
  assert.ok(report.ok, name);
  return report.value;
}

function textOf(name: string): readonly string[] {
  const report = reportOf(name);
  const checks = report.checks.map(({ id }) => ({ id, title: { en: `The check ${id}` } }));
  return reportText(report, { title: { en: "A lab" }, checks } as unknown as LabInfo, words, () => undefined).split("\n").map((line) => line.trim());
}

test("a misconception's sentence goes first, in the place of the case's", () => {
  const lines = textOf("detectors/does-what-a-detector-does");
  const at = lines.indexOf("'Or less' includes the threshold.");
  assert.ok(at > 0);
  assert.equal(lines[at + 1], "f(500) gave 0, but 50 was expected.");
  assert.ok(!lines.includes("The threshold itself is taxed."));
  assert.ok(textOf("detectors/differs-at-once-from-all").includes("The threshold itself is taxed."));
});

test("a check that was not reached says what to pass first, and has no cases", () => {
  const lines = textOf("dependencies/a-failure-in-the-middle-stops-what-comes-after");
  assert.ok(lines.includes("First pass “The check second”. Then this is looked at too."));
  assert.ok(lines.some((line) => /^not reached +The check third  0\/3$/.test(line)));
});

test("a right check whose points are held back says whose are missing", () => {
  assert.ok(textOf("groups/one-fails-and-the-others-give-nothing").includes(
    "This is right. Its points come together with those of “The check left”.",
  ));
});

test("a failure links to its case", () => {
  assert.ok(textOf("detectors/does-what-a-detector-does").includes("Link to this case: #/lab/detectors?check=tax&case=0&seed=0"));
});

test("hints are a ladder: those that were asked for, and how to get the next", () => {
  const lab = { hints: [{ en: "Look closely." }, { en: "Closer." }] } as unknown as LabInfo;
  const lines = (hints: number): string[] => helpLines(lab, { words: ["lvg-checkout", "my work/it's.py"], seed: "7", hints }, words);
  const command = "./bengkel grade lvg-checkout 'my work/it'\\''s.py' --seed 7";
  assert.deepEqual(lines(0), ["", `The same again: ${command}`, `Show a hint: ${command} --hints 1`]);
  assert.deepEqual(lines(1), ["", `The same again: ${command}`, "Hint 1: Look closely.", `Show another hint: ${command} --hints 2`]);
  assert.deepEqual(lines(3).slice(2), ["Hint 1: Look closely.", "Hint 2: Closer.", "That was the last hint."]);
});

test("a solution is named after passing, where there is one", () => {
  const solution = { attempt: "passes/loops.py", files: ["main.py"], tries: null };
  assert.deepEqual(solutionLines("labs/x", { solution } as unknown as LabInfo, words), ["", "A solution: labs/x/attempts/passes/loops.py"]);
  assert.deepEqual(solutionLines("labs/x", { solution: null } as unknown as LabInfo, words), []);
});
