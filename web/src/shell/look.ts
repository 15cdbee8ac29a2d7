// How the page looks at this moment, for the shell: its colours, and how its language writes numbers.

/** Custom properties of web/src/ui/styles/tokens.css that the shell draws with. */
const tokens = [
  "surface", "surface-2", "ink", "ink-soft", "line", "line-strong", "teal", "accent", "ok", "ok-wash", "bad", "bad-wash", "unsure",
  "unsure-wash", "code-selection",
] as const;

export interface Look {
  readonly theme: Readonly<Record<string, string | boolean>>;
  readonly formats: { readonly decimal: string; readonly group: string; readonly minus: string };
  readonly motion: boolean;
}

export function lookOf(element: Element, formats: string): Look {
  const style = getComputedStyle(element);
  const colours = tokens.map((name) => [name, sixDigits(style.getPropertyValue(`--${name}`))] as const);
  const parts = new Intl.NumberFormat(formats).formatToParts(-1_234_567.5);
  const part = (type: Intl.NumberFormatPartTypes, otherwise: string): string => parts.find((it) => it.type === type)?.value ?? otherwise;
  return {
    theme: { ...Object.fromEntries(colours), dark: style.colorScheme.includes("dark") },
    formats: { decimal: part("decimal", "."), group: part("group", ","), minus: "\u2212" },
    motion: !matchMedia("(prefers-reduced-motion: reduce)").matches,
  };
}

/** "#fff" and "#ffffff" are the only forms that the tokens have. */
function sixDigits(colour: string): string {
  const text = colour.trim();
  return text.length === 4 ? `#${[...text.slice(1)].map((digit) => digit + digit).join("")}` : text;
}
