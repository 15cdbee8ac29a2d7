export function together(baskets, a, b) {
  return baskets.filter((basket) => basket.includes(a) && basket.includes(b)).length;
}

export function likeness(baskets, a, b) {
  const either = baskets.filter((basket) => basket.includes(a) || basket.includes(b)).length;
  return either === 0 ? 0 : together(baskets, a, b) / either;
}

export function suggest(baskets, item, most) {
  const found = [];
  const entry = (name) => {
    let known = found.find((other) => other.name === name);
    if (!known) found.push((known = { name, all: 0, both: 0 }));
    return known;
  };
  let mine = 0;
  for (const basket of baskets) {
    const held = basket.includes(item);
    if (held) mine++;
    for (const name of new Set(basket)) {
      const known = entry(name);
      known.all++;
      if (held) known.both++;
    }
  }
  const score = ({ all, both }) => both / (mine + all - both);
  return found
    .filter(({ name, both }) => name !== item && both > 0)
    .sort((x, y) => score(y) - score(x) || (x.name < y.name ? -1 : 1))
    .slice(0, most)
    .map(({ name }) => name);
}
