// Strings that strangers chose, for one line of a page: what would turn the line around, or is not seen at all, stands as its number, and
// what is too long is cut.

/** Controls, joiners, marks of direction, tags, separators, and halves of characters. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\uffff\u{e0000}-\u{e0fff}]/gu;

export function plainText(text: string, most: number): string {
  // By characters: a pair must not be cut in two.
  const signs = [...text.slice(0, 2 * most + 2)];
  const cut = signs.length > most ? [...signs.slice(0, most), "…"] : signs;
  return cut.join("").replace(unseen, numbered);
}

/** Of a source: its line ends and tabs stay. */
export function plainSource(text: string, most: number): string {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text;
  return cut.replaceAll("\r\n", "\n").replace(unseen, (sign) => (sign === "\n" || sign === "\t" ? sign : numbered(sign)));
}

function numbered(sign: string): string {
  return `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}⟩`;
}
