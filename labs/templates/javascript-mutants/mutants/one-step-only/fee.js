export function fee(grams) {
  return grams <= 1000 ? 600 : 750;
}
