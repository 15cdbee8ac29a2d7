function named() {}
const arrow = () => 1;
async function later() {}
function* steps() {}
const withProperty = Object.assign(() => {}, { level: 2 });
console.log(named, arrow, () => {}, later, steps, async () => {}, withProperty, Math.max, console.log);
console.log([named, arrow], { named, method() {}, get x() { return 1; }, set x(v) {}, get y() { return 2; }, set z(v) {} });
console.log(Symbol("a"), Symbol.iterator, { [Symbol("key")]: 1 }, typeof named);
