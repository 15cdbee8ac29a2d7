const moves = `KCH,TEA-01,40
KCH,MUG-07,15
HCM,TEA-01,25
BKK,MUG-07,5
KCH,TEA-01,-12
BKK,MUG-07,-5`;
const stock = {};
for (const line of moves.split("\n")) {
  const [place, sku, change] = line.split(",");
  stock[place] ??= {};
  stock[place][sku] = (stock[place][sku] ?? 0) + Number(change);
}
console.log(stock);
console.log(Object.entries(stock).map(([place, items]) => `${place}: ${Object.values(items).reduce((a, b) => a + b)}`).join("; "));
