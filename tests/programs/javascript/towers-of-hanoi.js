function* hanoi(n, from = "A", to = "C", by = "B") {
  if (n === 0) return;
  yield* hanoi(n - 1, from, by, to);
  yield `${n}: ${from}->${to}`;
  yield* hanoi(n - 1, by, to, from);
}
console.log([...hanoi(3)].join("\n"));
console.log([...hanoi(10)].length);
