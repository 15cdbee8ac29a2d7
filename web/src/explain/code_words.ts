// The words of code, as far as they can be told without its grammar: what stands in texts and comments is left out.

/** How a language begins what is no code: a comment to the end of its line. */
const lineComments: Readonly<Record<string, string>> = { python: "#", sql: "--", javascript: "//", cpp: "//" };

const word = /[\p{L}\p{Nd}_][\p{L}\p{M}\p{Nd}\p{Cf}_]*/gu;

/** Texts and comments as blanks, so that every place stays where it was. */
export function bareCode(code: string, language: string): string {
  const comment = lineComments[language] ?? "//";
  let bare = "";
  let quote = "";
  for (let at = 0; at < code.length; at += 1) {
    const sign = code[at] ?? "";
    if (sign === "\n") quote = isLong(quote) ? quote : "";
    else if (quote !== "") {
      const isEnd = code.startsWith(quote, at);
      const isEscaped = sign === "\\" && language !== "sql" && code[at + 1] !== "\n";
      const length = isEnd ? quote.length : isEscaped ? 2 : 1;
      if (isEnd) quote = "";
      bare += " ".repeat(length);
      at += length - 1;
      continue;
    } else if (code.startsWith(comment, at)) {
      const end = code.indexOf("\n", at);
      const to = end < 0 ? code.length : end;
      bare += " ".repeat(to - at);
      at = to - 1;
      continue;
    } else if (sign === '"' || sign === "'" || (sign === "`" && language === "javascript")) {
      quote = language === "python" && code.startsWith(sign.repeat(3), at) ? sign.repeat(3) : sign;
      bare += " ".repeat(quote.length);
      at += quote.length - 1;
      continue;
    }
    bare += sign;
  }
  return bare;
}

/** One that may go over several lines. */
function isLong(quote: string): boolean {
  return quote === "`" || quote.length === 3;
}

/** Each once, as they first come. */
export function codeWords(code: string, language: string): string[] {
  return [...new Set(bareCode(code, language).match(word))];
}

/** What stands at a column (from 1, in code points): the word or the sign there (behind a dot, the word), and the word
 *  before it, past a bracket. */
export function wordsAt(line: string, column: number, language: string): { readonly at: string; readonly before: string } {
  const bare = bareCode(line, language);
  const index = [...line].slice(0, column - 1).join("").length;
  const at = /^(?:\.?[\p{L}\p{Nd}_][\p{L}\p{M}\p{Nd}\p{Cf}_]*|.)?/u.exec(bare.slice(index))?.[0].replace(/^\.(?=.)/, "").trim() ?? "";
  const before = bare.slice(0, index).match(word)?.at(-1) ?? "";
  const between = line.slice(bare.slice(0, index).lastIndexOf(before) + before.length, index);
  return { at, before: /^\s*\(?\s*$/.test(between) ? before : "" };
}
