// How each language writes numbers, money, days and sizes: facts of its readers, which a lab's trade rules do not change. Spaces that keep a line
// together are shown as plain ones.

import assert from "node:assert/strict";
import { test } from "node:test";
import { locales, wordsOf, type Locale } from "../../../web/src/session/words.ts";
import { ruleValue } from "../../../web/src/ui/rule_value.ts";
import { size } from "../../../web/src/ui/size.ts";
import { whenSaid } from "../../../web/src/ui/when_said.ts";
import { longDate } from "../../../web/src/base/long_date.ts";
import { decimal, money, percent } from "../../../web/src/base/plain_number.ts";
import { speak, type Speech } from "../../../web/src/ui/words.ts";

interface Formats {
  readonly number: string;
  readonly percent: string;
  readonly ringgit: string;
  readonly ringgitAndSen: string;
  readonly baht: string;
  readonly dong: string;
  readonly day: string;
  /** Of a date and time, wherever the test runs. */
  readonly year: RegExp;
  readonly size: string;
}

const expected: Readonly<Record<Locale, Formats>> = {
  "en": { number: "1,234,567.891", percent: "12.5%", ringgit: "RM 500", ringgitAndSen: "RM 1,234.50", baht: "฿99.50", dong: "₫1,234,568", day: "3 November 2026", year: /\b2026\b/, size: "2.7 MB" },
  "ms": { number: "1,234,567.891", percent: "12.5%", ringgit: "RM 500", ringgitAndSen: "RM 1,234.50", baht: "฿99.50", dong: "₫1,234,568", day: "3 November 2026", year: /\b2026\b/, size: "2.7 MB" },
  "zh-Hans": { number: "1,234,567.891", percent: "12.5%", ringgit: "RM 500", ringgitAndSen: "RM 1,234.50", baht: "฿99.50", dong: "₫1,234,568", day: "2026年11月3日", year: /2026年/, size: "2.7 MB" },
  "vi": { number: "1.234.567,891", percent: "12,5%", ringgit: "500 RM", ringgitAndSen: "1.234,50 RM", baht: "99,50 ฿", dong: "1.234.568 ₫", day: "3 tháng 11, 2026", year: /\b2026\b/, size: "2,7 MB" },
  "th": { number: "1,234,567.891", percent: "12.5%", ringgit: "RM 500", ringgitAndSen: "RM 1,234.50", baht: "฿99.50", dong: "₫1,234,568", day: "3 พฤศจิกายน 2569", year: /\b2569\b/, size: "2.7 MB" },
  "iba": { number: "1,234,567.891", percent: "12.5%", ringgit: "RM 500", ringgitAndSen: "RM 1,234.50", baht: "฿99.50", dong: "₫1,234,568", day: "3 November 2026", year: /\b2026\b/, size: "2.7 MB" },
};

function shown(speech: Speech): Readonly<Record<string, string>> {
  const rule = (value: number | string, unit: string): string => ruleValue({ value, unit }, speech.formats);
  return {
    number: speech.number(1_234_567.891), percent: speech.percent(0.125), ringgit: rule(50_000, "MYR-minor"), ringgitAndSen: rule(123_450, "MYR-minor"),
    baht: rule(9_950, "THB-minor"), dong: rule(1_234_568, "VND-minor"), day: speech.date("2026-11-03"), size: size(2_700_000, speech),
  };
}

for (const locale of Object.keys(expected) as Locale[]) {
  test(`${locales[locale].name} writes its own way`, () => {
    const speech = speak(wordsOf(locale, { _reviewed: true }));
    const { year, ...rest } = expected[locale];
    const plain = Object.fromEntries(Object.entries(shown(speech)).map(([name, text]) => [name, text.replace(/[\u00a0\u202f]/g, " ")]));
    assert.deepEqual(plain, rest);
    assert.match(whenSaid(Date.UTC(2026, 10, 3, 6, 5), speech), year);
  });
}

test("a rule's day that is none stays as it stands", () => {
  assert.equal(ruleValue({ value: "until further notice", unit: "date" }, "th-TH"), "until further notice");
});

test("days are written as Intl writes them, in every language, so that they need no Intl", () => {
  for (const { formats } of Object.values(locales)) {
    const format = new Intl.DateTimeFormat(formats, { dateStyle: "long", timeZone: "UTC" });
    for (let at = Date.UTC(2023, 11, 25); at < Date.UTC(2025, 1, 5); at += 86_400_000) {
      assert.equal(longDate(new Date(at).toISOString().slice(0, 10), formats), format.format(at), formats);
    }
  }
  assert.equal(longDate("2024-13-01", "th-TH"), "2024-13-01");
});

test("numbers, shares and money are written as Intl writes them, in every language, so that they need no Intl", () => {
  const values = [0, 0.001, 0.05, 0.5, 1, 7, 9.995, 12.5, 99.99994, 100, 999, 999.9996, 1000, 1234.5, 9_999, 10_000, 123_456.789, 1e6, 1_234_567.891, 1e12 + 0.25, -0, -1, -1234.5, 1e16, Number.NaN];
  for (const { formats } of Object.values(locales)) {
    for (const most of [0, 1, 3, 4, 6]) {
      const number = new Intl.NumberFormat(formats, { maximumFractionDigits: most });
      const share = new Intl.NumberFormat(formats, { style: "percent", maximumFractionDigits: most });
      for (const value of values) {
        assert.equal(decimal(value, formats, { most }), number.format(value), `${formats} ${value}`);
        assert.equal(percent(value, formats, { most }), share.format(value / 100), `${formats} ${value}%`);
      }
    }
    for (const [unit, sign] of [["megabyte", "MB"], ["gigabyte", "GB"]] as const) {
      assert.equal(new Intl.NumberFormat(formats, { style: "unit", unit }).format(2.7).replace(" ", "\u00a0"), `${decimal(2.7, formats)}\u00a0${sign}`);
    }
    for (const currency of ["MYR", "THB", "VND", "CNY", "USD", "SGD", "EUR", "GBP", "JPY", "IDR", "KWD"]) {
      const options = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
      const digits = new Intl.NumberFormat(formats, options).resolvedOptions().maximumFractionDigits ?? 0;
      for (const minor of [0, 1, 5, 50, 99, 100, 150, 50_000, 123_450, 99_999_999, 12_345_678_901, -1, -50_000]) {
        const shown = minor % 10 ** digits === 0 ? 0 : digits;
        const format = new Intl.NumberFormat(formats, { ...options, minimumFractionDigits: shown, maximumFractionDigits: shown });
        assert.equal(money(minor, currency, formats), format.format(minor / 10 ** digits), `${formats} ${minor} ${currency}`);
      }
    }
  }
});
