export function fee(grams) {
  if (grams <= 1000) return 600;
  return 150 * Math.ceil((grams - 1000) / 500);
}
