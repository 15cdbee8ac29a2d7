console.log("2" + "3");
console.log("2" * "3");
console.log(0.1 + 0.2 === 0.3);
console.log((1.005).toFixed(2));
