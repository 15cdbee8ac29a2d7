console.log(new Map(), new Set(), new Map([["a", 1], ["b", { c: [1, 2] }]]), new Set(["x", 1, [2]]));
console.log(new Map([[{ id: 1 }, "object key"], [null, undefined]]));
console.log(new Map(Array.from({ length: 12 }, (_, i) => [`key-${i}`, i * 1000])));
console.log(new Set(Array.from({ length: 40 }, (_, i) => i)));
console.log({ map: new Map([["k", new Map([["deep", new Map([["deeper", new Map()]])]])]]) });
console.log(new WeakMap(), new WeakSet());
const prices = new Map([["tea", 12.5], ["mug", { now: 30 }]]);
console.log(prices.keys(), prices.values(), prices.entries(), new Set([1, [2]]).values(), new Set(["a"]).entries(), new Map().keys());
const started = prices.keys(); started.next(); console.log(started, [started], [...started], started, [1].values(), "ab"[Symbol.iterator]());
