import assert from "node:assert/strict";
import { test } from "node:test";
import { readRecord, seal, sealEarlier } from "../../../web/src/work/record.ts";

const files = [{ path: "main.py", text: "print(1)\n" }];
const unsealed = { labKey: "x", seq: 3, baseHash: "a", files, beforeReset: null, savedAt: 5 };

test("a record that counted tries is read back, and one from before they were counted", () => {
  assert.deepEqual(readRecord(seal({ ...unsealed, tries: 4 })), { ...seal(unsealed), tries: 4 });
  assert.deepEqual(readRecord(seal(unsealed)), seal(unsealed));
});

test("a page from before tries were counted finds the same check sum", () => {
  assert.equal(seal({ ...unsealed, tries: 4 }).crc, seal(unsealed).crc);
});

test("damage is found", () => {
  const record = seal({ ...unsealed, tries: 4 });
  assert.equal(readRecord({ ...record, tries: -1 }), undefined);
  assert.equal(readRecord({ ...record, tries: "4" }), undefined);
  assert.equal(readRecord({ ...record, files: [{ path: "main.py", text: "print(2)\n" }] }), undefined);
});

test("work of another version is read back with its own check sum; damage to it costs nothing else", () => {
  const earlier = sealEarlier({ baseHash: "b", files, savedAt: 4 });
  const record = seal({ ...unsealed, earlier, declined: "c" });
  assert.deepEqual(readRecord(record), record);
  assert.equal(record.crc, seal(unsealed).crc);
  const damaged = readRecord({ ...record, earlier: { ...earlier, files: [{ path: "main.py", text: "" }] } });
  assert.deepEqual(damaged, { ...record, earlier: null });
  assert.equal(readRecord({ ...record, declined: 3 }), undefined);
});
