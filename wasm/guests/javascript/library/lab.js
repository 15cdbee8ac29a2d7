// What a program leaves for the page: plots, and files.
//
//   import { plot, writeFile } from "bengkel:lab";
//   plot([3, 1, 2], { title: "Orders" });                                     y over 0, 1, 2 ...
//   plot([days, orders], [days, returns], { label: ["orders", "returns"] });  pairs of x and y, several series
//   plot(new Map([["KCH", 12], ["KUL", 40]]), { kind: "bar" });               names and numbers
//   plot(amounts, { kind: "histogram", x: "RM" });                            numbers to be counted
//   plot([[1, 2], [3, 4]], { kind: "heatmap" });                              rows of numbers
//
// Each call writes plots/1.json, plots/2.json ...; its form is told in labs/README.md.

import { writeText } from "bengkel:native";

const kinds = ["line", "scatter", "bar", "histogram", "heatmap"];
const most = { plots: 16, series: 12, numbers: 20_000, text: 200 };
const known = ["kind", "label", "title", "x", "y", "log"];

let plots = 0;

/** Puts a text into a file below the working folder, in the place of what was there; folders are made. */
export function writeFile(path, text) {
  if (typeof path !== "string" || typeof text !== "string") throw new TypeError("writeFile wants a path and a text");
  if (/^\/|(^|\/)\.{0,2}(\/|$)|\0/.test(path)) throw new RangeError(`${JSON.stringify(path)} is no path below the working folder`);
  writeText(path, text);
}

export function plot(...given) {
  const last = given.at(-1);
  const options = isPlain(last) ? given.pop() : {};
  const unknown = Object.keys(options).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new TypeError(`plot has no option ${unknown}: there are ${known.join(", ")}`);
  const { kind = "line", label = "", title = "", x = "", y = "", log = "" } = options;
  if (!kinds.includes(kind)) throw new RangeError(`kind must be one of ${kinds.join(", ")}, not ${kind}`);
  if (!["", "x", "y", "xy"].includes(log)) throw new RangeError(`log must be "x", "y" or "xy", not ${log}`);
  if (given.length === 0) throw new RangeError("a plot wants at least one series");
  if (given.length > most.series) throw new RangeError(`a plot holds at most ${most.series} series, not ${given.length}`);
  if (plots === most.plots) throw new RangeError(`a run can leave at most ${most.plots} plots`);
  const labels = labelsOf(label, given.length);
  const series = given.map((it, index) => ({ ...seriesOf(it, kind), label: labels[index] }));
  if (series.reduce((sum, it) => sum + sizeOf(it), 0) > most.numbers) throw new RangeError(`a plot holds at most ${most.numbers} numbers`);
  const told = {
    format: 1,
    kind,
    title: textOf(title, "title"),
    x: { label: textOf(x, "x"), log: log.includes("x") },
    y: { label: textOf(y, "y"), log: log.includes("y") },
    series,
  };
  plots += 1;
  writeText(`plots/${plots}.json`, `${JSON.stringify(told)}\n`);
}

function isPlain(it) {
  return typeof it === "object" && it !== null && Object.getPrototypeOf(it) === Object.prototype;
}

function labelsOf(label, count) {
  const labels = Array.isArray(label) ? label : [label, ...Array(count - 1).fill("")];
  if (labels.length !== count) throw new RangeError(`there are ${count} series and ${labels.length} labels`);
  return labels.map((it) => textOf(it, "label"));
}

const isList = (it) => Array.isArray(it) || (ArrayBuffer.isView(it) && !(it instanceof DataView));

function seriesOf(it, kind) {
  if (kind === "heatmap") {
    const rows = [...listOf(it)].map(numbersOf);
    if (rows.some((row) => row.length !== rows[0].length)) throw new RangeError("the rows of a heatmap must be equally long");
    return { rows };
  }
  const pair = it instanceof Map ? [[...it.keys()], [...it.values()]] : it;
  if (!isList(pair) || pair.length !== 2 || !isList(pair[0]) || !isList(pair[1])) return { y: numbersOf(pair) };
  if (kind === "histogram") throw new TypeError("a histogram counts numbers: give it one list, not x and y");
  const y = numbersOf(pair[1]);
  const x = Array.from(pair[0], (value) => (typeof value === "string" ? textOf(value, "x") : numberOf(value)));
  if (x.length !== y.length) throw new RangeError(`there are ${x.length} values of x and ${y.length} of y`);
  if (x.some((value) => (typeof value === "string") !== (typeof x[0] === "string"))) {
    throw new TypeError("the values of x must be all numbers or all texts");
  }
  return { x, y };
}

function sizeOf({ x = [], y = [], rows = [] }) {
  return rows.reduce((sum, row) => sum + row.length, x.length + y.length);
}

function listOf(values) {
  if (!isList(values)) throw new TypeError("a plot wants lists of numbers");
  return values;
}

const numbersOf = (values) => Array.from(listOf(values), numberOf);

/** NaN, null and undefined are gaps. */
function numberOf(value) {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "number") throw new TypeError(`a plot wants numbers, not ${typeof value === "string" ? JSON.stringify(value) : typeof value}`);
  if (value === Infinity || value === -Infinity) throw new RangeError("an infinite number has no place in a plot");
  return Number.isNaN(value) ? null : value;
}

function textOf(text, what) {
  const told = `${text}`;
  if ([...told].length > most.text) throw new RangeError(`${what} has more than ${most.text} characters`);
  return told;
}
