const orders = [
  { id: 1, country: "MY", total: 120 }, { id: 2, country: "VN", total: 80 }, { id: 3, country: "MY", total: 45.5 },
  { id: 4, country: "TH", total: 300 }, { id: 5, country: "VN", total: 20 },
];
const byCountry = orders.reduce((groups, order) => {
  (groups[order.country] ||= []).push(order);
  return groups;
}, {});
console.log(byCountry);
const totals = Object.fromEntries(Object.entries(byCountry).map(([country, list]) => [country, list.reduce((sum, o) => sum + o.total, 0)]));
console.log(totals);
console.log(new Map(Object.entries(totals).sort(([, a], [, b]) => b - a)));
