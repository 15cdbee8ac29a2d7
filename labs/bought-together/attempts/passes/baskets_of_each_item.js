// For each item the numbers of the baskets that hold it.
function index(baskets) {
  const places = new Map();
  baskets.forEach((basket, at) => {
    for (const name of basket) {
      if (!places.has(name)) places.set(name, new Set());
      places.get(name).add(at);
    }
  });
  return places;
}

function common(some, others) {
  let count = 0;
  for (const at of some) if (others.has(at)) count++;
  return count;
}

export function together(baskets, a, b) {
  const places = index(baskets);
  return common(places.get(a) ?? new Set(), places.get(b) ?? new Set());
}

export function likeness(baskets, a, b) {
  const places = index(baskets);
  const some = places.get(a) ?? new Set();
  const others = places.get(b) ?? new Set();
  const both = common(some, others);
  return both === 0 ? 0 : both / (some.size + others.size - both);
}

export function suggest(baskets, item, most) {
  const places = index(baskets);
  const mine = places.get(item) ?? new Set();
  const candidates = new Set();
  for (const at of mine) for (const name of baskets[at]) candidates.add(name);
  candidates.delete(item);

  const scored = [];
  for (const name of candidates) {
    const both = common(places.get(name), mine);
    scored.push({ name, score: both / (mine.size + places.get(name).size - both) });
  }
  scored.sort((x, y) => {
    if (x.score !== y.score) return y.score - x.score;
    return x.name < y.name ? -1 : 1;
  });
  return scored.slice(0, most).map((entry) => entry.name);
}
