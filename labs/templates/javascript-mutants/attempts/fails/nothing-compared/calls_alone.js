import { fee } from "./fee.js";

test("a light parcel", () => {
  console.log(fee(800));
});
test("a heavy parcel", () => {
  console.log(fee(1600));
});
