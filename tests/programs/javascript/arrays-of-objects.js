const rows = [
  { sku: "TEA-01", name: "Sarawak tea", price: 12.5, stock: 40 },
  { sku: "MUG-07", name: "Pottery mug", price: 30, stock: 0 },
  { sku: "BAG-03", name: "Woven bag", price: 89.9, stock: 3 },
];
console.log(rows);
console.log(rows.map(({ sku, price }) => ({ sku, price })));
console.log(rows.map(({ sku }) => sku), rows.map((row) => [row.sku, row.stock]));
console.log([[1, 2, [3, 4, [5, [6]]]], { a: { b: { c: {} } } }, [[[]]]]);
console.log({ rows: rows.slice(0, 1), meta: { page: 1, of: 3 }, list: [{ a: 1 }, { b: { c: { d: 1 } } }] });
