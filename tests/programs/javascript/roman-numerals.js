const table = [[1000, "M"], [900, "CM"], [500, "D"], [400, "CD"], [100, "C"], [90, "XC"], [50, "L"], [40, "XL"], [10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]];
const toRoman = (n) => table.reduce((text, [value, sign]) => { while (n >= value) { text += sign; n -= value; } return text; }, "");
const fromRoman = (text) => table.reduce((sum, [value, sign]) => { while (text.startsWith(sign)) { sum += value; text = text.slice(sign.length); } return sum; }, 0);
for (const n of [1, 4, 9, 14, 40, 90, 400, 1990, 2026, 3999]) console.log(n, toRoman(n), fromRoman(toRoman(n)) === n);
