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
  return lines.reduce(
    ({ pieces, total }, { price, quantity }) => ({ pieces: pieces + +quantity, total: total + price * +quantity }),
    { pieces: 0, total: 0 },
  );
}

export const discount = (amount, percent) => Math.floor((amount * percent + 50) / 100);

function grouped(whole, mark) {
  const groups = [];
  let rest = String(whole);
  while (rest.length > 3) {
    groups.unshift(rest.slice(-3));
    rest = rest.slice(0, -3);
  }
  return [rest, ...groups].join(mark);
}

export function formatMoney(amount, currency, locale) {
  const money = currencies[currency];
  const style = locales[locale];
  const unit = 10 ** money.digits;
  const positive = amount < 0 ? -amount : amount;
  const small = positive % unit;
  let text = grouped((positive - small) / unit, style.group);
  if (money.digits > 0) text += style.decimal + String(small).padStart(money.digits, "0");
  text = style.symbolFirst ? money.front + text : text + money.back;
  return amount < 0 ? `-${text}` : text;
}
