// A dated rule's value as people read it: 10%, RM 500, 1 January 2024.

import { numberFormat } from "../base/formatters.ts";
import { longDate } from "../base/long_date.ts";
import type { RuleInfo } from "../session/session.ts";

export function ruleValue({ value, unit }: Pick<RuleInfo, "value" | "unit">, formats: string): string {
  if (typeof value === "string") return longDate(value, formats);
  const currency = /^([A-Z]{3})-minor$/.exec(unit)?.[1];
  if (currency !== undefined) return money(value, currency, formats);
  if (unit === "percent") {
    return numberFormat(formats, { style: "percent", maximumFractionDigits: 4 }).format(value / 100);
  }
  return numberFormat(formats, { maximumFractionDigits: 6 }).format(value);
}

/** Whole minor units as money. Sen are shown only when there are any. */
function money(minor: number, currency: string, formats: string): string {
  const style = { style: "currency", currency, currencyDisplay: "narrowSymbol" } as const;
  const digits = numberFormat(formats, style).resolvedOptions().maximumFractionDigits ?? 2;
  const amount = minor / 10 ** digits;
  const shown = Number.isInteger(amount) ? 0 : digits;
  const options = { ...style, minimumFractionDigits: shown, maximumFractionDigits: shown };
  return numberFormat(formats, options).format(amount);
}
