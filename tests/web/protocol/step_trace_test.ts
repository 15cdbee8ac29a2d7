import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { StepTrace } from "../../../web/src/protocol/step_trace.ts";
import { int, record, text, type Value } from "../../../web/src/protocol/value.ts";
import { bytesOf, ref, step, traceOf } from "../support/written_trace.ts";

const list = (...items: Value[]): Value => ({ is: "list", items });

function readTrace(value: Value): StepTrace {
  const read = StepTrace.read(value);
  assert.ok(read.ok, JSON.stringify(read));
  return read.value;
}

/** a = [1, 2]; b = a; f() appends to it; a is gone. */
const aliased = traceOf([
  step({ event: 1, frame: 0, opens: [0, 0], line: 1, fuel: 300 }),
  step({ event: 1, frame: 0, line: 2, fuel: 10, changes: [[0, 1, ...ref(5)], [4, 5, 7, 3, 2, 2, ...bytesOf(int(1)), ...bytesOf(int(2))]] }),
  step({ event: 0, frame: 1, opens: [0, 4], depth: 1, line: 7, fuel: 10, changes: [[2, 2, ...ref(5)]] }),
  step({ event: 2, frame: 1, depth: 1, line: 8, printed: 200, changes: [[5, 5, 3, 2, 0, 1, ...bytesOf(text("x"))]], detail: ref(5) }),
  step({ event: 1, frame: 0, line: 3, changes: [[7, 1], [1, 1]] }),
  step({ event: 1, frame: 0, line: 4, changes: [[1, 2], [6, 5]] }),
], { names: ["<module>", "a", "b", "list", "f"], fuel: 1000 });

describe("a step trace", () => {
  test("has columns of what every step has", () => {
    const { columns, count, fuel, frames, isTruncated } = readTrace(aliased);
    assert.deepEqual([count, fuel, isTruncated], [6, 1000, false]);
    assert.deepEqual(frames, [{ file: "main.py", function: "<module>" }, { file: "main.py", function: "f" }]);
    assert.deepEqual([...columns.event], [1, 1, 0, 2, 1, 1]);
    assert.deepEqual([...columns.line], [1, 2, 7, 8, 3, 4]);
    assert.deepEqual([...columns.depth], [0, 0, 1, 1, 0, 0]);
    assert.deepEqual([...columns.printed], [0, 0, 0, 200, 200, 200]);
    assert.deepEqual([...columns.fuel], [300, 310, 320, 320, 320, 320]);
  });

  test("tells one list under two names as one", () => {
    const state = readTrace(aliased).stateAt(3);
    assert.deepEqual(state.stack, [0, 1]);
    assert.deepEqual([...state.variables.get(0) ?? []], [["a", { is: "reference", id: 5 }], ["b", { is: "reference", id: 5 }]]);
    assert.deepEqual(state.objects.get(5), { id: 5, kind: "list", type: "list", size: 3, cells: [int(1), int(2), text("x")] });
  });

  test("is the same whichever way a step is come to", () => {
    const trace = readTrace(aliased);
    const told = (index: number): string => {
      const { stack, variables, objects } = trace.stateAt(index);
      const plain = [stack, [...variables].map(([frame, names]) => [frame, [...names]]), [...objects]];
      return JSON.stringify(plain, (_key, it: unknown) => (typeof it === "bigint" ? String(it) : it));
    };
    const forward = [0, 1, 2, 3, 4, 5].map(told);
    assert.deepEqual([5, 4, 3, 2, 1, 0].map(told).reverse(), forward);
    assert.deepEqual([...trace.stateAt(5).objects], []);
  });

  test("gives what is returned", () => {
    const trace = readTrace(aliased);
    assert.deepEqual([2, 3].map((index) => trace.detailAt(index)), [null, { is: "reference", id: 5 }]);
  });

  test("is near everywhere, however long it is", () => {
    const steps = Array.from({ length: 50_000 }, (_it, index) => (
      step({ event: 1, frame: 0, ...(index === 0 ? { opens: [0, 0] } : {}), line: 1 + index % 7, fuel: 3, changes: [[0, 1, ...bytesOf(int(index))]] })
    ));
    const trace = readTrace(traceOf(steps, { names: ["<module>", "n"], fuel: 150_000 }));
    for (const index of [49_999, 0, 31_234, 31_233, 12]) assert.deepEqual(trace.stateAt(index).variables.get(0)?.get("n"), int(index));
  });

  const start = step({ event: 1, frame: 0, opens: [0, 0], line: 1 });
  const one = (bytes: readonly number[], names = ["<module>", "n"]): Value => traceOf([start, bytes], { names, fuel: 0 });
  const malformed: Readonly<Record<string, Value>> = {
    "without a map": text("no"),
    "with a file that is no text": record({ ...parts(traceOf([start], {})), files: list(int(1)) }),
    "with more steps than there are": record({ ...parts(traceOf([start], {})), count: int(2) }),
    "with fewer steps than there are": record({ ...parts(traceOf([start, start], {})), count: int(1) }),
    "with steps without end": record({ ...parts(traceOf([start], {})), count: int(2 ** 40) }),
    "with a number for truncated": record({ ...parts(traceOf([start], {})), truncated: int(0) }),
    "with less fuel than its steps": traceOf([step({ event: 1, frame: 0, opens: [0, 0], line: 1, fuel: 9 })], { fuel: 8 }),
    "with an event that is unknown": one(step({ event: 5, frame: 0, line: 1 })),
    "with a frame that is not there": one(step({ event: 1, frame: 3, line: 1 })),
    "with a file that is not there": one(step({ event: 1, frame: 1, opens: [4, 0], line: 1 })),
    "with a function that is not there": one(step({ event: 1, frame: 1, opens: [0, 9], line: 1 })),
    "with a frame on nothing": one(step({ event: 1, frame: 0, depth: 2, line: 1 })),
    "with a name that is not there": one(step({ event: 1, frame: 0, line: 1, changes: [[0, 7, ...bytesOf(int(1))]] })),
    "with a change that is unknown": one(step({ event: 1, frame: 0, line: 1, changes: [[8, 0]] })),
    "with a kind of object that is unknown": one(step({ event: 1, frame: 0, line: 1, changes: [[4, 1, 3, 0, 0, 0]] })),
    "with half an entry": one(step({ event: 1, frame: 0, line: 1, changes: [[4, 1, 10, 0, 1, 1, ...bytesOf(int(1))]] })),
    "with more cells than items": one(step({ event: 1, frame: 0, line: 1, changes: [[4, 1, 7, 0, 0, 1, ...bytesOf(int(1))]] })),
    "with a splice of nothing": one(step({ event: 1, frame: 0, line: 1, changes: [[5, 1, 0, 0, 0, 0]] })),
    "with a splice beyond the end": one(step({ event: 1, frame: 0, line: 1, changes: [[4, 1, 7, 0, 0, 0], [5, 1, 1, 1, 0, 0]] })),
    "with a number in a longer form": one([1, 0, 0, 0x81, 0, 0, 0, 0]),
    "with a number beyond 53 bits": one([1, 0, 0, 1, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 1, 0]),
    "with a value that is none": one(step({ event: 1, frame: 0, line: 1, changes: [[0, 1, 99]] })),
    "with a step that ends too early": one([1, 0, 0, 1]),
  };
  for (const [name, value] of Object.entries(malformed)) {
    test(`is refused ${name}`, () => {
      const read = StepTrace.read(value);
      assert.ok(!read.ok);
      assert.equal(read.problems[0]?.code, "trace.wrong-shape");
    });
  }
});

function parts(value: Value): Readonly<Record<string, Value>> {
  assert.ok(value.is === "map");
  return Object.fromEntries(value.entries.map(([key, it]) => [key.is === "text" ? key.value : "", it]));
}
