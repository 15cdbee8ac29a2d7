import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { CheckReport, Failure, Report, TableFailure } from "../../../web/src/protocol/messages.ts";
import {
  authorSays, casesSentence, checkState, failureSentence, heldBackSentence, shownTable, type FailedCheck,
} from "../../../web/src/session/report_words.ts";
import { localised, say, wordsOf, type Catalogue, type Locale } from "../../../web/src/session/words.ts";

function read(locale: Locale) {
  return wordsOf(locale, JSON.parse(readFileSync(`labs/locales/${locale}.json`, "utf8")) as Catalogue);
}

const words = read("en");
const failure: Failure = {
  case: 0, hidden: false, code: "wrong-value", call: "f(2)", stdin: null, expected: "4", got: "3", mismatch: null,
  difference: null, table: null, dataset: null, printed: "", exception: null, stoppedBy: null, say: null, details: null,
};

const check: CheckReport = {
  id: "c", kind: "calls", outcome: "failed", points: 0, outOf: 4, cases: { passed: 2, total: 6, notRun: 0 }, failure: null, growth: null,
  budget: [], waitsFor: [], group: null, withheld: false, misconception: null,
};

function sentence(changed: Partial<Failure>, more: Partial<CheckReport> = {}): string {
  const failed: FailedCheck = { ...check, ...more, failure: { ...failure, ...changed } };
  return failureSentence(failed, words);
}

test("every code has a sentence without holes", () => {
  const codes = [
    "wrong-value", "wrong-type", "raised", "did-not-raise", "raised-other", "missing-function", "not-a-function",
    "wrong-output", "wrong-columns", "wrong-rows", "wrong-order", "order-by-chance", "wrong-results", "missing-table", "unused-index",
    "forbidden-step", "test-failed", "test-error", "no-tests", "refuses-right-program", "mutant-survives", "missing-file", "not-a-file",
    "file-too-large", "unreadable-file", "wrong-file-value", "wrong-plot", "wrong-series-count", "missing-series", "different-series",
    "grows-too-fast", "over-budget", "needs-input", "exited", "too-much-output", "out-of-memory", "too-deep", "trapped", "stopped", "refused",
    "bad-result", "not-answered", "wrong-choice", "missing-choice", "empty-gap", "wrong-gap", "not-a-number", "wrong-line", "wrong-indent",
    "too-few-lines", "too-many-lines", "wrong-prediction",
  ] as const;
  const details = { test: "test_sum", file: "a.csv", caught: 1, mutants: 2, series: "orders" };
  for (const code of codes) assert.doesNotMatch(sentence({ code, details }), /[{}]|^code\./, code);
});

test("the finest sentence is taken", () => {
  assert.equal(sentence({}), "f(2) gave 3, but 4 was expected.");
  const mismatch = { reason: "length", path: "[1]", expected: "2", got: "3" } as const;
  assert.match(sentence({ mismatch }), /\[1\] has length 3, but length 2 was expected/);
  const missing = { reason: "missing-item", path: "['lines']", expected: "'SO-7'", got: "" } as const;
  assert.match(sentence({ mismatch: missing }), /the part \['lines'\] lacks the item 'SO-7'/);
  assert.match(sentence({ mismatch: { reason: "extra-item", path: "", expected: "", got: "2" } }), /has the item 2, which was not expected/);
  assert.match(sentence({ code: "stopped", stoppedBy: "watchdog" }), /too long/);
});

test("a test, a file and a series are named", () => {
  const test = { test: "test_sum", message: "3 != 4", file: "tests/test_cart.py" };
  assert.equal(sentence({ code: "test-failed", details: test }), "The test test_sum failed: 3 != 4");
  assert.equal(sentence({ code: "test-failed", details: { ...test, line: 7, variant: "at" } }), "The test test_sum failed in line 7 of tests/test_cart.py: 3 != 4");
  assert.match(sentence({ code: "refuses-right-program", details: { ...test, line: 7, variant: "at" } }), /right\. Line 7, test_sum: 3 != 4$/);
  assert.match(sentence({ code: "mutant-survives", details: { caught: 2, mutants: 5 } }), /Of 5 wrong programs they catch 2\./);
  const file = { file: "out/a.json" };
  assert.match(sentence({ code: "unreadable-file", details: { ...file, line: 2, column: 5 } }), /out\/a\.json .* line 2, column 5/);
  assert.match(sentence({ code: "unreadable-file", details: { ...file, variant: "no-plot" } }), /Let plot\(\)/);
  const mismatch = { reason: "value", path: "['rate']", expected: "", got: "" } as const;
  assert.match(sentence({ code: "wrong-file-value", details: { ...file, variant: "at" }, mismatch }), /\['rate'\]/);
  assert.match(sentence({ code: "wrong-plot", expected: "bar", got: "line", details: { file: "plots/1.json", part: "kind" } }), /the kind; expected: bar, got: line/);
  assert.match(sentence({ code: "different-series", details: { file: "plots/1.json", part: "y", series: "orders" } }), /the values of y in the series orders/);
});

test("the cases of mutants are wrong programs, those of a file of tests its tests", () => {
  assert.equal(casesSentence({ ...check, kind: "mutants" }, words), "2 of 6 wrong programs caught");
  assert.equal(casesSentence({ ...check, kind: "mutants", cases: { passed: 0, total: 6, notRun: 6 } }, words), "Wrong programs not tried: 6");
  const failed = { ...check, kind: "unittest", failure: { ...failure, details: { test: "a" } } };
  assert.equal(casesSentence(failed, words), "2 of 6 tests passed");
  assert.equal(casesSentence({ ...failed, failure }, words), "");
});

test("what a learner's program says is not read as a placeholder", () => {
  const own = wordsOf("en", { a: "{x} {y}" });
  assert.equal(say(own, "a", { x: "{y}", y: "1" }), "{y} 1");
  assert.equal(say(own, "toString"), "toString");
});

test("count chooses the form, and numbers are written as the language writes them", () => {
  assert.equal(say(words, "lab.points", { count: 1 }), "1 point");
  assert.equal(say(words, "lab.points", { count: 1_234 }), "1,234 points");
  assert.equal(say(read("vi"), "lab.points", { count: 1_234 }), "1.234 điểm");
  assert.equal(say(read("th"), "lab.points", { count: 1 }), "1 คะแนน");
  assert.equal(say(words, "lab.points", { count: "1" }), "lab.points");
});

test("names are listed as the language lists them", () => {
  const columns = { code: "wrong-columns", table: { ...table, gotColumns: ["city", "sum", "day"] } } as const;
  const failed: FailedCheck = { ...check, failure: { ...failure, ...columns } };
  assert.equal(failureSentence(failed, words), "The columns are not right: expected city, total, got city, sum, day.");
  assert.equal(failureSentence(failed, read("zh-Hans")), "列不正确：预期是 city、total，实际是 city、sum、day。");
});

test("text falls back to English", () => {
  assert.equal(localised({ en: "e", ms: "m" }, "th"), "e");
  assert.equal(localised({ en: "e", ms: "m" }, "ms"), "m");
});

test("the author speaks of answers, not of slips of the pen", () => {
  const say = { en: "Half a sen goes up." };
  const said = (changed: Partial<Failure>): unknown => authorSays({ ...check, failure: { ...failure, say, ...changed } });
  const raised = (type: string): unknown => said({ code: "raised", exception: { type, message: "", frames: [] } });
  assert.equal(said({}), say);
  assert.equal(raised("ZeroDivisionError"), say);
  assert.equal(raised("NameError"), null);
  assert.equal(said({ code: "missing-function" }), null);
});

test("a misconception goes before the case's own sentence, one at a time", () => {
  const misconception = { id: "cuts-the-half", say: { en: "Your program cuts the half off." } };
  const failed: FailedCheck = { ...check, misconception, failure: { ...failure, say: { en: "Half a sen goes up." } } };
  assert.equal(authorSays(failed), misconception.say);
  assert.equal(authorSays({ ...failed, failure }), misconception.say);
});

test("a check that gives no points says for what it waits", () => {
  const passed: CheckReport = { ...check, id: "b", outcome: "passed", group: "all", withheld: true };
  const waiting: CheckReport = { ...check, id: "d", outcome: "not-reached", waitsFor: ["a", "c"], cases: { passed: 0, total: 0, notRun: 0 } };
  const failed: CheckReport = { ...check, id: "a", group: "all" };
  const other: CheckReport = { ...check, id: "c" };
  const report = { checks: [failed, passed, other, waiting] } as unknown as Report;
  const held = (it: CheckReport): string | null => heldBackSentence(it, report, words, (id) => id.toUpperCase());
  assert.equal(held(waiting), "First pass “A”, “C”. Then this is looked at too.");
  assert.equal(held(passed), "This is right. Its points come together with those of “A”.");
  assert.equal(held(failed), null);
  assert.equal(held({ ...passed, withheld: false }), null);
  assert.equal(casesSentence(waiting, words), "");
});

test("growth is told by its last step, a budget as a multiple of the reference that never reads as kept", () => {
  const points = [{ size: 64, fuel: 1_000 }, { size: 128, fuel: 4_000 }, { size: 512, fuel: 63_000 }];
  const growth = { atMost: "linear", found: "quadratic", exponent: 1.99, points, lastCut: false } as const;
  assert.equal(
    sentence({ code: "grows-too-fast" }, { growth }),
    "The cost of f() grows too fast: 4 times the input took about 16 times the instructions. That is quadratic growth; at most linear growth is allowed.",
  );
  assert.match(sentence({ code: "grows-too-fast" }, { growth: { ...growth, lastCut: true } }), /used up all its instructions/);
  const budget = [{ case: 1, used: 9, allowed: 90, reference: 30, cut: false }, { case: 0, used: 150_001, allowed: 150_000, reference: 50_000, cut: false }];
  assert.match(sentence({ code: "over-budget" }, { budget }), /3\.1 times what the reference solution takes, and at most 3 times/);
});

test("cases that were not run are neither right nor wrong", () => {
  assert.equal(casesSentence(check, words), "2 of 6 cases right");
  const cases = { passed: 2, total: 6, notRun: 3 };
  assert.match(casesSentence({ ...check, cases }, words), /^2 of 6 cases right; not run, because another one took too long: 3$/);
});

const table: TableFailure = {
  name: null, columns: ["city", "total"], gotColumns: ["city", "total"], expectedRows: 20, gotRows: 20, missing: 0, extra: 0, wrong: 14,
  rows: [{ kind: "wrong", row: 2, cells: ["'Sibu'", "12"], wrong: [{ column: 1, expected: "12.5" }] }], order: null,
};

test("rows that suffer from one thing only have a sentence of their own", () => {
  assert.equal(sentence({ code: "wrong-rows", table }), "Some rows hold a wrong value: 14 of 20.");
  assert.equal(sentence({ code: "wrong-rows", table: { ...table, extra: 3 } }),
    "The rows are not right: 0 missing, 3 too many, 14 with a wrong value.");
});

test("a table shows what is wrong in its rows", () => {
  assert.deepEqual(shownTable(table, words), {
    caption: "Your result",
    columns: ["city", "total"],
    rows: [{ state: "wrong", row: 2, cells: [{ text: "'Sibu'", expected: null }, { text: "12", expected: "12.5" }] }],
    more: 13,
  });
  const order = { row: 3, expected: ["'Miri'", "1"], got: ["'Sibu'", "2"] };
  const shown = shownTable({ ...table, name: "stock", rows: [], wrong: 0, order }, words);
  assert.equal(shown?.caption, "The table stock after your script");
  assert.deepEqual(shown?.rows.map(({ state, row }) => [state, row]), [["expected", 3], ["got", 3]]);
  assert.equal(shownTable({ ...table, rows: [], wrong: 0, gotColumns: ["city"] }, words), undefined);
});

test("what is not answered yet is not called wrong", () => {
  const told = (code: Failure["code"]): CheckReport => ({ ...check, kind: "gap", failure: { ...failure, code, case: 1 } });
  assert.equal(checkState(told("not-answered"), words), "not answered yet");
  assert.equal(checkState(told("empty-gap"), words), "not answered yet");
  assert.equal(checkState(told("wrong-gap"), words), "not yet");
  assert.equal(sentence({ code: "empty-gap", case: 1 }), "Gap 2 is still empty.");
});

test("gaps are counted, an answer that is one piece is not", () => {
  assert.equal(casesSentence({ ...check, kind: "gap" }, words), "2 of 6 gaps right");
  for (const kind of ["choice", "parsons", "predict"]) assert.equal(casesSentence({ ...check, kind }, words), "");
});

test("a prediction says where it differs", () => {
  const difference = { line: 2, column: 1 };
  assert.match(sentence({ code: "wrong-prediction", difference }, { kind: "predict" }), /in line 2, column 1/);
  assert.doesNotMatch(sentence({ code: "wrong-prediction" }, { kind: "predict" }), /line/);
});
