export function together(baskets, a, b) {
  return baskets.filter((basket) => basket.includes(a) && basket.includes(b)).length;
}

export function likeness(baskets, a, b) {
  const either = baskets.filter((basket) => basket.includes(a) || basket.includes(b)).length;
  return either === 0 ? 0 : together(baskets, a, b) / either;
}

export function suggest(baskets, item, most) {
  const bought = new Map();
  const withItem = new Map();
  for (const basket of baskets.map((names) => new Set(names))) {
    for (const name of basket) {
      bought.set(name, (bought.get(name) ?? 0) + 1);
      if (basket.has(item) && name !== item) withItem.set(name, (withItem.get(name) ?? 0) + 1);
    }
  }
  const score = (name) => withItem.get(name) / (bought.get(item) + bought.get(name) - withItem.get(name));
  return [...withItem.keys()].sort((x, y) => score(y) - score(x) || (x < y ? -1 : 1)).slice(0, most);
}
