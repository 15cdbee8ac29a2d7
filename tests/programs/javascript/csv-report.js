const csv = `sku,name,price,sold
TEA-01,"Tea, black",12.5,40
MUG-07,"Mug ""Kuching""",30,7
BAG-03,Bag,89.9,3`;
function parse(line) { const out = []; let cell = "", quoted = false; for (let i = 0; i < line.length; i++) { const c = line[i]; if (quoted) { if (c === '"' && line[i + 1] === '"') { cell += c; i++; } else if (c === '"') quoted = false; else cell += c; } else if (c === '"') quoted = true; else if (c === ",") { out.push(cell); cell = ""; } else cell += c; } return [...out, cell]; }
const [head, ...rows] = csv.split("\n").map(parse);
const records = rows.map((row) => Object.fromEntries(head.map((name, i) => [name, i > 1 ? Number(row[i]) : row[i]])));
console.log(records); console.log(records.reduce((s, r) => s + r.price * r.sold, 0).toFixed(2));
