// Words that a Vietnamese keyboard has changed. With Telex a letter behind a vowel becomes its mark: "for" is written as "fỏ", "if" as
// "ì", "while" as "ưhile". Taking every mark for the key that makes it gives back the letters that were typed, if not their order.
// Dead keys and long presses add a mark to a letter that is right: "fơr".

const tones: Readonly<Record<string, string>> = { "\u0301": "s", "\u0300": "f", "\u0309": "r", "\u0303": "x", "\u0323": "j" };
/** Circumflex: the vowel twice. Breve and horn: w. */
const shapes: Readonly<Record<string, string>> = { "\u0306": "w", "\u031b": "w" };

/** The word of `words` that was meant by `written`; undefined when there is none, or no mark to explain. */
export function meantByTelex(written: string, words: Iterable<string>): string | undefined {
  if (written.length > 40 || !/[đĐ\u0300-\u036f]/u.test(written.normalize("NFD"))) return undefined;
  const typed = new Set(keysOf(written).map(sorted));
  const left = written.normalize("NFD").replace(/[\u0300-\u036f]/gu, "").replace(/[đĐ]/gu, "d").toLowerCase();
  for (const word of words) {
    const lower = word.toLowerCase();
    if (left === lower || (typed.has(sorted(lower)) && (isWithin(left, lower) || isWithin(left.replace("u", "w"), lower)))) return word;
  }
  return undefined;
}

/** The letters that may have been typed: "ư" is "uw" or "w" alone. */
function keysOf(written: string): string[] {
  let typed = [""];
  let last = "";
  for (const sign of written.normalize("NFD").toLowerCase()) {
    const add = (keys: string): string[] => typed.map((it) => it + keys);
    if (sign === "đ") typed = add("dd");
    else if (sign === "\u0302") typed = add(last);
    else if (sign === "\u031b" && last === "u") typed = [...add("w"), ...typed.map((it) => it.slice(0, -1) + "w")];
    else typed = add(tones[sign] ?? shapes[sign] ?? sign);
    if (!/[\u0300-\u036f]/u.test(sign)) last = sign;
  }
  return typed;
}

function sorted(letters: string): string {
  return [...letters].sort().join("");
}

/** Every letter of `part` comes in `whole`, in this order. */
function isWithin(part: string, whole: string): boolean {
  let at = 0;
  for (const letter of whole) if (letter === part[at]) at += 1;
  return at === part.length;
}
