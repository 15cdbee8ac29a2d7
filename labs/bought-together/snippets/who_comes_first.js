const names = [
  "sugar", "filters", "saffron"];

function first(...scores) {
  const top = Math.max(...scores);
  const at = scores.indexOf(top);
  console.log(names[at]);
}

// Baskets with coffee too
first(8, 5, 1);
// of all that hold coffee
first(8 / 10, 5 / 10, 1 / 10);
// of all that hold the item
first(8 / 18, 5 / 6, 1 / 1);
// of all that hold either
first(8 / 20, 5 / 11, 1 / 10);
