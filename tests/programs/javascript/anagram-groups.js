const words = "listen silent enlist tea eat ate kuching google".split(" ");
const groups = Object.groupBy ? Object.groupBy(words, (w) => [...w].sort().join("")) : words.reduce((g, w) => { const k = [...w].sort().join(""); (g[k] ??= []).push(w); return Object.setPrototypeOf(g, null); }, Object.create(null));
console.log(Object.values(groups).filter((g) => g.length > 1));
console.log(Object.entries(groups).map(([k, g]) => `${k}:${g.length}`).sort().join(" "));
