import { fee } from "./fee.js";

test("exactly 1000 g pay the base fee", () => {
  expect(fee(1000)).toBe(600);
});
test("one whole step", () => {
  expect(fee(1500)).toBe(750);
});
test("three whole steps", () => {
  expect(fee(2500)).toBe(1050);
});
