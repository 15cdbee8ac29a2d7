export function fee(grams) {
  if (grams <= 0) throw new RangeError("a parcel weighs something");
  let total = 600;
  for (let paid = 1000; paid < grams; paid += 500) total += 150;
  return total;
}
