const { id, customer: { name = "guest", city: [first, ...others] = [] } = {}, ...rest } = { id: 1, customer: { city: ["Kuching", "Sibu", "Miri"] }, total: 5, paid: true };
console.log(id, name, first, others, rest);
let [x, , y = 3, ...z] = [1, 2, undefined, 4, 5]; [x, y] = [y, x]; console.log(x, y, z);
console.log({ ...{ a: 1, b: 2 }, b: 3, ...null }, [..."añ😀"], Math.max(...[1, 5, 3]), [...new Set([1, 1, 2])], [...new Map([[1, 2]])]);
function f({ a = 1, b } = {}, ...more) { return [a, b, more]; } console.log(f(), f({ b: 2 }, 3, 4), f.length);
const key = "dyn"; console.log({ [key + 1]: 1, [`${key}2`]: 2, 3: 3, "4 x": 4 });
