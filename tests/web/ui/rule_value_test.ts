import assert from "node:assert/strict";
import { test } from "node:test";
import { locales, type Locale } from "../../../web/src/session/words.ts";
import { ruleValue } from "../../../web/src/ui/rule_value.ts";

/** With plain spaces for those that keep a line together. */
function shown(value: number | string, unit: string, locale: Locale): string {
  return ruleValue({ value, unit }, locales[locale].formats).replaceAll("\u00a0", " ");
}

test("ringgit are RM in every language, and sen are shown when there are any", () => {
  for (const locale of ["en", "ms", "zh-Hans", "th"] as const) {
    assert.equal(shown(50_000, "MYR-minor", locale), "RM 500", locale);
    assert.equal(shown(123_450, "MYR-minor", locale), "RM 1,234.50", locale);
  }
  assert.equal(shown(123_450, "MYR-minor", "vi"), "1.234,50 RM");
});

test("dong have no smaller unit", () => {
  assert.equal(shown(1_000_000, "VND-minor", "vi"), "1.000.000 ₫");
  assert.equal(shown(1_000_000, "VND-minor", "th"), "₫1,000,000");
});

test("a day is written by the reader's calendar", () => {
  assert.equal(shown("2026-11-03", "date", "th"), "3 พฤศจิกายน 2569");
  assert.equal(shown("2026-11-03", "date", "zh-Hans"), "2026年11月3日");
  assert.equal(shown("2026-11-03", "date", "vi"), "3 tháng 11, 2026");
});

test("a rate has the reader's decimal sign", () => {
  assert.equal(shown(12.5, "percent", "vi"), "12,5%");
  assert.equal(shown(12.5, "percent", "ms"), "12.5%");
});
