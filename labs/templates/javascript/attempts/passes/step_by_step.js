export function fee(grams) {
  let total = 600;
  for (let paid = 1000; paid < grams; paid += 500) total += 150;
  return total;
}

@program@
