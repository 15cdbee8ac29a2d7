import { fee } from "./fee.js";

test("the base fee ends at 1000 g", () => {
  expect(fee(1000)).toBe(600);
});
test("the second step ends at 2000 g", () => {
  expect(fee(2000)).toBe(900);
});
test("the third step begins at 2001 g", () => {
  expect(fee(2001)).toBe(1050);
});
