// Orders of a year by city: what a native program of the language does too.
const nextRandom = (seed) => (seed * 1103515245 + 12345) % 2147483648;

const cities = ["Kuching", "Sibu", "Miri", "Bintulu", "Serian"];
const totals = new Map();
let seed = 42;
for (let number = 0; number < 60000; number += 1) {
  seed = nextRandom(seed);
  const city = cities[Math.floor(seed / 65536) % 5];
  seed = nextRandom(seed);
  if (!totals.has(city)) totals.set(city, []);
  totals.get(city).push(Math.floor(seed / 65536) % 10000);
}
for (const city of [...totals.keys()].sort()) {
  const sales = totals.get(city).sort((left, right) => left - right);
  console.log(city, sales.length, sales.reduce((sum, sen) => sum + sen, 0), sales[Math.floor(sales.length / 2)]);
}
