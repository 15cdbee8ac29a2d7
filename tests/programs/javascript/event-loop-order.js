console.log("1 sync");
setTimeout(() => console.log("6 timeout"), 0);
Promise.resolve().then(() => { console.log("3 micro"); return Promise.resolve(); }).then(() => console.log("5 later micro"));
queueMicrotask(() => console.log("4 queued"));
(async () => { console.log("1b async body"); await null; console.log("4b after await"); })();
console.log("2 sync end");
setTimeout(() => { console.log("7 slower"); Promise.resolve().then(() => console.log("8 micro in timer")); setTimeout(() => console.log("9 nested")); }, 5);
