export function together(baskets, a, b) {
  return baskets.filter((basket) => basket.includes(a) && basket.includes(b)).length;
}

export function likeness(baskets, a, b) {
  const either = baskets.filter((basket) => basket.includes(a) || basket.includes(b)).length;
  return either === 0 ? 0 : together(baskets, a, b) / either;
}

export function suggest(baskets, item, most) {
  const found = baskets.find((basket) => basket.includes(item)) ?? [];
  return [...new Set(found)]
    .filter((name) => name !== item)
    .sort((x, y) => likeness(baskets, item, y) - likeness(baskets, item, x) || (x < y ? -1 : 1))
    .slice(0, most);
}
