function* pages(items, size) { for (let i = 0; i < items.length; i += size) { const reset = yield items.slice(i, i + size); if (reset) i = -size; } return "end"; }
const g = pages([1, 2, 3, 4, 5], 2); console.log(g.next(), g.next(), g.next(true), g.next(), g.return("stop"), g.next());
const range = { from: 1, to: 4, [Symbol.iterator]() { let n = this.from; const last = this.to; return { next: () => (n <= last ? { value: n++, done: false } : { value: undefined, done: true }), return() { console.log("closed"); return {}; } }; } };
console.log([...range], Math.max(...range)); for (const n of range) { if (n === 2) break; }
const [first] = range; console.log(first, Array.from(range, (x) => x * x), Object.fromEntries([...range].entries()));
async function* ticks() { for (let i = 0; i < 3; i++) { await null; yield i; } } for await (const t of ticks()) console.log("tick", t);
