// A dated rule's value as people read it: 10%, RM 500, 1 January 2024.

import { longDate } from "../base/long_date.ts";
import { decimal, money, percent } from "../base/plain_number.ts";
import type { RuleInfo } from "../session/session.ts";

export function ruleValue({ value, unit }: Pick<RuleInfo, "value" | "unit">, formats: string): string {
  if (typeof value === "string") return longDate(value, formats);
  const currency = /^([A-Z]{3})-minor$/.exec(unit)?.[1];
  if (currency !== undefined) return money(value, currency, formats);
  return unit === "percent" ? percent(value, formats, { most: 4 }) : decimal(value, formats, { most: 6 });
}
