export function fee(grams) {
  if (grams < 1000) return 600;
  return 600 + 150 * (Math.floor((grams - 1000) / 500) + 1);
}
