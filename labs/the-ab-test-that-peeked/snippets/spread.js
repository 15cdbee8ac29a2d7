// Half of all visitors buy, on both pages alike.
for (const visitors of [200, 800, 20000]) {
  const variance = 0.25 * (2 / visitors);
  console.log(visitors, Math.sqrt(variance));
}
