// How the entries of a value are put on lines.

import { widthOf } from "bengkel:native";

const { ceil, floor, max, min, round, sqrt } = Math;
const unbound = Function.prototype.bind.bind(Function.prototype.call);
const join = unbound(Array.prototype.join);
const repeat = unbound(String.prototype.repeat);
const includes = unbound(String.prototype.includes);
const padStart = unbound(String.prototype.padStart);
const padEnd = unbound(String.prototype.padEnd);

export const lineLength = 80;
/** So many items of a list are shown. */
export const mostItems = 100;
/** So many levels of nesting may share one line. */
const compactLevels = 3;

/** On one line where that fits and is not nested too deeply, otherwise a line an entry. */
export function layOut(it, output, base, shape, level, value) {
  const count = output.length;
  const lead = base === "" ? "" : `${base} `;
  if (shape.isList && count > 6) output = inColumns(it, output, value);
  if (it.deepest - level < compactLevels && count === output.length) {
    let length = 2 * output.length + it.indentation + shape.open.length + base.length + 10;
    let isOneLine = length + output.length <= lineLength && !includes(base, "\n");
    for (let at = 0; at < output.length; at++) {
      length += output[at].length;
      isOneLine = isOneLine && !includes(output[at], "\n");
    }
    if (isOneLine && length <= lineLength) return `${lead}${shape.open} ${join(output, ", ")} ${shape.close}`;
  }
  const line = `\n${repeat(" ", it.indentation)}`;
  return `${lead}${shape.open}${line}  ${join(output, `,${line}  `)}${line}${shape.close}`;
}

/** A list of more than six short entries as a table, about two and a half times as wide as high; numbers to the right. */
function inColumns(it, output, value) {
  const hasRest = output.length > mostItems;
  const count = hasRest ? output.length - 1 : output.length;
  const widths = [];
  let total = 0;
  let widest = 0;
  for (let at = 0; at < count; at++) {
    widths[at] = widthOf(output[at]);
    total += widths[at] + 2;
    widest = max(widest, widths[at]);
  }
  const cell = widest + 2;
  if (cell * 3 + it.indentation >= lineLength || (total / cell <= 5 && widest > 6)) return output;
  const biased = max(cell - 3 - sqrt(cell - total / output.length), 1);
  const columns = min(
    round(sqrt(2.5 * biased * count) / biased), floor((lineLength - it.indentation) / cell), compactLevels * 4, 15,
  );
  if (columns <= 1) return output;
  const columnWidths = [];
  for (let column = 0; column < columns; column++) {
    let width = 0;
    for (let at = column; at < output.length; at += columns) if (widths[at] > width) width = widths[at];
    columnWidths[column] = width + 2;
  }
  let isNumeric = true;
  for (let at = 0; at < output.length && isNumeric; at++) isNumeric = typeof value[at] === "number" || typeof value[at] === "bigint";
  const pad = isNumeric ? padStart : padEnd;
  const lines = [];
  for (let from = 0; from < count; from += columns) {
    const last = min(from + columns, count) - 1;
    let line = "";
    for (let at = from; at < last; at++) line += pad(`${output[at]}, `, columnWidths[at - from] + output[at].length - widths[at]);
    line += isNumeric ? padStart(output[last], columnWidths[last - from] + output[last].length - widths[last] - 2) : output[last];
    lines[lines.length] = line;
  }
  if (hasRest) lines[lines.length] = output[count];
  return lines;
}

/** Of `text` in the middle of `width` columns, for tables. */
export function centred(text, width) {
  const left = (width - widthOf(text)) / 2;
  return repeat(" ", floor(left)) + text + repeat(" ", ceil(left));
}
