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

export function summary(lines) {
  let pieces = 0;
  let total = 0;
  for (const line of lines) {
    const quantity = Number(line.quantity);
    pieces += quantity;
    total += line.price * quantity;
  }
  return { pieces, total };
}

export function discount(amount, percent) {
  return Math.round((amount * percent) / 100);
}

export function formatMoney(amount, currency, locale) {
  const { digits, front, back } = currencies[currency];
  const { group, decimal, symbolFirst } = locales[locale];
  const [whole, small] = (amount / 10 ** digits).toFixed(digits).split(".");
  let number = whole.replace(/\B(?=(\d{3})+$)/g, group);
  if (small !== undefined) number += decimal + small;
  return symbolFirst ? front + number : number + back;
}
