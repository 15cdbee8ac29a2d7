const rates = { MYR: 1, VND: 5520.5, THB: 7.63, CNY: 1.62 };
const convert = (amount, from, to) => (amount / rates[from]) * rates[to];
for (const to of Object.keys(rates)) console.log(to.padEnd(4), convert(100, "MYR", to).toFixed(2).padStart(12));
console.log(convert(convert(100, "MYR", "VND"), "VND", "MYR"));
