let cells = new Set(["1,0", "2,1", "0,2", "1,2", "2,2"]);
const step = (now) => { const near = new Map(); for (const cell of now) { const [x, y] = cell.split(",").map(Number); for (const dx of [-1, 0, 1]) for (const dy of [-1, 0, 1]) if (dx || dy) { const k = `${x + dx},${y + dy}`; near.set(k, (near.get(k) ?? 0) + 1); } } return new Set([...near].filter(([k, n]) => n === 3 || (n === 2 && now.has(k))).map(([k]) => k)); };
for (let i = 0; i < 4; i++) { console.log([...cells].sort()); cells = step(cells); }
const rows = Array.from({ length: 5 }, (_, y) => Array.from({ length: 5 }, (_, x) => (cells.has(`${x},${y}`) ? "#" : ".")).join(""));
console.log(rows.join("\n"));
