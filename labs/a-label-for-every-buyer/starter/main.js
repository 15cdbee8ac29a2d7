import { formatDate, formatMoney } from "bengkel:format";

export function label(sen, day, locale) {
  // Repair the next line: as the buyer reads it.
  const price = "RM" + sen / 100;
  const date = formatDate(day, locale);
  return price + " | " + date;
}

for (const locale of ["en", "ms", "zh-Hans", "vi", "th"]) {
  console.log(label(1250, "2026-12-30", locale));
}
