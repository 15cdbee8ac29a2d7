import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Step, StepTrace } from "../../../web/src/protocol/step_trace.ts";
import { int, text } from "../../../web/src/protocol/value.ts";
import { stateAt } from "../../../web/src/ui/step_state.ts";

const line = (frame: number, parts: Partial<Step> = {}): Step => (
  { event: "line", frame, line: 1, printed: 0, changes: [], outer: [], detail: null, ...parts }
);
const trace: StepTrace = {
  frames: [{ file: "main.py", function: "<module>", depth: 0 }, { file: "main.py", function: "f", depth: 1 }, { file: "main.py", function: "f", depth: 2 }],
  steps: [
    line(0, { changes: [{ name: "a", value: int(1) }] }),
    line(1, { changes: [{ name: "n", value: int(2) }] }),
    line(2, { changes: [{ name: "n", value: int(1) }], outer: [{ name: "b", value: text("x") }] }),
    line(1),
    line(0, { changes: [{ name: "a", value: null }] }),
  ],
  isTruncated: false,
};

function told(index: number): readonly string[] {
  return (stateAt(trace, index)?.scopes ?? []).map(({ frame, variables }) =>
    `${frame.function}${frame.depth} ${variables.map((it) => `${it.name}${it.isChanged ? "!" : ""}`).join(" ")}`.trim());
}

describe("the state at a step", () => {
  test("has the variables of the step's frame and of the program", () => {
    assert.deepEqual([0, 1, 2, 3, 4].map(told), [
      ["<module>0 a!"], ["f1 n!", "<module>0 a"], ["f2 n!", "<module>0 a b!"], ["f1 n", "<module>0 a b"], ["<module>0 b"],
    ]);
  });

  test("has the calls under way", () => {
    assert.deepEqual([0, 2, 3, 4].map((index) => stateAt(trace, index)?.calls), [[], ["f", "f"], ["f"], []]);
  });

  test("keeps each call's own variables", () => {
    assert.deepEqual(stateAt(trace, 3)?.scopes[0]?.variables[0]?.value, int(2));
  });

  test("is nothing beyond the last step", () => assert.equal(stateAt(trace, 5), undefined));
});
