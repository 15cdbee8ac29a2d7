import { fee } from "./fee.js";

test("a light parcel pays the base fee", () => {
  expect(fee(800)).toBe(600);
});
