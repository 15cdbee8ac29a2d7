const name = prompt("name? "); const count = Number(readline()); const prices = []; for (let i = 0; i < count; i++) prices.push(Number(readline()));
console.log(`Hello, ${name}!`, prices, prices.reduce((a, b) => a + b, 0)); let rest = 0; for (let line = readline(); line !== null; line = readline()) { rest += line.trim() === "" ? 0 : 1; } console.log(rest, readline());
