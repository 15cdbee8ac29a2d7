import { formatDate, formatMoney } from "bengkel:format";

export function label(sen, day, locale) {
  return formatMoney(sen / 100, "MYR", locale);
}
