// A text's lines end where its author's editor ended them. Between words that is a space; Chinese is written without any, so there it
// is nothing (CSS Text 3, section 4.1.3, leaves to each browser what it does about it).

const chinese = "\\p{Script=Han}\\u3001-\\u303F\\uFF00-\\uFFEF";
/** Signs that other languages have as well. */
const shared = "\\u2014\\u2026\\u201C\\u201D\\u2018\\u2019";
const lineEnd = "[ \\t]*\\n[ \\t]*";
const endOfLine = new RegExp(`([${chinese}])${lineEnd}(?=[${chinese}${shared}])|([${shared}])${lineEnd}(?=[${chinese}])`, "gu");

/** Of the text of a paragraph, as Markdown has it. */
export function joinLines(text: string): string {
  return text.replace(endOfLine, "$1$2");
}
