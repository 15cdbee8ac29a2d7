// A text as its author's editor left it, set for reading: where a line may end, and where there is a space.

const chinese = "\\p{Script=Han}\\u3001-\\u303F\\uFF00-\\uFFEF";
/** Signs that other languages have as well. */
const shared = "\\u2014\\u2026\\u201C\\u201D\\u2018\\u2019";
const lineEnd = "[ \\t]*\\n[ \\t]*";
/** A text's lines end where its author's editor ended them. Between words that is a space; Chinese is written without any, so there it is
 *  nothing (CSS Text 3, section 4.1.3, leaves to each browser what it does about it). */
const endOfLine = new RegExp(`([${chinese}])${lineEnd}(?=[${chinese}${shared}])|([${shared}])${lineEnd}(?=[${chinese}])`, "gu");
/** Signs as wide as a character have their space in them. */
const wideSign = "[\\u3001\\u3002\\uFF01\\uFF09\\uFF0C\\uFF1A\\uFF1B\\uFF1F\\u300B\\u300D\\u300F]";
const afterWideSign = new RegExp(`(${wideSign})[ \\t\\n]+`, "gu");
/** A date that was filled in stands between spaces, as in other languages. */
const afterDate = /([年月日]) (?=\p{Script=Han})/gu;
const endsInWideSign = new RegExp(`${wideSign}$`, "u");

/** What belongs together on a line, with a space that no line ends at. */
const unbroken: readonly (readonly [RegExp, string])[] = [
  // A currency and its amount.
  [/\b(RM|[A-Z]{3}) (?=\d)/g, "$1\u00A0"],
  // A number and what it counts; the day and its month.
  [/(\d) (?=[\p{Script=Han}\p{Script=Thai}]|\p{L}{1,9}(?!\p{L}))/gu, "$1\u00A0"],
  [/([年月第]|\btháng|\bTháng) (?=\d)/gu, "$1\u00A0"],
  // The month and its year, of either era.
  [/(\p{L}) (?=(?:19|20|25)\d\d(?!\d))/gu, "$1\u00A0"],
  // A sign and the number behind it: a line of a sum begins with its sign.
  [/([\d)]) ([-+−×÷=/]) (?=[\d(])/g, "$1 $2\u00A0"],
  // Thai's sign for "again".
  [/ (?=ๆ)/g, "\u00A0"],
];

/** Of the text of a paragraph, as Markdown has it; what stands right before it may be in another style. */
export function setType(text: string, before = ""): string {
  const joined = text.replace(endOfLine, "$1$2").replace(afterWideSign, "$1").replace(afterDate, "$1");
  const set = unbroken.reduce((it, [pattern, by]) => it.replace(pattern, by), joined);
  return endsInWideSign.test(before) ? set.trimStart() : set;
}
