// Numbers, shares and sums of money as people write them: like Intl (tests/web/words/formats_test.ts holds them to it), which a phone
// takes a tenth of a second to start. What is not written here is left to Intl.

import { numberFormat } from "./formatters.ts";

/** Digits behind the point. */
interface Digits {
  readonly least?: number;
  readonly most: number;
}

interface Style {
  readonly group: string;
  readonly point: string;
  /** The currency stands behind the sum. */
  readonly isBehind: boolean;
}

const common: Style = { group: ",", point: ".", isBehind: false };
const styles = new Map<string, Style>([
  ["en-MY", common], ["ms-MY", common], ["zh-Hans-MY", common], ["th-TH", common], ["vi-VN", { group: ".", point: ",", isBehind: true }],
]);

/** Of each currency its sign, and how many digits its minor unit has. */
const currencies = new Map<string, readonly [string, number]>([
  ["MYR", ["RM", 2]], ["THB", ["฿", 2]], ["VND", ["₫", 0]], ["CNY", ["¥", 2]], ["USD", ["$", 2]], ["SGD", ["$", 2]], ["EUR", ["€", 2]], ["GBP", ["£", 2]],
]);

/** Below it, and with six digits behind the point, a number is exact to the last. */
const mostExact = 1e9;

/** Rounds what is written, as Intl does: 9.995 is as near to 9.99 as to 10, whatever it is in binary. */
function rounded(value: number, digits: number): string {
  const scaled = Number(`${value}e${digits}`);
  return Number.isNaN(scaled) ? value.toFixed(digits) : (Math.round(scaled) / 10 ** digits).toFixed(digits);
}

function digitsOf(value: number, { group, point }: Style, { least = 0, most }: Digits): string {
  const [whole = "", fraction = ""] = rounded(value, most).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  let shown = fraction;
  while (shown.length > least && shown.endsWith("0")) shown = shown.slice(0, -1);
  return shown === "" ? grouped : `${grouped}${point}${shown}`;
}

/** Undefined where Intl has to say. */
function styleFor(value: number, formats: string): Style | undefined {
  return value >= 0 && value < mostExact && !Object.is(value, -0) ? styles.get(formats) : undefined;
}

export function decimal(value: number, formats: string, digits: Digits = { most: 3 }): string {
  const style = styleFor(value, formats);
  if (style !== undefined) return digitsOf(value, style, digits);
  return numberFormat(formats, { minimumFractionDigits: digits.least ?? 0, maximumFractionDigits: digits.most }).format(value);
}

/** `value`: 12.5 for "12.5%". */
export function percent(value: number, formats: string, digits: Digits): string {
  const style = styleFor(value, formats);
  if (style !== undefined) return `${digitsOf(value, style, digits)}%`;
  return numberFormat(formats, { style: "percent", maximumFractionDigits: digits.most }).format(value / 100);
}

/** `minor`: in sen, cents, satang; they are shown only when there are any. */
export function money(minor: number, currency: string, formats: string): string {
  const options = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
  const [sign, digits] = currencies.get(currency) ?? [undefined, numberFormat(formats, options).resolvedOptions().maximumFractionDigits ?? 2];
  const amount = minor / 10 ** digits;
  const shown = Number.isInteger(amount) ? 0 : digits;
  const style = styleFor(amount, formats);
  if (style === undefined || sign === undefined) {
    return numberFormat(formats, { ...options, minimumFractionDigits: shown, maximumFractionDigits: shown }).format(amount);
  }
  const sum = digitsOf(amount, style, { least: shown, most: shown });
  if (style.isBehind) return `${sum}\u00a0${sign}`;
  return /[a-z]$/i.test(sign) ? `${sign}\u00a0${sum}` : `${sign}${sum}`;
}
