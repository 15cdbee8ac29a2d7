import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decodeStepTrace } from "../../../web/src/protocol/step_trace.ts";
import { int, record, text, type Value } from "../../../web/src/protocol/value.ts";

const list = (...items: Value[]): Value => ({ is: "list", items });
const tuple = (...items: Value[]): Value => ({ is: "tuple", items });
const nothing: Value = { is: "null" };
const frame = tuple(int(0), text("f"), int(1));
const step = tuple(int(2), int(0), int(3), int(4), record({ a: int(1), b: { is: "opaque", type: "", text: "" } }), record({}), nothing);

function traceOf(parts: Readonly<Record<string, Value>>): Value {
  return record({ files: list(text("main.py")), frames: list(frame), steps: list(step), truncated: { is: "bool", value: false }, ...parts });
}

describe("a step trace", () => {
  test("is read", () => {
    const read = decodeStepTrace(traceOf({}));
    assert.ok(read.ok);
    assert.deepEqual(read.value, {
      frames: [{ file: "main.py", function: "f", depth: 1 }],
      steps: [{
        event: "return", frame: 0, line: 3, printed: 4, changes: [{ name: "a", value: int(1) }, { name: "b", value: null }], outer: [],
        detail: nothing,
      }],
      isTruncated: false,
    });
  });

  const malformed: Readonly<Record<string, Value>> = {
    "without a map": text("no"),
    "with a file that is no text": traceOf({ files: list(int(1)) }),
    "with a frame of a file that is not there": traceOf({ frames: list(tuple(int(1), text("f"), int(0))) }),
    "with a frame of two parts": traceOf({ frames: list(tuple(int(0), text("f"))) }),
    "with a step of a frame that is not there": traceOf({ frames: list() }),
    "with an event that is unknown": traceOf({ steps: list(tuple(int(9), int(0), int(1), int(0), record({}), record({}), nothing)) }),
    "with a negative line": traceOf({ steps: list(tuple(int(1), int(0), int(-1), int(0), record({}), record({}), nothing)) }),
    "with a name that is no text": traceOf({
      steps: list(tuple(int(1), int(0), int(1), int(0), { is: "map", entries: [[int(1), int(1)]] }, record({}), nothing)),
    }),
    "with a number for truncated": traceOf({ truncated: int(0) }),
  };
  for (const [name, value] of Object.entries(malformed)) {
    test(`is refused ${name}`, () => {
      const read = decodeStepTrace(value);
      assert.ok(!read.ok);
      assert.equal(read.problems[0]?.code, "trace.wrong-shape");
    });
  }
});
