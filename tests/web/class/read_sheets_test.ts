import assert from "node:assert/strict";
import { test } from "node:test";
import { readSheets } from "../../../web/src/class/read_sheets.ts";

const file = (name: string, text: string): File => Object.assign(new File([text], name), { webkitRelativePath: "" });
const told = async (name: string, text: string) => Promise.all(
  (await readSheets([file(name, text)])).map(async ({ line, bytes }) => [line, bytes === null ? null : await bytes.text()] as const),
);

test("a file of one line is one piece, with or without its end", async () => {
  assert.deepEqual(await told("a.json", "{\"a\":1}\n"), [[null, "{\"a\":1}\n"]]);
  assert.deepEqual(await told("a.json", "{\"a\":1}"), [[null, "{\"a\":1}"]]);
});

test("a file of lines is a piece a line, blank ones passed over, a cut one at the end too", async () => {
  assert.deepEqual(await told("a.jsonl", "{\"a\":1}\n\n {\"b\":2}\r\n{\"c"), [[1, "{\"a\":1}"], [3, " {\"b\":2}\r"], [4, "{\"c"]]);
});

test("any other file is one piece, for somebody else to refuse", async () => {
  assert.deepEqual((await told("a.txt", "{\nhello\n}\n")).length, 1);
  assert.deepEqual((await told("a.txt", "")).length, 1);
});

test("what is too large is not held", async () => {
  assert.deepEqual(await told("a.json", "x".repeat(9 * 1024 * 1024)), [[null, null]]);
  const [first, second] = await told("a.jsonl", `{"a":1}\n{"${"x".repeat(9 * 1024 * 1024)}`);
  assert.deepEqual([first, second], [[1, "{\"a\":1}"], [2, null]]);
});
