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
  return Math.ceil((amount * percent) / 100);
}

export function formatMoney(amount, currency, locale) {
  const { digits, front, back } = currencies[currency];
  const { group, decimal, symbolFirst } = locales[locale];
  const text = String(Math.abs(amount)).padStart(digits + 1, "0");
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, group);
  const number = digits === 0 ? whole : whole + decimal + text.slice(-digits);
  return (amount < 0 ? "-" : "") + (symbolFirst ? front + number : number + back);
}
