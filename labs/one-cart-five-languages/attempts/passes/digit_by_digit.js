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
  const quantities = lines.map((line) => (line.quantity === "" ? 0 : parseInt(line.quantity, 10)));
  const pieces = quantities.reduce((sum, quantity) => sum + quantity, 0);
  const total = lines.reduce((sum, line, at) => sum + line.price * quantities[at], 0);
  return { total: total, pieces: pieces };
}

export function discount(amount, percent) {
  const hundredths = amount * percent;
  const left = hundredths % 100;
  return (hundredths - left) / 100 + (left >= 50 ? 1 : 0);
}

export function formatMoney(amount, currency, locale) {
  if (amount < 0) return "-" + formatMoney(-amount, currency, locale);
  const { digits, front, back } = currencies[currency];
  const { group, decimal, symbolFirst } = locales[locale];
  let rest = amount;
  let number = "";
  for (let place = 0; place <= digits || rest > 0; place++) {
    if (place === digits && digits > 0) number = decimal + number;
    if (place > digits && (place - digits) % 3 === 0) number = group + number;
    number = (rest % 10) + number;
    rest = Math.floor(rest / 10);
  }
  return symbolFirst ? front + number : number + back;
}
