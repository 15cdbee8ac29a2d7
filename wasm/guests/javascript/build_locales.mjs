// build_locales.mjs FOLDER: a JavaScript module on standard output with what the module bengkel:format knows about our five
// locales, taken from the CLDR data unpacked in FOLDER (cldr-core, cldr-numbers-full, cldr-dates-full, cldr-misc-full,
// cldr-cal-buddhist-modern). Names what is missing and fails.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
/** Ours → where CLDR has it. */
const locales = { en: "en-MY", ms: "ms", "zh-Hans": "zh-Hans", vi: "vi", th: "th" };
/** Those of our markets and what they trade in; any other currency is shown by its code. */
const currencies = ["MYR", "VND", "THB", "CNY", "SGD", "IDR", "USD", "EUR", "GBP", "JPY"];
const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
const styles = ["medium", "long", "full"];

const read = (...path) => JSON.parse(readFileSync(join(folder, ...path), "utf8"));

function wanted(value, what) {
  if (value === undefined || value === null) throw new Error(`build_locales: CLDR has no ${what}`);
  return value;
}

function numbersOf(at) {
  const { numbers } = read("cldr-numbers-full", "main", at, "numbers.json").main[at];
  const names = read("cldr-numbers-full", "main", at, "currencies.json").main[at].numbers.currencies;
  const { decimal, group, minusSign } = numbers["symbols-numberSystem-latn"];
  const compact = numbers["decimalFormats-numberSystem-latn"].short.decimalFormat;
  return {
    decimal, group, minus: minusSign,
    money: wanted(numbers["currencyFormats-numberSystem-latn"].standard, `${at} currency pattern`),
    percent: wanted(numbers["percentFormats-numberSystem-latn"].standard, `${at} percent pattern`),
    // From a thousand to a hundred million millions: the pattern for each power of ten.
    compact: Array.from({ length: 12 }, (_, zeroes) => wanted(compact[`1${"0".repeat(zeroes + 3)}-count-other`], `${at} compact pattern`)),
    symbols: Object.fromEntries(currencies.map((code) => [code, names[code]?.["symbol-alt-narrow"] ?? names[code]?.symbol ?? code])),
  };
}

function datesOf(at) {
  const { gregorian } = read("cldr-dates-full", "main", at, "ca-gregorian.json").main[at].dates.calendars;
  const periods = gregorian.dayPeriods.format.abbreviated;
  const list = (names) => Array.from({ length: 12 }, (_, month) => wanted(names[String(month + 1)], `${at} month`));
  const dates = {
    months: list(gregorian.months.format.wide),
    shortMonths: list(gregorian.months.format.abbreviated),
    days: days.map((day) => wanted(gregorian.days.format.wide[day], `${at} day`)),
    periods: [periods.am, periods.pm],
    time: gregorian.timeFormats.short,
    date: { short: gregorian.dateTimeFormats.availableFormats.yMd, ...Object.fromEntries(styles.map((style) => [style, gregorian.dateFormats[style]])) },
    era: gregorian.eras.eraAbbr["1"],
  };
  if (at !== "th") return dates;
  const { buddhist } = read("cldr-cal-buddhist-modern", "main", at, "ca-buddhist.json").main[at].dates.calendars;
  const own = Object.fromEntries(styles.map((style) => [style, buddhist.dateFormats[style]]));
  return { ...dates, buddhist: { era: buddhist.eras.eraAbbr["0"], date: { short: buddhist.dateTimeFormats.availableFormats.yyyyMd, ...own } } };
}

function listOf(at) {
  const { start, middle, end, 2: pair } = read("cldr-misc-full", "main", at, "listPatterns.json").main[at].listPatterns["listPattern-type-standard"];
  return { start, middle, end, pair };
}

const { fractions } = read("cldr-core", "supplemental", "currencyData.json").supplemental.currencyData;
const digits = Object.fromEntries(
  Object.entries(fractions).filter(([code, { _digits }]) => code !== "DEFAULT" && _digits !== fractions.DEFAULT._digits)
    .map(([code, { _digits }]) => [code, Number(_digits)]),
);
const data = Object.fromEntries(Object.entries(locales).map(([name, at]) => [name, { ...numbersOf(at), ...datesOf(at), list: listOf(at) }]));
process.stdout.write(`export const locales = ${JSON.stringify(data)};\nexport const currencyDigits = ${JSON.stringify(digits)};\n`);
