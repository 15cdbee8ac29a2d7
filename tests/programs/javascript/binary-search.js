function search(sorted, wanted) {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] === wanted) return middle;
    if (sorted[middle] < wanted) low = middle + 1; else high = middle - 1;
  }
  return ~low;
}
const prices = [3, 8, 12.5, 30, 89.9, 120];
for (const wanted of [3, 30, 120, 31, 0, 500]) console.log(wanted, search(prices, wanted));
