// Half of all visitors buy,
// on both pages alike.
const sizes = [200, 800, 20000];
for (const n of sizes) {
  const v = 0.25 * (2 / n);
  console.log(n, Math.sqrt(v));
}
