import { fee } from "./fee.js";

test("a light parcel pays the base fee", () => {
  expect(fee(800)).toBe(600);
});
test("the worked example", () => {
  expect(fee(1600)).toBe(900);
});
test("a heavy parcel", () => {
  expect(fee(2300)).toBe(1050);
});
