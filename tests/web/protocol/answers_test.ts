import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readAnswers, withAnswer, writeAnswers, type Answer } from "../../../web/src/protocol/answers.ts";
import type { CheckInfo } from "../../../web/src/protocol/messages.ts";
import { askingChecks, type AskingCheck, type Question } from "../../../web/src/protocol/questions.ts";
import type { JsonObject } from "../../../web/src/protocol/read_json.ts";

const words = (id: string) => ({ id, text: { en: id }, code: null });
const code = (id: string) => ({ id, text: null, code: id });
const question = { en: "?" };

function asking(id: string, ask: Question): AskingCheck {
  return { id, kind: ask.kind, points: 1, title: { en: id }, dependsOn: [], group: null, ask };
}

/** As the core tells of it. */
function told({ ask, ...check }: AskingCheck): CheckInfo {
  const { kind: _, ...rest } = ask;
  return { ...check, ask: rest as unknown as JsonObject };
}

const one = asking("one", { kind: "choice", question, several: false, options: [words("b"), words("a")] });
const some = asking("some", { kind: "choice", question, several: true, options: [words("b"), words("a")] });
const gaps = asking("gaps", {
  kind: "gap", question, isCode: true, template: { en: ["x = ", 0, 1] }, gaps: [{ isNumber: true, width: 4 }, { isNumber: false, width: 4 }],
});
const lines = asking("lines", { kind: "parsons", question, indent: 4, lines: [code("a"), code("b"), code("c")] });
const flat = asking("flat", { kind: "parsons", question, indent: null, lines: [code("a"), code("b")] });
const guess = asking("guess", { kind: "predict", question, code: "print(1)", stdin: "", beforeRun: false });
const plain: CheckInfo = { id: "calls", kind: "calls", points: 1, title: { en: "calls" }, dependsOn: [], group: null, ask: null };
const checks = [...[one, some, gaps, lines, flat, guess].map(told), plain];

const read = (given: unknown) => Object.fromEntries(readAnswers(checks, JSON.stringify(given)));

test("questions are read as the core writes them, and nothing else is one", () => {
  assert.deepEqual(JSON.parse(JSON.stringify(askingChecks(checks))), [one, some, gaps, lines, flat, guess]);
  const odd: readonly CheckInfo[] = [{ ...plain, ask: {} }, { ...plain, kind: "choice", ask: { question: { en: "?" } } }];
  assert.deepEqual(askingChecks(odd), []);
});

describe("answers that are read", () => {
  test("are those that fit", () => {
    const given = { one: ["a"], some: ["a", "b"], gaps: ["1", ""], lines: [["b", 1], ["a", 0]], flat: [["a", 0]], guess: "1\n" };
    assert.deepEqual(read(given), given);
  });

  test("leave out what no question takes", () => {
    assert.deepEqual(read({ other: ["a"], calls: "1", one: "a", some: [1], gaps: ["1"], lines: {}, guess: 1 }), {});
    assert.deepEqual(read([]), {});
    assert.deepEqual(Object.fromEntries(readAnswers(checks, "{")), {});
    assert.deepEqual(read(JSON.parse('{"__proto__": {"guess": "1"}}')), {});
  });

  test("are fitted to a lab that has changed", () => {
    assert.deepEqual(read({ one: ["gone"], some: ["gone", "b"] }), { some: ["b"] });
    assert.deepEqual(read({ one: ["a", "b"] }), {}, "one of two may not be guessed");
    assert.deepEqual(read({ lines: [["gone", 0], ["a", 99], ["a", 0], ["b", -1], ["c", 0.5]] }), { lines: [["a", 12], ["b", 0]] });
    assert.deepEqual(read({ flat: [["b", 3]] }), { flat: [["b", 0]] });
  });
});

describe("answers that are written", () => {
  test("are the same bytes whatever was answered first", () => {
    const first = withAnswer(withAnswer(new Map(), guess, "1"), some, ["b", "a"]);
    const second = withAnswer(withAnswer(new Map(), some, ["a", "b"]), guess, "1");
    assert.equal(writeAnswers(first), '{"guess":"1","some":["a","b"]}');
    assert.equal(writeAnswers(second), writeAnswers(first));
    assert.equal(writeAnswers(new Map()), "{}");
  });

  test("hold nothing that says nothing, but a prediction of nothing", () => {
    const nothing: readonly [AskingCheck, Answer | undefined][] = [[one, []], [gaps, ["", " "]], [lines, []], [guess, undefined]];
    for (const [check, answer] of nothing) assert.equal(writeAnswers(withAnswer(new Map(), check, answer)), "{}", check.id);
    assert.equal(writeAnswers(withAnswer(new Map(), guess, "")), '{"guess":""}');
  });
});
