import assert from "node:assert/strict";
import { test } from "node:test";
import type { Course } from "../../../web/src/protocol/courses.ts";
import type { CatalogueEntry } from "../../../web/src/protocol/messages.ts";
import { courseOf, inOrder, labsOf, nextLab } from "../../../web/src/session/courses.ts";

const course = (id: string, labs: string[], prerequisites: string[] = []): Course => (
  { id, labs, prerequisites, tracks: [], title: {}, summary: {}, locales: {}, outcomes: [], hours: 1 }
);
const lab = (id: string) => ({ id }) as CatalogueEntry;

test("a course has its labs in its own order, without those that the site has not", () => {
  assert.deepEqual(labsOf(course("c", ["b", "x", "a"]), { labs: [lab("a"), lab("b")] }).map(({ id }) => id), ["b", "a"]);
});

test("a lab is taken in the course that the learner came by, else in the first that has it", () => {
  const courses = [course("one", ["a"]), course("two", ["a", "b"])];
  assert.equal(courseOf("a", courses, "two")?.id, "two");
  assert.equal(courseOf("a", courses, null)?.id, "one");
  assert.equal(courseOf("b", courses, "one")?.id, "two");
  assert.equal(courseOf("c", courses, "one"), undefined);
});

test("the next lab is the first open one after this, then the first that was left out", () => {
  const it = course("c", ["a", "b", "c", "d"]);
  const next = (from: string, ...done: string[]) => nextLab(it, from, (id) => done.includes(id));
  assert.equal(next("a", "a"), "b");
  assert.equal(next("b", "a", "b", "c"), "d");
  assert.equal(next("d", "d"), "a");
  assert.equal(next("d", "a", "b", "c", "d"), undefined);
  assert.equal(next("b", "a", "c", "d"), undefined, "this one is not the next");
});

test("courses stand after those that they want first", () => {
  const ids = inOrder([course("ai", [], ["python"]), course("sql", []), course("python", ["x"], ["gone"])]).map(({ id }) => id);
  assert.deepEqual(ids, ["python", "ai", "sql"]);
});
