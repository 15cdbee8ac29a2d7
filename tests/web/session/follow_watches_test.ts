import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { StepTrace } from "../../../web/src/protocol/step_trace.ts";
import { int } from "../../../web/src/protocol/value.ts";
import { departuresOf, followedCalls, type Followed, type FollowedCall } from "../../../web/src/session/follow_watches.ts";
import { showValue } from "../../../web/src/ui/show_value.ts";
import { bytesOf, ref, step, traceOf } from "../support/written_trace.ts";

const watch = { file: "main.py", function: "f", variable: "seen" };
const names = ["<module>", "f", "n", "seen", "list", "Node"];
const list = (id: number, ...items: readonly number[]): number[] => [4, id, 7, 4, items.length, items.length, ...items.flatMap((it) => bytesOf(int(it)))];
const sets = (name: number, value: readonly number[]): number[] => [0, name, ...value];

function followed(...steps: readonly (readonly number[])[]): readonly FollowedCall[] {
  const trace = StepTrace.read(traceOf([step({ event: 1, frame: 0, opens: [0, 0], line: 1 }), ...steps], { names }));
  assert.ok(trace.ok, JSON.stringify(trace));
  return followedCalls(trace.value, [watch]);
}

function told(calls: readonly FollowedCall[]): unknown {
  return calls.map(({ args, values, steps, hasReturned }) => [args.map(showValue), values.map(showValue), steps, hasReturned]);
}

const opens = (n: number) => step({ event: 0, frame: 1, opens: [0, 1], depth: 1, line: 1, changes: [sets(2, bytesOf(int(n)))] });
const line = (...changes: readonly (readonly number[])[]) => step({ event: 1, frame: 1, depth: 1, line: 2, changes });
const returns = step({ event: 2, frame: 1, depth: 1, line: 3, detail: bytesOf(int(0)) });

describe("a watched variable", () => {
  test("is followed from value to value, lists as they are at each step", () => {
    const calls = followed(opens(3), line(), line(list(1), sets(3, ref(1))), line(), line([5, 1, 1, 0, 0, 1, ...bytesOf(int(7))]), returns);
    assert.deepEqual(told(calls), [[["3"], ["[]", "[7]"], [3, 5], true]]);
  });

  test("of a call that has not come to its end may yet take other values", () => {
    assert.deepEqual(told(followed(opens(3), line(sets(3, bytesOf(int(1)))))), [[["3"], ["1"], [2], false]]);
  });

  test("is lost where it is not to be seen whole", () => {
    const instance = [4, 1, 11, 5, 0, 0];
    const calls = followed(opens(3), line(sets(3, bytesOf(int(1)))), line(instance, sets(3, ref(1))), line(sets(3, bytesOf(int(2)))), returns);
    assert.deepEqual(told(calls), [[["3"], ["1"], [2], false]]);
    const long = [4, 1, 7, 4, 101, 1, ...bytesOf(int(1))];
    assert.deepEqual(told(followed(opens(3), line(sets(3, bytesOf(int(1)))), line(long, sets(3, ref(1))), returns)), [[["3"], ["1"], [2], false]]);
  });

  test("that is not there is nobody's", () => assert.deepEqual(followed(opens(3), line(), returns), []));
});

test("of departures the first of each variable is told, in the order of the steps", () => {
  const call = (watched: number, frame: number, ...steps: readonly number[]): FollowedCall => (
    { watch: watched, frame, args: [], values: steps.map(int), steps, hasReturned: true, lastStep: 50 }
  );
  const wrong = (value: number) => ({ is: "wrong" as const, value, expected: "1", got: "2" });
  const all: readonly Followed[] = [
    { call: call(0, 1, 20, 30), stands: wrong(1) }, { call: call(0, 2, 10, 12), stands: wrong(0) }, { call: call(1, 3, 4), stands: wrong(1) },
    { call: call(1, 4, 1), stands: { is: "right" } },
  ];
  const departures = departuresOf(all, [watch, { ...watch, variable: "n" }]);
  assert.deepEqual(departures.map((it) => [it.variable, it.frame, it.step, it.isMissing]), [["seen", 2, 10, false], ["n", 3, 50, true]]);
});
