import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { StepTrace } from "../../../web/src/protocol/step_trace.ts";
import { int, text } from "../../../web/src/protocol/value.ts";
import { showValue } from "../../../web/src/ui/show_value.ts";
import { tellStep } from "../../../web/src/ui/step_state.ts";
import { bytesOf, ref, step, traceOf } from "../support/written_trace.ts";

const read = StepTrace.read(traceOf([
  step({ event: 1, frame: 0, opens: [0, 0], line: 1, changes: [[0, 2, ...bytesOf(int(1))]] }),
  step({ event: 1, frame: 1, opens: [0, 1], depth: 1, line: 1, changes: [[0, 3, ...bytesOf(int(2))]] }),
  step({ event: 1, frame: 2, opens: [0, 1], depth: 2, line: 1, changes: [[0, 3, ...bytesOf(int(1))], [2, 4, ...bytesOf(text("x"))]] }),
  step({ event: 1, frame: 1, depth: 1, line: 1, changes: [[7, 2]] }),
  step({ event: 1, frame: 0, line: 1, changes: [[7, 1], [1, 2], [0, 5, ...ref(1)], [4, 1, 11, 6, 1, 2, ...bytesOf(text("next")), ...ref(1)]] }),
  step({ event: 1, frame: 0, line: 1, changes: [[5, 1, 2, 2, 0, 2, ...bytesOf(text("n")), ...bytesOf(int(3))]] }),
], { names: ["<module>", "f", "a", "n", "b", "node", "Node"] }));
assert.ok(read.ok);
const trace = read.value;

function told(index: number): readonly string[] {
  return (tellStep(trace, index)?.scopes ?? []).map(({ frame, variables }) =>
    `${frame.function} ${variables.map((it) => `${it.name}${it.isChanged ? "!" : ""}`).join(" ")}`.trim());
}

describe("the state at a step", () => {
  test("has the variables of the step's frame and of the program", () => {
    assert.deepEqual([0, 1, 2, 3, 4].map(told), [
      ["<module> a!"], ["f n!", "<module> a"], ["f n!", "<module> a b!"], ["f n", "<module> a b"], ["<module> b node!"],
    ]);
  });

  test("has the calls under way", () => {
    assert.deepEqual([0, 2, 3, 4].map((index) => tellStep(trace, index)?.calls), [[], ["f", "f"], ["f"], []]);
  });

  test("keeps each call's own variables", () => {
    assert.deepEqual(tellStep(trace, 3)?.scopes[0]?.variables[0]?.value, int(2));
  });

  test("calls a variable changed when something in it is", () => assert.deepEqual(told(5), ["<module> b node!"]));

  test("writes an object that holds itself as deep as a line can take", () => {
    const value = tellStep(trace, 5)?.scopes[0]?.variables[1]?.value;
    assert.ok(value !== undefined);
    assert.equal(showValue(value), "Node(next=Node(next=Node(next=Node(…), n=3), n=3), n=3)");
  });

  test("is nothing beyond the last step", () => assert.equal(tellStep(trace, 6), undefined));
});
