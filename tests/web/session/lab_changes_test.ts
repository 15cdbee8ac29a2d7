import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeptLab } from "../../../web/src/protocol/messages.ts";
import { labChanges } from "../../../web/src/session/lab_changes.ts";

function lab(files: Readonly<Record<string, string>>, rules: Readonly<Record<string, string>> = {}): KeptLab {
  const listed = (them: Readonly<Record<string, string>>) => Object.entries(them).map(([path, sha256]) => ({ path, sha256, bytes: 1 }));
  return { entry: { fileList: listed(files) } as unknown as KeptLab["entry"], rules: listed(rules) };
}

const before = lab({ "lab.json": "a", "text.en.md": "b", "text.zh-Hans.md": "c", "starter/main.py": "d", "data/orders.csv": "e" }, { "rules/my.json": "f" });
const nothing = { texts: [], starter: false, data: false, checks: false };

test("nothing has changed where every file is the same", () => {
  assert.deepEqual(labChanges(before, before), nothing);
});

test("each kind of file tells what has changed", () => {
  const changed = (files: Readonly<Record<string, string>>, rules = { "rules/my.json": "f" }) =>
    labChanges(before, lab({ ...Object.fromEntries(before.entry.fileList.map(({ path, sha256 }) => [path, sha256])), ...files }, rules));
  assert.deepEqual(changed({ "text.zh-Hans.md": "x" }), { ...nothing, texts: ["zh-Hans"] });
  assert.deepEqual(changed({ "starter/other.py": "x" }), { ...nothing, starter: true });
  assert.deepEqual(changed({ "data/orders.csv": "x" }), { ...nothing, data: true });
  assert.deepEqual(changed({ "lab.json": "x" }), { ...nothing, checks: true });
  assert.deepEqual(changed({ "expected/totals.csv": "x" }), { ...nothing, checks: true });
  assert.deepEqual(changed({}, { "rules/my.json": "x" }), { ...nothing, checks: true });
});

test("a file that is gone has changed", () => {
  assert.deepEqual(labChanges(before, lab({ "lab.json": "a", "text.en.md": "b", "starter/main.py": "d" }, { "rules/my.json": "f" })), { ...nothing, texts: ["zh-Hans"], data: true });
});
