import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { Interactions, mostInteractions, type Judged } from "../../../web/src/lms/interactions.ts";
import type { ScormApi } from "../../../web/src/lms/scorm_api.ts";

const all = "id,objectives,time,type,correct_responses,weighting,student_response,result,latency";
const at = new Date(2026, 1, 3, 9, 5, 7);

/** A platform that keeps what it is told, all but what `refuses`. */
function platform({ children = all as string | null, count = "0" as string | null, refuses = (_: string): boolean => false } = {}) {
  const told: [string, string][] = [];
  const api: ScormApi = {
    initialize: () => true, commit: () => true, finish: () => true,
    get: (element) => (element === "cmi.interactions._children" ? children : element === "cmi.interactions._count" ? count : null) ?? undefined,
    set: (element, value) => {
      told.push([element, value]);
      return !refuses(element);
    },
  };
  return { told, interactions: new Interactions(api, () => at) };
}

const judged = (id: string, outcome: Judged["outcome"] = "passed", kind = "calls"): Judged => ({ id, kind, outcome, outOf: 3 });

describe("interactions", () => {
  test("are five elements a check, and no two the same number", () => {
    const { told, interactions } = platform();
    interactions.tell([judged("tax"), judged("by-hand", "failed", "gap")]);
    interactions.tell([judged("tax", "not-gradable")]);
    assert.deepEqual(told, [
      ["cmi.interactions.0.id", "tax"], ["cmi.interactions.0.type", "performance"], ["cmi.interactions.0.time", "09:05:07"],
      ["cmi.interactions.0.weighting", "3"], ["cmi.interactions.0.result", "correct"],
      ["cmi.interactions.1.id", "by-hand"], ["cmi.interactions.1.type", "fill-in"], ["cmi.interactions.1.time", "09:05:07"],
      ["cmi.interactions.1.weighting", "3"], ["cmi.interactions.1.result", "wrong"],
      ["cmi.interactions.2.id", "tax"], ["cmi.interactions.2.type", "performance"], ["cmi.interactions.2.time", "09:05:07"],
      ["cmi.interactions.2.weighting", "3"], ["cmi.interactions.2.result", "neutral"],
    ]);
  });

  test("go after those of earlier visits", () => {
    const { told, interactions } = platform({ count: "7" });
    interactions.tell([judged("tax")]);
    assert.equal(told[0]?.[0], "cmi.interactions.7.id");
  });

  test("are sent with what the platform names, and nothing else", () => {
    const { told, interactions } = platform({ children: "id, result" });
    interactions.tell([judged("tax")]);
    assert.deepEqual(told.map(([name]) => name), ["cmi.interactions.0.id", "cmi.interactions.0.result"]);
  });

  test("end where a whole try finds no room", () => {
    const { told, interactions } = platform({ count: String(mostInteractions - 3) });
    const three = [judged("a"), judged("b"), judged("c")];
    interactions.tell([...three, judged("d")]);
    assert.deepEqual(told, []);
    interactions.tell(three);
    assert.equal(told.length, 15);
    interactions.tell([judged("a")]);
    assert.equal(told.length, 15);
  });

  test("are given up when one is refused", () => {
    const { told, interactions } = platform({ refuses: () => true });
    for (let tries = 0; tries < 3; tries += 1) interactions.tell([judged("a"), judged("b")]);
    assert.deepEqual(told, [["cmi.interactions.0.id", "a"]]);
  });

  test("go on without an element that is refused", () => {
    const { told, interactions } = platform({ refuses: (name) => name.endsWith("weighting") });
    interactions.tell([judged("a"), judged("b")]);
    assert.equal(told.at(-1)?.[0], "cmi.interactions.1.result");
  });

  test("have no id that is no identifier", () => {
    const { told, interactions } = platform();
    interactions.tell([judged("a b"), judged("x".repeat(256)), judged(""), judged("é"), judged("x".repeat(255))]);
    assert.deepEqual(told.filter(([name]) => name.endsWith(".id")), [["cmi.interactions.0.id", "x".repeat(255)]]);
  });

  for (const [what, given] of [
    ["names none", { children: "" }], ["says nothing", { children: null }], ["says far too much", { children: "id,".repeat(1_000_000) }],
    ["names no id", { children: "type,result" }], ["counts none", { count: null }], ["counts strangely", { count: "-1" }],
  ] as const) {
    test(`are not sent to a platform that ${what}`, () => {
      const { told, interactions } = platform(given);
      interactions.tell([judged("tax")]);
      assert.deepEqual(told, []);
    });
  }
});
