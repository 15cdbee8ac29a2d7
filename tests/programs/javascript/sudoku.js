const grid = "530070000600195000098000060800060003400803001700020006060000280000419005000080079".split("").map(Number);
const fits = (g, at, n) => { const r = Math.floor(at / 9), c = at % 9; for (let i = 0; i < 9; i++) if (g[r * 9 + i] === n || g[i * 9 + c] === n || g[(Math.floor(r / 3) * 3 + Math.floor(i / 3)) * 9 + Math.floor(c / 3) * 3 + (i % 3)] === n) return false; return true; };
const solve = (g) => { const at = g.indexOf(0); if (at < 0) return true; for (let n = 1; n <= 9; n++) if (fits(g, at, n)) { g[at] = n; if (solve(g)) return true; } g[at] = 0; return false; };
console.log(solve(grid)); for (let r = 0; r < 9; r++) console.log(grid.slice(r * 9, r * 9 + 9).join(" ")); console.log(grid);
