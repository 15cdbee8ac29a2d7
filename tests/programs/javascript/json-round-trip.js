const order = { id: "SO-1", lines: [{ sku: "TEA", n: 2 }], note: null, gift: undefined, when: new Date(0), nan: NaN, f() {} };
console.log(JSON.stringify(order)); console.log(JSON.stringify(order, null, 2)); console.log(JSON.stringify(order, ["id", "lines", "sku"]));
console.log(JSON.stringify({ total: 5n }, (k, v) => (typeof v === "bigint" ? `${v}` : v)), JSON.parse('{"a":[1,{"b":null}]}', (k, v) => (typeof v === "number" ? v + 1 : v)));
try { JSON.parse("{bad}"); } catch (e) { console.log(e.name); }
console.log(JSON.stringify("é\u2028\ud800"), JSON.stringify({ toJSON: () => "mine" }), JSON.stringify([undefined, () => 1, Symbol("x")]), JSON.parse(" [1e3, -0.5] "));
