import { formatDate, formatMoney } from "bengkel:format";

export function label(sen, day, locale) {
  const price = "RM" + sen / 100;
  const date = formatDate(day, locale);
  return price + " | " + date;
}
