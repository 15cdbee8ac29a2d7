// The fee of a parcel, in whole sen.
export function fee(grams) {
  return null;
}

@program@
