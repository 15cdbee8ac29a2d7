import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readWords, replayLine, reportText } from "../../../web/cli/report_text.ts";
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
  return reportText(report, { title: { en: "A lab" }, checks } as unknown as LabInfo, words).split("\n").map((line) => line.trim());
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

test("a failure says how to come to it again", () => {
  assert.ok(textOf("detectors/does-what-a-detector-does").includes("Link to this case: #/lab/detectors?check=tax&case=0&seed=0"));
  assert.equal(replayLine(["lvg-checkout", "my work/it's.py"], "7", words),
    "The same again: ./bengkel grade lvg-checkout 'my work/it'\\''s.py' --seed 7");
});
