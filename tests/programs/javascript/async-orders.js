const wait = (ms, value) => new Promise((done) => setTimeout(done, ms, value));
async function fetchOrder(id) { await wait(30 - id * 10); if (id === 3) throw new Error(`order ${id} is lost`); return { id, total: id * 100 }; }
console.log(await Promise.all([1, 2].map(fetchOrder)));
console.log((await Promise.allSettled([1, 3].map(fetchOrder))).map(({ status, value, reason }) => [status, value ?? reason.message]));
console.log(await Promise.race([wait(20, "slow"), wait(5, "fast")]), await Promise.any([fetchOrder(3), fetchOrder(2)]));
try { await fetchOrder(3); } catch (e) { console.log("caught", e.message); } finally { console.log("finally"); }
const results = []; for (const id of [2, 1]) results.push((await fetchOrder(id)).total); console.log(results);
let n = 0; const timer = setInterval(() => { console.log("tick", ++n); if (n === 3) clearInterval(timer); }, 10); await wait(100); console.log("end");
