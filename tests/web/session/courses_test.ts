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

test("courses stand after those that they want first, the shortest that wants none before all others", () => {
  const long = { ...course("python", ["x"], ["gone"]), hours: 9 };
  const ids = (courses: readonly Course[]) => inOrder(courses).map(({ id }) => id);
  assert.deepEqual(ids([course("ai", [], ["python"]), long]), ["python", "ai"]);
  assert.deepEqual(ids([course("ai", [], ["python"]), long, { ...course("visit", []), hours: 1 }, { ...course("sql", []), hours: 3 }]), ["visit", "python", "ai", "sql"]);
});
