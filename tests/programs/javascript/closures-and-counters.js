const counter = (start = 0) => { let n = start; return { up: () => ++n, down: () => --n, get value() { return n; } }; };
const [a, b] = [counter(), counter(10)]; a.up(); a.up(); b.down();
console.log(a.value, b.value, a);
const adders = []; for (let i = 0; i < 3; i++) adders.push((x) => x + i); console.log(adders.map((f) => f(10)));
var old = []; for (var j = 0; j < 3; j++) old.push(() => j); console.log(old.map((f) => f()));
const compose = (...fs) => (x) => fs.reduceRight((v, f) => f(v), x); console.log(compose((x) => x + 1, (x) => x * 2)(5));
const curry = (f) => function go(...args) { return args.length >= f.length ? f(...args) : (...more) => go(...args, ...more); }; console.log(curry((a, b, c) => a + b + c)(1)(2)(3));
