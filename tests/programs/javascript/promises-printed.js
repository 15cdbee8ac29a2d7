console.log(Promise.resolve(5), new Promise(() => {}), Promise.resolve({ a: [1] }));
const failed = Promise.reject("no"); failed.catch(() => {});
console.log(failed);
async function f() { return 1; }
console.log(f(), [f()]);
console.log(await f(), await Promise.all([1, f(), Promise.resolve("x")]), await Promise.allSettled([f(), failed]));
console.log(await Promise.race([new Promise((r) => setTimeout(r, 50, "slow")), new Promise((r) => setTimeout(r, 10, "fast"))]));
console.log(await Promise.any([failed, f()]).catch((e) => e.name));
