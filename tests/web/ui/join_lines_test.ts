// Where a line of a text ends there is a space between words, and none in Chinese.

import assert from "node:assert/strict";
import { test } from "node:test";
import { joinLines } from "../../../web/src/ui/join_lines.ts";

const cases: readonly (readonly [string, string])[] = [
  ["一家店。\n店主每天", "一家店。店主每天"],
  ["店主\n每天", "店主每天"],
  ["他说：\n“好。”\n然后", "他说：“好。”然后"],
  ["三行。  \n  下一行", "三行。下一行"],
  ["one\ntwo", "one\ntwo"],
  ["价格是 RM\n每公斤", "价格是 RM\n每公斤"],
  ["ราคา\nต่อกิโลกรัม", "ราคา\nต่อกิโลกรัม"],
  ["giá\nmỗi cân", "giá\nmỗi cân"],
  ["“one”\n“two”", "“one”\n“two”"],
];

for (const [text, joined] of cases) {
  test(JSON.stringify(text), () => assert.equal(joinLines(text), joined));
}
