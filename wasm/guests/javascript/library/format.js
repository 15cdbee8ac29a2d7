// Money, numbers, dates and lists as people in our markets write them. QuickJS has no Intl; the data is CLDR's, for the five
// locales en (Malaysia's English), ms, zh-Hans, vi and th. Dates are read in UTC. Rounding is half away from zero, of the
// number as it is written.

import { currencyDigits, locales as data } from "bengkel:locales";

const { hasOwn, keys } = Object;

export const locales = keys(data);

function localeOf(name) {
  if (hasOwn(data, name)) return data[name];
  throw new RangeError(`there is no locale ${JSON.stringify(name)}: there are ${locales.join(", ")}`);
}

function textOf(value) {
  if (typeof value !== "number" && typeof value !== "bigint") throw new TypeError(`a number is wanted, not ${typeof value}`);
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError(`${value} cannot be written as a number of things`);
  return `${value}`;
}

/** Digits before and after the point of a number as it is written, without sign or exponent. */
function digitsOf(value) {
  const [mantissa, exponent = "0"] = textOf(value).replace("-", "").split("e");
  let [whole, fraction = ""] = mantissa.split(".");
  for (let shift = Number(exponent); shift !== 0; shift -= Math.sign(shift)) {
    if (shift > 0) {
      whole += fraction[0] ?? "0";
      fraction = fraction.slice(1);
    } else {
      fraction = (whole.at(-1) ?? "0") + fraction;
      whole = whole.slice(0, -1);
    }
  }
  return { whole: whole.replace(/^0+(?=\d)/, "") || "0", fraction };
}

/** Rounded to `decimals` places, as texts of digits. */
function rounded(value, decimals) {
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 20) throw new RangeError(`decimals must be from 0 to 20, not ${decimals}`);
  const { whole, fraction } = digitsOf(value);
  const kept = fraction.slice(0, decimals).padEnd(decimals, "0");
  const up = (fraction[decimals] ?? "0") >= "5" ? 1n : 0n;
  const digits = `${BigInt(whole + kept) + up}`.padStart(decimals + 1, "0");
  return { whole: decimals === 0 ? digits : digits.slice(0, -decimals), fraction: decimals === 0 ? "" : digits.slice(-decimals) };
}

function written({ whole, fraction }, locale) {
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale.group);
  return fraction === "" ? grouped : grouped + locale.decimal + fraction;
}

function signed(value, text, locale) {
  return (value < 0 || Object.is(value, -0)) && /[1-9]/.test(text) ? locale.minus + text : text;
}

/** 1,234,567.891: as many decimals as the number has, at most 3; or exactly `decimals`. */
export function formatNumber(value, locale, { decimals, compact = false } = {}) {
  const rules = localeOf(locale);
  if (compact) return compacted(value, rules);
  const parts = rounded(value, decimals ?? 3);
  if (decimals === undefined) parts.fraction = parts.fraction.replace(/0+$/, "");
  return signed(value, written(parts, rules), rules);
}

/** 12M, 1235万: short, with two digits that count. */
function compacted(value, rules) {
  const { length } = rounded(value, 0).whole;
  const pattern = length < 4 ? "0" : rules.compact[Math.min(length, 15) - 4];
  if (pattern === "0") return signed(value, shortly(rounded(value, 0), rules), rules);
  const zeroes = pattern.match(/0+/)[0].length;
  const scaled = Math.abs(Number(value)) / 10 ** (length - zeroes);
  const parts = rounded(scaled, scaled < 10 ? 1 : 0);
  parts.fraction = parts.fraction.replace(/0+$/, "");
  return signed(value, pattern.replace(/0+/, shortly(parts, rules)).replaceAll("'", ""), rules);
}

/** Four digits are not grouped here. */
const shortly = (parts, rules) => written(parts, parts.whole.length > 4 ? rules : { ...rules, group: "" });

/** The amount in whole units of the currency: RM 1,234.50 in English, 1.234.568 ₫ in Vietnamese. */
export function formatMoney(amount, currency, locale, { decimals } = {}) {
  if (!/^[A-Z]{3}$/.test(currency)) throw new RangeError(`a currency is three capital letters, such as "MYR", not ${JSON.stringify(currency)}`);
  const rules = localeOf(locale);
  const symbol = rules.symbols[currency] ?? currency;
  const number = written(rounded(amount, decimals ?? currencyDigits[currency] ?? 2), rules);
  // A symbol of letters is kept apart from the number.
  const gap = /[A-Za-z]$/.test(symbol) && rules.money.startsWith("¤#") ? "\u00a0" : "";
  return signed(amount, rules.money.replace(/[#0.,]+/, () => number).replace("¤", () => symbol + gap), rules);
}

/** 0.125 is 12.5%. */
export function formatPercent(value, locale, { decimals } = {}) {
  const rules = localeOf(locale);
  const { whole, fraction } = digitsOf(value);
  const hundredfold = Number(`${whole}${fraction.padEnd(2, "0").slice(0, 2)}.${fraction.slice(2)}`);
  const parts = rounded(hundredfold, decimals ?? 1);
  if (decimals === undefined) parts.fraction = parts.fraction.replace(/0+$/, "");
  return signed(value, rules.percent.replace(/[#0.,]+/, () => written(parts, rules)), rules);
}

function dateOf(date) {
  const made = typeof date === "string" || typeof date === "number" ? new Date(date) : date;
  if (made instanceof Date && !Number.isNaN(made.getTime())) return made;
  throw new TypeError('a date is wanted: a Date, or a text such as "2026-11-03"');
}

function filled(pattern, date, rules, year, era) {
  const hours = date.getUTCHours();
  const two = (number) => `${number}`.padStart(2, "0");
  const fields = {
    y: (size) => (size === 2 ? two(year % 100) : `${year}`),
    M: (size) => (size >= 4 ? rules.months : size === 3 ? rules.shortMonths : [])[date.getUTCMonth()] ?? `${date.getUTCMonth() + 1}`.padStart(size, "0"),
    d: (size) => `${date.getUTCDate()}`.padStart(size, "0"),
    E: () => rules.days[date.getUTCDay()],
    G: () => era,
    H: (size) => `${hours}`.padStart(size, "0"),
    h: (size) => `${hours % 12 === 0 ? 12 : hours % 12}`.padStart(size, "0"),
    m: (size) => `${date.getUTCMinutes()}`.padStart(size, "0"),
    a: () => rules.periods[hours < 12 ? 0 : 1],
  };
  return pattern.replace(/'([^']*)'|([A-Za-z])\2*/g, (all, quoted, letter) => quoted ?? fields[letter](all.length));
}

/** `style`: "short" (3/11/2026), "medium", "long" or "full". In Thai the year is the Buddhist one unless `calendar` is "gregory". */
export function formatDate(date, locale, { style = "short", calendar } = {}) {
  const rules = localeOf(locale);
  const at = dateOf(date);
  const isBuddhist = rules.buddhist !== undefined && calendar !== "gregory";
  const { era, date: patterns } = isBuddhist ? rules.buddhist : rules;
  if (!hasOwn(patterns, style)) throw new RangeError(`there is no style ${JSON.stringify(style)}: there are short, medium, long, full`);
  return filled(patterns[style], at, rules, at.getUTCFullYear() + (isBuddhist ? 543 : 0), era);
}

/** 2:05 pm, 14:05. */
export function formatTime(date, locale) {
  const rules = localeOf(locale);
  return filled(rules.time, dateOf(date), rules, 0, "");
}

/** A, B and C. */
export function formatList(items, locale) {
  const { start, middle, end, pair } = localeOf(locale).list;
  const texts = Array.from(items, (item) => `${item}`);
  const joined = (pattern, left, right) => pattern.replace(/\{([01])\}/g, (_, which) => (which === "0" ? left : right));
  if (texts.length < 2) return texts[0] ?? "";
  if (texts.length === 2) return joined(pair, texts[0], texts[1]);
  let text = joined(end, texts.at(-2), texts.at(-1));
  for (let at = texts.length - 3; at >= 0; at--) text = joined(at === 0 ? start : middle, texts[at], text);
  return text;
}
