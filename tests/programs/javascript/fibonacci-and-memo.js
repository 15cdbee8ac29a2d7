const memo = (f, seen = new Map()) => (n) => seen.has(n) ? seen.get(n) : (seen.set(n, f(n)), seen.get(n));
const fib = memo((n) => (n < 2n ? n : fib(n - 1n) + fib(n - 2n)));
console.log(fib(10n), fib(90n), fib(300n));
function* fibs() { let [a, b] = [0, 1]; for (;;) { yield a; [a, b] = [b, a + b]; } }
const first = []; for (const n of fibs()) { if (n > 500) break; first.push(n); }
console.log(first);
