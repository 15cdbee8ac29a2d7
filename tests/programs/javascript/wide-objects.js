const wide = {};
for (let i = 0; i < 30; i++) wide[`field${i}`] = i % 3 ? i : "v".repeat(i);
console.log(wide);
console.log({ a: "x".repeat(60), b: 1 });
console.log({ a: "x".repeat(61), b: 1 });
console.log({ first: "a".repeat(30), second: "b".repeat(30), third: 3 });
console.log({ a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8, i: 9, j: 10, k: 11, l: 12, m: 13, n: 14, o: 15, p: 16, q: 17 });
console.log([{ a: 1, b: { c: { d: 1 } } }], [[[[1]]]], { x: { y: { z: [] } } }, { x: { y: { z: {} } } });
