// What a program leaves for the page: plots, looks into a model or a desk, and files.
//
//   import { plot, show, writeFile } from "bengkel:lab";
//   plot([3, 1, 2], { title: "Orders" });                                     y over 0, 1, 2 ...
//   plot([days, orders], [days, returns], { label: ["orders", "returns"] });  pairs of x and y, several series
//   plot(new Map([["KCH", 12], ["KUL", 40]]), { kind: "bar" });               names and numbers
//   plot(amounts, { kind: "histogram", x: "RM" });                            numbers to be counted
//   plot([[1, 2], [3, 4]], { kind: "heatmap" });                              rows of numbers
//
//   show("loss", { curves: { training: [0.9, 0.5], validation: [1.0, 0.8] } });
//   show("confusion", { classes: ["sold", "not"], counts: [[7, 1], [2, 5]] }, { title: "Which sells?" });
//
// Each call writes plots/1.json, plots/2.json ... or shows/1.json, shows/2.json ...; labs/README.md tells the forms, and what
// else can be shown: boundary, weights, neighbours, desk.

import { writeText } from "bengkel:native";

const kinds = ["line", "scatter", "bar", "histogram", "heatmap"];
const most = { plots: 16, shows: 16, series: 12, numbers: 20_000, text: 200 };
const known = ["kind", "label", "title", "x", "y", "log"];

// What can be shown: a list of one shape holds any number of such, a key with a question mark may be left out, "*" is any key.
const [text, flag, number, gaps] = ["text", "flag", "number", "gaps"];
const pairs = [[number]];
const forms = {
  boundary: { x: [number], y: [number], cells: [[gaps]], "classes?": [text], "points?": [[number]], "labels?": [text] },
  loss: { curves: { "*": [gaps] }, "steps?": [number], "log?": flag },
  confusion: { classes: [text], counts: [[number]] },
  weights: { weights: [[[number]]], "names?": [[text]] },
  neighbours: { of: text, "similarity?": { "*": number }, "distance?": { "*": number } },
  desk: {
    "places?": [{ name: text, x: number, y: number, "depot?": flag }],
    "roads?": pairs,
    "riders?": [{ name: text, stops: pairs }],
    "stock?": [{ name: text, levels: pairs, "reorder?": number }],
    "orders?": [{ name: text, placed: number, "started?": number, "done?": number }],
  },
};

let plots = 0;
let shows = 0;

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

/** Leaves one look into a model or a desk: `data` is an object with the keys of its form. */
export function show(kind, data, options = {}) {
  if (!Object.hasOwn(forms, kind)) throw new RangeError(`kind must be one of ${Object.keys(forms).join(", ")}, not ${kind}`);
  const unknown = Object.keys(options).find((name) => name !== "title");
  if (unknown !== undefined) throw new TypeError(`show has no option ${unknown}: there is title`);
  if (shows === most.shows) throw new RangeError(`a run can leave at most ${most.shows} shows`);
  const made = fitted(data, forms[kind], "data");
  if (leavesOf(made) > most.numbers) throw new RangeError(`a show holds at most ${most.numbers} numbers and texts`);
  agree(kind, made);
  const told = { format: 1, kind, title: textOf(options.title ?? "", "title"), data: made };
  shows += 1;
  writeText(`shows/${shows}.json`, `${JSON.stringify(told)}\n`);
}

/** The value as JSON has it, when it is of the shape. */
function fitted(value, shape, where) {
  if (Array.isArray(shape)) {
    if (!isList(value)) throw new TypeError(`${where} must be a list, not ${briefly(value)}`);
    return Array.from(value, (it, at) => fitted(it, shape[0], `${where}[${at}]`));
  }
  if (typeof shape === "object") {
    const given = value instanceof Map ? [...value] : isPlain(value) ? Object.entries(value) : undefined;
    if (given === undefined) throw new TypeError(`${where} must be an object, not ${briefly(value)}`);
    const keys = new Map(Object.entries(shape).map(([key, it]) => [key.replace("?", ""), it]));
    const any = keys.get("*");
    const wanted = Object.keys(shape).find((key) => any === undefined && !key.endsWith("?") && !given.some(([name]) => name === key));
    if (wanted !== undefined) throw new RangeError(`${where} wants the key ${wanted}`);
    return Object.fromEntries(given.filter(([, it]) => it !== undefined).map(([key, it]) => {
      const known = any ?? keys.get(key);
      if (known === undefined) throw new RangeError(`${where} has no key ${key}: there are ${[...keys.keys()].join(", ")}`);
      return [textOf(key, where), fitted(it, known, `${where}.${key}`)];
    }));
  }
  if (shape === text) return textOf(value, where);
  if (shape === flag) {
    if (typeof value !== "boolean") throw new TypeError(`${where} must be true or false, not ${briefly(value)}`);
    return value;
  }
  const made = numberOf(value, where);
  if (made === null && shape === number) throw new TypeError(`${where} must be a number, not ${briefly(value)}`);
  return made;
}

function briefly(value) {
  if (Array.isArray(value)) return "a list";
  return typeof value === "string" ? JSON.stringify(value.slice(0, 80)) : value === null || typeof value === "number" ? `${value}` : typeof value;
}

function leavesOf(made) {
  return typeof made === "object" && made !== null ? Object.values(made).reduce((sum, it) => sum + leavesOf(it), 0) : 1;
}

/** What no shape can say: how many, and which numbers stand for what. */
function agree(kind, made) {
  const refuse = (why) => {
    throw new RangeError(why);
  };
  const isEven = (rows) => rows.length > 0 && rows[0].length > 0 && rows.every((row) => row.length === rows[0].length);
  const rowsAgree = (rows, where) => isEven(rows) || refuse(`the rows of ${where} must be equally long, and not empty`);
  const indexesAgree = (numbers, count, where, what) => {
    const wrong = numbers.find((it) => !(Number.isInteger(it) && it >= 0 && it < count));
    if (wrong !== undefined) refuse(`${wrong} in ${where} is none of the ${count} ${what}: they are counted from 0`);
  };
  if (kind === "boundary") {
    const { x, y, cells, classes = [], points = [], labels = ["", ""] } = made;
    for (const [name, side] of [["x", x], ["y", y]]) {
      if (side.length !== 2 || !(side[0] < side[1])) refuse(`${name} must be two numbers, the lower one first`);
    }
    rowsAgree(cells, "cells");
    if (labels.length !== 2) refuse("labels must be two texts, of x and of y");
    if (classes.length > 0) indexesAgree(cells.flat().filter((it) => it !== null), classes.length, "cells", "classes");
    for (const point of points) {
      if (point.length !== 2 && point.length !== 3) refuse("a point is x, y and perhaps its class");
      indexesAgree(point.slice(2), classes.length, "points", "classes");
    }
  } else if (kind === "loss") {
    const lengths = new Set([...Object.values(made.curves), ...(made.steps === undefined ? [] : [made.steps])].map((it) => it.length));
    if (lengths.size !== 1 || lengths.has(0) || Object.keys(made.curves).length === 0) refuse("there must be curves, all of them and the steps equally long");
  } else if (kind === "confusion") {
    const { classes, counts } = made;
    if (classes.length === 0 || counts.length !== classes.length || counts.some((row) => row.length !== classes.length)) {
      refuse("counts must be as many rows and columns as there are classes");
    }
    if (counts.flat().some((it) => it < 0)) refuse("a count cannot be negative");
  } else if (kind === "weights") {
    const { weights, names } = made;
    for (const layer of weights) rowsAgree(layer, "weights");
    const sizes = weights.length === 0 ? [] : [...weights.map((layer) => layer.length), weights.at(-1)[0].length];
    if (weights.length === 0 || weights.some((layer, at) => layer[0].length !== sizes[at + 1])) {
      refuse("weights must have a row for each neuron before and a column for each neuron after");
    }
    if (names !== undefined && `${names.map((it) => it.length)}` !== `${sizes}`) refuse(`names must be lists of ${sizes.join(", ")} texts, one list a layer`);
  } else if (kind === "neighbours") {
    if ((made.similarity === undefined) === (made.distance === undefined)) refuse("neighbours have a similarity or a distance, one of the two");
  } else {
    const { places = [], roads = [], riders = [], stock = [], orders = [] } = made;
    if (places.length + stock.length + orders.length === 0) refuse("a desk wants at least one of places, stock and orders");
    const stops = riders.flatMap((it) => it.stops);
    if ([...roads, ...stops, ...stock.flatMap((it) => it.levels)].some((it) => it.length !== 2)) refuse("roads, stops and levels are pairs");
    indexesAgree(roads.flat(), places.length, "roads", "places");
    indexesAgree(stops.map(([, place]) => place), places.length, "stops", "places");
  }
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
  const x = Array.from(pair[0], (value) => (typeof value === "string" ? textOf(value, "x") : numberOf(value, "a plot")));
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

const numbersOf = (values) => Array.from(listOf(values), (it) => numberOf(it, "a plot"));

/** NaN, null and undefined are gaps. */
function numberOf(value, where) {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") return Number(value);
  if (typeof value !== "number") throw new TypeError(`${where} wants numbers, not ${typeof value === "string" ? JSON.stringify(value) : typeof value}`);
  if (value === Infinity || value === -Infinity) throw new RangeError(`an infinite number has no place in ${where}`);
  return Number.isNaN(value) ? null : value;
}

function textOf(text, what) {
  const told = `${text}`;
  if ([...told].length > most.text) throw new RangeError(`${what} has more than ${most.text} characters`);
  return told;
}
