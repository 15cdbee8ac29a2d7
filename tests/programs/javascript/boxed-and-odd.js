console.log([new Number(3), new String("abc"), new Boolean(false), Object(1n), Object(Symbol("s"))]);
console.log([, 1, , , 2, ,], [undefined, null], Array(3), [1, , 3]);
const list = [1, 2]; list.label = "extra"; list[5] = 6;
console.log(list, list.length);
console.log((function () { return arguments; })(1, "b"));
console.log(Math.PI, Number.MAX_SAFE_INTEGER, 0.1 + 0.2, 1 / 3, 5e-324, -1e300 * 10);
console.log(typeof null, typeof undefined, typeof 1n, typeof {}, void 0);
