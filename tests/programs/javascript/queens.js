function place(n, queens = []) { if (queens.length === n) return [queens]; return Array.from({ length: n }, (_, c) => c).filter((c) => queens.every((q, r) => q !== c && Math.abs(q - c) !== queens.length - r)).flatMap((c) => place(n, [...queens, c])); }
console.log(place(6).length, place(8).length);
console.log(place(6)[0].map((c) => ".".repeat(c) + "Q" + ".".repeat(5 - c)).join("\n"));
