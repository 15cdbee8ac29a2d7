// The word that was probably meant: the nearest of those that there are.

/** What is compared at all: names are short, and whoever sends long ones shall not make it slow. */
const longest = 40;
const mostWords = 5000;

/** The nearest of `words`; undefined when none is near: one slip in a short word, two in one of six letters. Words that differ by
 *  capital letters alone are nearest of all. */
export function nearWord(wrong: string, words: Iterable<string>): string | undefined {
  if (wrong.length > longest) return undefined;
  const most = wrong.length < 3 ? 0 : wrong.length < 6 ? 1 : 2;
  let best: string | undefined;
  let bestSlips = most + 1;
  let looked = 0;
  for (const word of words) {
    if (word === wrong || (looked += 1) > mostWords || Math.abs(word.length - wrong.length) > most) continue;
    const slips = word.toLowerCase() === wrong.toLowerCase() ? 0 : word.length < 3 ? most + 1 : slipsBetween(wrong, word);
    if (slips >= bestSlips) continue;
    [best, bestSlips] = [word, slips];
  }
  return best;
}

/** Letters wrong, missing, too many, or two of them swapped. */
function slipsBetween(from: string, to: string): number {
  let earlier: number[] = [];
  let last = [...Array(to.length + 1).keys()];
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      const isSwapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (earlier[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [earlier, last] = [last, current];
  }
  return last[to.length] ?? 0;
}
