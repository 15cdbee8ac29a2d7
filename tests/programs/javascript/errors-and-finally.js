class StockError extends Error { constructor(sku, options) { super(`no stock of ${sku}`, options); this.name = "StockError"; this.sku = sku; } }
function take(sku) { try { if (sku === "MUG") throw new StockError(sku); if (sku === "BAD") null.x; return "taken"; } catch (e) { if (e instanceof StockError) return `${e.name}: ${e.message}`; throw new Error("wrapped", { cause: e }); } finally { console.log("done with", sku); } }
console.log(take("TEA"), take("MUG"));
try { take("BAD"); } catch (e) { console.log(e.message, e.cause instanceof TypeError, `${e}`, Object.prototype.toString.call(e)); }
const f = () => { try { return 1; } finally { console.log("before the return"); } }; console.log(f());
console.log((() => { for (const x of [1, 2, 3]) { try { if (x === 2) continue; if (x === 3) return x; } finally { console.log("finally", x); } } })());
try { throw { code: 7 }; } catch ({ code }) { console.log(code); } new AggregateError([new Error("a")], "many").errors.forEach((e) => console.log(e.message));
