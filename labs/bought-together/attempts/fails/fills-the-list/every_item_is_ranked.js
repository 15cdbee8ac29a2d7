export function together(baskets, a, b) {
  return baskets.filter((basket) => basket.includes(a) && basket.includes(b)).length;
}

export function likeness(baskets, a, b) {
  const either = baskets.filter((basket) => basket.includes(a) || basket.includes(b)).length;
  return either === 0 ? 0 : together(baskets, a, b) / either;
}

export function suggest(baskets, item, most) {
  const names = [...new Set(baskets.flat())].filter((name) => name !== item).sort();
  const scores = new Map(names.map((name) => [name, likeness(baskets, item, name)]));
  return names.sort((x, y) => scores.get(y) - scores.get(x)).slice(0, most);
}
