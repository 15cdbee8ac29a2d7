import { start, step, tell } from "./checkout.js";

// One event a line; bye ends it.
let state = start(8000, "DDP");
let line;
while ((line = readline()) !== null && line !== "bye") {
  const [type, value] = line.split(" ");
  const answer = step(state, { type, value });
  console.log(answer.say);
  state = answer.state;
}
console.log("Goodbye");
