import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Failure } from "../../../web/src/protocol/messages.ts";
import { authorSentence, failureSentence, localised, say, type Words } from "../../../web/src/session/report_words.ts";

const words = JSON.parse(readFileSync("labs/locales/en.json", "utf8")) as Words;
const failure: Failure = {
  case: 0, hidden: false, code: "wrong-value", call: "f(2)", stdin: null, expected: "4", got: "3", mismatch: null,
  difference: null, printed: "", exception: null, stoppedBy: null, say: null,
};

test("every code has a sentence without holes", () => {
  const codes = [
    "wrong-value", "wrong-type", "raised", "did-not-raise", "raised-other", "missing-function", "not-a-function",
    "wrong-output", "needs-input", "exited", "too-much-output", "out-of-memory", "too-deep", "trapped", "stopped", "refused",
    "bad-result",
  ] as const;
  for (const code of codes) assert.doesNotMatch(failureSentence({ ...failure, code }, words), /[{}]|^code\./, code);
});

test("the finest sentence is taken", () => {
  assert.equal(failureSentence(failure, words), "f(2) gave 3, but 4 was expected.");
  const mismatch = { reason: "length", path: "[1]", expected: "2", got: "3" } as const;
  assert.match(failureSentence({ ...failure, mismatch }, words), /\[1\] has 3 items, but 2 were expected/);
  assert.match(failureSentence({ ...failure, code: "stopped", stoppedBy: "watchdog" }, words), /too long/);
});

test("what a learner's program says is not read as a placeholder", () => {
  assert.equal(say({ a: "{x} {y}" }, "a", { x: "{y}", y: "1" }), "{y} 1");
  assert.equal(say({}, "toString"), "toString");
});

test("text falls back to English", () => {
  assert.equal(localised({ en: "e", ms: "m" }, "th"), "e");
  assert.equal(localised({ en: "e", ms: "m" }, "ms"), "m");
});

test("the author speaks of answers, not of slips of the pen", () => {
  const say = { en: "Half a sen goes up." };
  const raised = (type: string): Failure => ({
    ...failure, say, code: "raised", exception: { type, message: "", frames: [] },
  });
  assert.equal(authorSentence({ ...failure, say }, "en"), say.en);
  assert.equal(authorSentence(raised("ZeroDivisionError"), "en"), say.en);
  assert.equal(authorSentence(raised("NameError"), "en"), null);
  assert.equal(authorSentence({ ...failure, say, code: "missing-function" }, "en"), null);
});
