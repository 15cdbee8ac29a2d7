import { fee } from "./fee.js";

test("a light parcel pays the base fee", () => {
  expect(fee(800)).toBe(600);
});
test("exactly 1000 g pay the base fee", () => {
  expect(fee(1000)).toBe(600);
});
test("a step that has begun is paid for", () => {
  expect(fee(1001)).toBe(750);
});
test("the worked example", () => {
  expect(fee(1600)).toBe(900);
});
test("three whole steps", () => {
  expect(fee(2500)).toBe(1050);
});
