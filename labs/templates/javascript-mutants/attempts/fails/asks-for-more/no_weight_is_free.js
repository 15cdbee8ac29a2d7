import { fee } from "./fee.js";

test("a light parcel pays the base fee", () => {
  expect(fee(800)).toBe(600);
});
test("exactly 1000 g pay the base fee", () => {
  expect(fee(1000)).toBe(600);
});
test("the worked example", () => {
  expect(fee(1600)).toBe(900);
});
test("no weight costs nothing", () => {
  expect(fee(0)).toBe(0);
});
