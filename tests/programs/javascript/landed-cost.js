const orders = [
  { id: "SO-1", goods: 420, freight: 38.5, duty: 0.05, tax: 0.1 },
  { id: "SO-2", goods: 95, freight: 12, duty: 0, tax: 0.1 },
  { id: "SO-3", goods: 1250.4, freight: 99.9, duty: 0.2, tax: 0.1 },
];
const sen = (amount) => Math.round(amount * 100) / 100;
function landedCost({ goods, freight, duty, tax }) {
  const base = goods + freight;
  const dutyDue = base * duty;
  return { base: sen(base), duty: sen(dutyDue), tax: sen((base + dutyDue) * tax), total: sen((base + dutyDue) * (1 + tax)) };
}
for (const order of orders) console.log(order.id, landedCost(order));
console.log(orders.map(landedCost).reduce((sum, { total }) => sum + total, 0).toFixed(2));
