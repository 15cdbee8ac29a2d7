import assert from "node:assert/strict";
import { test } from "node:test";
import { plainSource, plainText } from "../../../web/src/class/plain_text.ts";

test("what turns a line around, or is not seen, stands as its number", () => {
  assert.equal(plainText("a\u202eb\u2066c\u200fd\u200be\ufefff\u0000g\nh", 80), "a⟨U+202E⟩b⟨U+2066⟩c⟨U+200F⟩d⟨U+200B⟩e⟨U+FEFF⟩f⟨U+0000⟩g⟨U+000A⟩h");
  assert.equal(plainText("Nguyễn Thị Hồng · 陳小明 · สมชาย", 80), "Nguyễn Thị Hồng · 陳小明 · สมชาย");
});

test("what is too long is cut between characters", () => {
  assert.equal(plainText("😀😀😀", 2), "😀😀…");
  assert.equal(plainText("a".repeat(1_000_000), 3), "aaa…");
});

test("a source keeps its lines and tabs", () => {
  assert.equal(plainSource("if x:\r\n\ty = '\u202e'\n", 100), "if x:\n\ty = '⟨U+202E⟩'\n");
});
