// How the shop writes money. \u00a0 is a no-break space.
const currencies = {
  MYR: { digits: 2, front: "RM\u00a0", back: "\u00a0RM" },
  THB: { digits: 2, front: "฿", back: "\u00a0฿" },
  VND: { digits: 0, front: "₫", back: "\u00a0₫" },
};
const locales = {
  en: { group: ",", decimal: ".", symbolFirst: true },
  ms: { group: ",", decimal: ".", symbolFirst: true },
  th: { group: ",", decimal: ".", symbolFirst: true },
  vi: { group: ".", decimal: ",", symbolFirst: false },
  zh: { group: ",", decimal: ".", symbolFirst: true },
};

// The pieces and the worth of a cart. A line has a price in minor units and a quantity, which is text.
export function summary(lines) {
  return null;
}

// So many percent of an amount, in whole minor units; half a unit goes up.
export function discount(amount, percent) {
  return null;
}

// An amount as a buyer reads it.
export function formatMoney(amount, currency, locale) {
  return null;
}

const cart = [
  { price: 1990, quantity: "2" },
  { price: 1650, quantity: "3" },
];
console.log(summary(cart));
console.log(discount(8930, 15));
for (const locale of Object.keys(locales)) console.log(locale, formatMoney(7590, "MYR", locale));
