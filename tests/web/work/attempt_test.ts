import assert from "node:assert/strict";
import { test } from "node:test";
import { plausibleTime, readAttempt, sameAttempt, sealAttempt, surplus, type Attempt, type AttemptKind } from "../../../web/src/work/attempt.ts";

const files = [{ path: "main.py", text: "print('你好')\n" }];

function attempt(seq: number, kind: AttemptKind = "check", points = 0, text = "x"): Attempt {
  const verdict = kind === "check" ? { outcome: points === 10 ? "passed" as const : "failed" as const, points, outOf: 10 } : null;
  return { ...sealAttempt({ labKey: "lab", kind, labHash: "", files: [{ path: "main.py", text }], verdict, at: seq }), seq };
}

test("an attempt reads back, and any damage to it is found", () => {
  const whole = { ...sealAttempt({ labKey: "lab", kind: "check", labHash: "ab", files, verdict: { outcome: "passed", points: 3, outOf: 3 }, at: 5 }), seq: 1 };
  assert.deepEqual(readAttempt(structuredClone(whole)), whole);
  assert.deepEqual(readAttempt({ ...whole, seq: 9 }), { ...whole, seq: 9 }, "the number is the store's");
  const damaged: unknown[] = [
    undefined, null, 3, {}, [], { ...whole, at: 6 }, { ...whole, labKey: "other" }, { ...whole, kind: "run" }, { ...whole, labHash: "ac" },
    { ...whole, files: [] }, { ...whole, files: [{ path: "main.py" }] }, { ...whole, verdict: null }, { ...whole, crc: 0 }, { ...whole, at: Number.NaN },
    { ...whole, verdict: { outcome: "passed", points: 2, outOf: 3 } }, { ...whole, verdict: { outcome: "won", points: 3, outOf: 3 } }, { ...whole, seq: "1" },
  ];
  for (const it of damaged) assert.equal(readAttempt(it), undefined, JSON.stringify(it));
});

test("the same attempt is known again under another number", () => {
  const again: Attempt = { ...attempt(1), seq: 40 };
  assert.ok(sameAttempt(attempt(1), again));
  assert.ok(!sameAttempt(attempt(1), attempt(2)));
});

test("history is bounded: the oldest of a kind go, the best check and the newest attempt stay", () => {
  const checks = Array.from({ length: 75 }, (_, at) => attempt(at + 1, "check", at === 2 ? 10 : 1));
  const gone = surplus(checks).map(({ seq }) => seq).sort((a, b) => a - b);
  assert.deepEqual(gone, [1, 2, ...Array.from({ length: 12 }, (_, at) => at + 4)]);
  const runs = Array.from({ length: 30 }, (_, at) => attempt(at + 1, "run"));
  assert.equal(surplus(runs).length, 10);
  assert.deepEqual(surplus([]), []);
});

test("few attempts with much text are bounded too", () => {
  const large = Array.from({ length: 8 }, (_, at) => attempt(at + 1, "check", 0, "x".repeat(1_000_000)));
  assert.deepEqual(surplus(large).map(({ seq }) => seq).sort(), [2, 3, 4], "the first is the best there is");
  assert.deepEqual(surplus([attempt(1, "run", 0, "x".repeat(9_000_000))]), [], "the newest stays, whatever its size");
});

test("a clock that cannot be right is not believed", () => {
  const now = Date.UTC(2026, 10, 26);
  assert.equal(plausibleTime(now, now), now);
  assert.equal(plausibleTime(now + 3_600_000, now), now + 3_600_000);
  for (const at of [0, -1, Date.UTC(2001, 0, 1), now + 3 * 86_400_000, Number.MAX_SAFE_INTEGER]) assert.equal(plausibleTime(at, now), undefined);
});
