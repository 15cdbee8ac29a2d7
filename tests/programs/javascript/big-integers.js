const factorial = (n) => n <= 1n ? 1n : n * factorial(n - 1n);
console.log(factorial(30n), factorial(60n).toString().length, 2n ** 100n, -7n / 2n, -7n % 3n, 5n > 4, 2n == 2, typeof 1n);
console.log(BigInt("0xff"), BigInt.asUintN(8, 257n), BigInt.asIntN(8, 255n), [3n, 1n, 2n].sort(), 10n ** 18n + 1n);
try { 1n + 1; } catch (e) { console.log(e.name); }
console.log((123456789012345678901234567890n).toString(36), Number(2n ** 60n));
