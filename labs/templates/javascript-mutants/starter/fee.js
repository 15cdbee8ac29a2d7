/** The fee of a parcel, in whole sen. */
export function fee(grams) {
  const above = Math.max(0, grams - 1000);
  return 600 + 150 * Math.ceil(above / 500);
}
