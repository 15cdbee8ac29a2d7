import { formatDate, formatMoney } from "bengkel:format";

export function label(sen, day, locale) {
  const price = formatMoney(sen / 100, "MYR", locale);
  const date = formatDate(day, locale);
  return price + " | " + date;
}

for (const locale of ["en", "ms", "zh-Hans", "vi", "th"]) {
  console.log(label(1250, "2026-12-30", locale));
}
