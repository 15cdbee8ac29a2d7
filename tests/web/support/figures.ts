// The figures of a lab's text: numbers of prose and tables, outside code. And the arithmetic that leads to them.

/** Numbers of rules, by their ids. */
export type Named = (id: string) => number | undefined;

/** Names of months in a language that writes them. */
function monthsOf(locale: string): string[] {
  return Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2026, month, 1)).toLocaleDateString(locale, { month: "long", timeZone: "UTC" }));
}

/** Days of a month and year as 2026-11-03, those without a year as the day alone, years of our era. */
function plainDays(text: string, locale: string): string {
  const iso = (year: string, month: number, day: string): string => `${year}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`;
  const months = monthsOf(locale);
  const names = months.join("|");
  return text
    .replace(/ ?\([คพ]\.ศ\. \d{4}\)/g, "")
    .replace(/(?<![\d.-])25[67]\d(?![\d.])/g, (year) => String(Number(year) - 543))
    .replace(/(\d{4}) ?年 ?(\d+) ?月 ?(\d+) ?日/g, (_, year: string, month: string, day: string) => iso(year, Number(month), day))
    .replace(/(?<![\d/])(\d{1,2})(?:\/| tháng )(\d{1,2})(?:\/| năm |, )(\d{4})(?![\d/])/g, (_, day: string, month: string, year: string) => iso(year, Number(month), day))
    .replace(new RegExp(`(\\d+) (${names}) (\\d{4})`, "g"), (_, day: string, month: string, year: string) => iso(year, months.indexOf(month) + 1, day))
    .replace(/\d+ ?月|tháng \d+/g, "");
}

/** Prose as English would write its numbers: no code but numbers, no marks of currencies, no thousands separators. */
export function plainText(markdown: string, locale: string): string {
  let text = markdown
    .replace(/^```.*?^```/gms, "")
    .replace(/`(-?\d+(?:\.\d+)?)`/g, "$1")
    .replace(/`[^`\n]*`/g, "`")
    .replace(/\{\{.*?\}\}/g, "`")
    .replace(/[\u00a0\u202f]/g, " ")
    .replace(/\*\*/g, "")
    .replace(/^ *(?:\d+\.|-) /gm, "")
    .replace(/U\+[0-9A-F]{4}/g, "")
    .replace(/RM|CNY|[₫฿¥€]/g, "");
  if (locale === "vi") text = text.replace(/\d{1,3}(?:\.\d{3})+(?!\d|\.\d)/g, (whole) => whole.replaceAll(".", "")).replace(/(\d),(?=\d)/g, "$1.");
  else text = text.replace(/\d{1,3}(?:,\d{3})+(?!\d)/g, (whole) => whole.replaceAll(",", ""));
  return plainDays(text.replace(/(\d) ?(?:percent|peratus|phần trăm|เปอร์เซ็นต์|%)/g, "$1%"), locale);
}

/** The figures of a plain text in its order: days as 2026-11-23, numbers as 1234.50 or 10%. Names such as A1 and SO-9 are none. */
export function figuresOf(plain: string): string[] {
  return plain.match(/(?<![\d.])\d{4}-\d{2}-\d{2}|(?<![\d.\p{Script=Latin}]|[A-Z]-)(?:(?<![\d\p{Script=Latin})-])-)?\d+(?:\.\d+)?%?/gu) ?? [];
}

/** The equations of a plain text, such as 2 × 30.00 = 60.00, as [left, right]. What has a name in it is left out, and a bracket around all of it. */
export function equationsOf(plain: string): [string, string][] {
  const operand = String.raw`[√(]*-?\d+(?:\.\d+)?[²%)]*`;
  const equation = new RegExp(String.raw`(?<![×+*/√()-]\s*)(?<![\d.\w])(${operand}(?:\s*[×+*/-]\s*${operand})*)\s*=\s*(-?\d+(?:\.\d+)?%?)(?![\d%]|\.\d|\s*[×+*/])`, "gu");
  const open = (left: string): number => left.split("(").length - left.split(")").length;
  return [...plain.matchAll(equation)]
    .map(([, left = "", right = ""]) => [left.slice(Math.max(0, open(left))), right] as [string, string])
    .filter(([left]) => open(left) === 0 && /[×+*/√²]|\d\s*-/.test(left));
}

/** A sum over numbers, rules and + - * / ( ) with floor, ceil, round (a half goes up), sqrt, min and max; also as prose has it: × √ ² %. */
export function worth(expression: string, named: Named = () => undefined): number {
  const tokens = expression.match(/\d+(?:\.\d+)?|[a-z][a-z0-9.-]*[a-z0-9]|\S/g) ?? [];
  let at = 0;
  const takes = (...signs: string[]): string | undefined => (signs.includes(tokens[at] ?? "") ? tokens[at++] : undefined);
  const fail = (): never => {
    throw new Error(`"${expression}" breaks off at ${tokens[at] ?? "its end"}: write numbers, ids of rules, + - * / ( ) and ${Object.keys(functions).join(", ")}`);
  };

  function sum(): number {
    let value = product();
    for (let sign = takes("+", "-"); sign !== undefined; sign = takes("+", "-")) value += sign === "+" ? product() : -product();
    return value;
  }
  function product(): number {
    let value = factor();
    for (let sign = takes("*", "×", "/"); sign !== undefined; sign = takes("*", "×", "/")) value = sign === "/" ? value / factor() : value * factor();
    return value;
  }
  function factor(): number {
    if (takes("-") !== undefined) return -factor();
    if (takes("√") !== undefined) return Math.sqrt(factor());
    let value = operand();
    for (let sign = takes("²", "%"); sign !== undefined; sign = takes("²", "%")) value = sign === "²" ? value * value : value / 100;
    return value;
  }
  function operand(): number {
    if (takes("(") !== undefined) return inner()[0] ?? fail();
    const token = tokens[at++] ?? "";
    if (/^\d/.test(token)) return Number(token);
    const apply = functions[token];
    if (apply !== undefined && takes("(") !== undefined) return apply(...inner());
    const rule = named(token);
    if (rule !== undefined) return rule;
    at -= 1;
    return fail();
  }
  function inner(): number[] {
    const values = [sum()];
    while (takes(",") !== undefined) values.push(sum());
    if (takes(")") === undefined) fail();
    return values;
  }

  const value = sum();
  return at === tokens.length ? value : fail();
}

const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  floor: (value = NaN) => Math.floor(value),
  ceil: (value = NaN) => Math.ceil(value),
  // What is a half but for the error of binary fractions is a half.
  round: (value = NaN) => Math.floor(value + 0.5 + 1e-9),
  sqrt: (value = NaN) => Math.sqrt(value),
  min: (...values) => Math.min(...values),
  max: (...values) => Math.max(...values),
};

/** Whether a figure says a value: a whole number exactly, one with decimals as rounded to them. */
export function says(figure: string, value: number): boolean {
  const decimals = /\.(\d+)/.exec(figure)?.[1]?.length ?? 0;
  const off = Math.abs(Number(figure.replace("%", "")) / (figure.endsWith("%") ? 100 : 1) - value);
  const unit = figure.endsWith("%") ? 0.01 : 1;
  return off <= (decimals === 0 ? 0 : unit * 0.5 * 10 ** -decimals) + 1e-9 * Math.max(1, Math.abs(value));
}
