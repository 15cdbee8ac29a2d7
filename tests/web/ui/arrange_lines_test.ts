import assert from "node:assert/strict";
import { test } from "node:test";
import { added, indented, moved, removed, type Arrangement } from "../../../web/src/ui/questions/arrange_lines.ts";

const placed: Arrangement = [["a", 0], ["b", 1], ["c", 1]];

test("a line is added at the end, as deep as the one above", () => {
  assert.deepEqual(added(placed, "d").at(-1), ["d", 1]);
  assert.deepEqual(added([], "d"), [["d", 0]]);
});

test("a line moves, and stays where it is at either end", () => {
  assert.deepEqual(moved(placed, "c", -1), [["a", 0], ["c", 1], ["b", 1]]);
  assert.deepEqual(moved(placed, "a", 1), [["b", 1], ["a", 0], ["c", 1]]);
  for (const [id, by] of [["a", -1], ["c", 1], ["x", 1]] as const) assert.equal(moved(placed, id, by), placed);
});

test("a line is taken out", () => {
  assert.deepEqual(removed(placed, "b"), [["a", 0], ["c", 1]]);
});

test("a line is indented from the edge to as deep as answers go", () => {
  assert.deepEqual(indented(placed, "b", 1)[1], ["b", 2]);
  assert.deepEqual(indented(placed, "a", -1)[0], ["a", 0]);
  assert.deepEqual(indented([["a", 12]], "a", 1), [["a", 12]]);
});
