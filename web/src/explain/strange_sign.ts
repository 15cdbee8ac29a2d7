// Signs that an input method or copied text leaves in code: what each is meant for, and of which kind it is
// (labs/explanations/signs.json). Full-width forms (！ to ～) are folded by Unicode's own rule.

import signs from "../../../labs/explanations/signs.json";

export const signKinds = ["punctuation", "spaces", "invisible", "digits", "letters"] as const;
export type SignKind = (typeof signKinds)[number];

export interface Sign {
  readonly kind: SignKind;
  readonly wrong: string;
  /** Empty: it is to go. */
  readonly right: string;
}

const known = new Map<string, Sign>(signKinds.flatMap((kind) =>
  Object.entries(signs[kind] as Readonly<Record<string, string>>).map(([wrong, right]) => [wrong, { kind, wrong, right }] as const)));

export function strangeSign(wrong: string): Sign | undefined {
  const sign = known.get(wrong);
  if (sign !== undefined || !/^[\uff01-\uff5e]$/u.test(wrong)) return sign;
  const right = wrong.normalize("NFKC");
  return { kind: /[a-z]/i.test(right) ? "letters" : /\d/.test(right) ? "digits" : "punctuation", wrong, right };
}

/** The first sign of one of the kinds. */
export function firstStrange(text: string, kinds: readonly SignKind[]): Sign | undefined {
  for (const it of text) {
    const sign = strangeSign(it);
    if (sign !== undefined && kinds.includes(sign.kind)) return sign;
  }
  return undefined;
}

/** As it would have been typed on a plain keyboard. */
export function folded(text: string): string {
  return [...text].map((it) => strangeSign(it)?.right ?? it).join("");
}

/** "U+200B" */
export function codeOf(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
