export function fee(grams) {
  return 600 + 150 * Math.ceil(grams / 500);
}
