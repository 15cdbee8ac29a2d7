import { formatDate, formatMoney } from "bengkel:format";

export function label(sen, day, locale) {
  const price = formatMoney(sen / 100, "MYR", "en");
  const date = formatDate(day, locale);
  return price + " | " + date;
}
