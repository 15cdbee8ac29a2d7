function tally(baskets) {
  const counts = Object.create(null);
  for (const basket of baskets) {
    const seen = Object.create(null);
    for (let i = 0; i < basket.length; i++) {
      const name = basket[i];
      if (seen[name]) continue;
      seen[name] = true;
      counts[name] = (counts[name] || 0) + 1;
    }
  }
  return counts;
}

export function together(baskets, a, b) {
  let count = 0;
  for (const basket of baskets) if (basket.indexOf(a) >= 0 && basket.indexOf(b) >= 0) count += 1;
  return count;
}

export function likeness(baskets, a, b) {
  const counts = tally(baskets);
  const both = together(baskets, a, b);
  if (both === 0) return 0;
  return both / (counts[a] + counts[b] - both);
}

export function suggest(baskets, item, most) {
  const counts = tally(baskets);
  const shared = tally(baskets.filter((basket) => basket.includes(item)));
  const names = Object.keys(shared)
    .filter((name) => name !== item)
    .sort();
  const score = (name) => shared[name] / (counts[item] + counts[name] - shared[name]);
  names.sort((x, y) => score(y) - score(x));
  return names.slice(0, most);
}
