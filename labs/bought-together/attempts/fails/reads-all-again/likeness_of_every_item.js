export function together(baskets, a, b) {
  return baskets.filter((basket) => basket.includes(a) && basket.includes(b)).length;
}

export function likeness(baskets, a, b) {
  const either = baskets.filter((basket) => basket.includes(a) || basket.includes(b)).length;
  return either === 0 ? 0 : together(baskets, a, b) / either;
}

export function suggest(baskets, item, most) {
  const names = new Set(baskets.flat());
  names.delete(item);
  return [...names]
    .map((name) => ({ name, score: likeness(baskets, item, name) }))
    .filter(({ score }) => score > 0)
    .sort((x, y) => y.score - x.score || (x.name < y.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}
