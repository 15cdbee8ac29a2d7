// Where a line of a text ends there is a space between words, and none in Chinese; what belongs together stays on a line.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setType } from "../../../web/src/ui/set_type.ts";

const cases: readonly (readonly [string, string])[] = [
  ["一家店。\n店主每天", "一家店。店主每天"],
  ["店主\n每天", "店主每天"],
  ["他说：\n“好。”\n然后", "他说：“好。”然后"],
  ["三行。  \n  下一行", "三行。下一行"],
  ["路线。 开头", "路线。开头"],
  ["自 2024年1月1日 起征收", "自_2024年1月1日起征收"],
  ["的门。\nJelani", "的门。Jelani"],
  ["one\ntwo", "one\ntwo"],
  ["价格是 RM\n每公斤", "价格是 RM\n每公斤"],
  ["ราคา\nต่อกิโลกรัม", "ราคา\nต่อกิโลกรัม"],
  ["giá\nmỗi cân", "giá\nmỗi cân"],
  ["pays RM 500 for 2 parcels", "pays RM_500_for 2_parcels"],
  ["CNY 100.00, not 30 electronic", "CNY_100.00, not 30 electronic"],
  ["on Friday 27 November 2026.", "on Friday 27_November_2026."],
  ["11 月 23 日，1000 仙", "11_月_23_日，1000_仙"],
  ["thứ Sáu 27 tháng 11, giá 20000 sen", "thứ Sáu 27_tháng_11, giá 20000_sen"],
  ["1 มกราคม 2567 มี 42 ห่อ", "1_มกราคม_2567_มี 42_ห่อ"],
  ["คลังเล็ก ๆ แห่งหนึ่ง", "คลังเล็ก_ๆ แห่งหนึ่ง"],
  ["600 + 2 × 150 = 900", "600 +_2 ×_150 =_900"],
  ["one - two", "one - two"],
  ["“one”\n“two”", "“one”\n“two”"],
];

for (const [text, joined] of cases) {
  test(JSON.stringify(text), () => assert.equal(setType(text), joined.replaceAll("_", "\u00A0")));
}

test("a space behind a wide sign goes, whatever style the sign is in", () => {
  assert.equal(setType(" 前一天", "朴素："), "前一天");
  assert.equal(setType(" day", "naive:"), " day");
});
