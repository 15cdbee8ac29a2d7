const parcels = [{ value: 499.99 }, { value: 500 }, { value: 500.01 }, { value: 12, exempt: true }];
const rate = 0.1;
console.log(parcels.map(({ value, exempt = false }) => (value > 500 || exempt ? "import duty rules" : (value * rate).toFixed(2))));
console.log(parcels.filter((p) => p.value <= 500 && !p.exempt).length, "parcels pay low-value goods tax");
