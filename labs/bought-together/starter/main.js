// How many baskets hold both a and b.
export function together(baskets, a, b) {
  return null;
}

// Baskets with both a and b, divided by baskets with at least one of them.
export function likeness(baskets, a, b) {
  return null;
}

// At most so many items that were bought together with the item, the greatest likeness first.
export function suggest(baskets, item, most) {
  return null;
}

const baskets = [
  ["rice", "pepper", "mortar"],
  ["rice", "pepper", "mortar", "rice"],
  ["rice", "pepper"],
  ["rice", "tea"],
  ["rice", "tea"],
  ["rice"],
];
console.log(together(baskets, "rice", "pepper"));
console.log(likeness(baskets, "rice", "pepper"));
console.log(suggest(baskets, "pepper", 2));
