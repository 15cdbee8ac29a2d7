const text = `the tea in the cup is the tea of the shop, and the cup is of clay`;
const counts = new Map();
for (const word of text.match(/[a-z]+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
const top = [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b)).slice(0, 5);
console.log(top); console.log(counts);
for (const [word, n] of top) console.log(word.padEnd(5, "."), "*".repeat(n));
