console.log(Array.from({ length: 7 }, (_, i) => i));
console.log(Array.from({ length: 26 }, (_, i) => i * i));
console.log(Array.from({ length: 120 }, (_, i) => i));
console.log(Array.from({ length: 101 }, (_, i) => `item ${i}`));
console.log(Array.from({ length: 30 }, (_, i) => "x".repeat(i % 7)));
console.log([1.5, -2, 1000, 3, 44, 5.25, -6, 7, 8]);
console.log(["Kuching", "Ho Chi Minh City", "Bangkok", "Sibu", "Miri", "Bintulu", "Hanoi"]);
console.log([true, false, null, undefined, 1, "a", 2n, Symbol("s"), -0]);
