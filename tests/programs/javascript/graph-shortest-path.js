const roads = { Kuching: { Serian: 65, Bau: 35 }, Serian: { "Sri Aman": 130 }, Bau: { Serian: 60 }, "Sri Aman": { Sibu: 210 }, Sibu: { Bintulu: 190 }, Bintulu: { Miri: 200 }, Miri: {} };
function shortest(from) {
  const far = Object.fromEntries(Object.keys(roads).map((k) => [k, Infinity])); far[from] = 0;
  const open = new Set(Object.keys(roads));
  while (open.size) {
    const at = [...open].reduce((best, k) => (far[k] < far[best] ? k : best));
    open.delete(at);
    for (const [to, km] of Object.entries(roads[at])) far[to] = Math.min(far[to], far[at] + km);
  }
  return far;
}
console.log(shortest("Kuching"));
console.log(shortest("Sibu"));
