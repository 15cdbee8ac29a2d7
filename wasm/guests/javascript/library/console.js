// The console: what Node's prints, line for line. Time is virtual.

import { formatLine } from "bengkel:format_line";
import { inspect } from "bengkel:inspect";
import { centred } from "bengkel:lay_out";
import { framesOf, kindOf, now, widthOf, write } from "bengkel:native";

const { keys } = Object;
const unbound = Function.prototype.bind.bind(Function.prototype.call);
const join = unbound(Array.prototype.join);
const repeat = unbound(String.prototype.repeat);
const split = unbound(String.prototype.split);
const toFixed = unbound(Number.prototype.toFixed);
const eachOfMap = unbound(Map.prototype.forEach);
const eachOfSet = unbound(Set.prototype.forEach);

let indentation = "";
const counts = { __proto__: null };
const times = { __proto__: null };

function print(descriptor, text) {
  if (indentation !== "") text = indentation + join(split(text, "\n"), `\n${indentation}`);
  write(descriptor, `${text}\n`);
}

const printLine = (descriptor, values) => {
  print(descriptor, values.length === 1 && typeof values[0] === "string" ? values[0] : formatLine(values));
};

function timeSince(label) {
  const passed = now() - times[label];
  return passed >= 1000 ? `${toFixed(passed / 1000, 3)}s` : `${+toFixed(passed, 3)}ms`;
}

const console = {
  log(...values) { printLine(1, values); },
  info(...values) { printLine(1, values); },
  debug(...values) { printLine(1, values); },
  error(...values) { printLine(2, values); },
  warn(...values) { printLine(2, values); },
  dir(value, options) { print(1, inspect(value, options?.depth === null ? { depth: Infinity } : options)); },
  trace(...values) {
    const text = formatLine(values);
    print(2, `Trace${text === "" ? "" : `: ${text}`}\n${framesOf(new Error())}`.trimEnd());
  },
  assert(condition, ...values) {
    if (condition) return;
    if (typeof values[0] === "string") values[0] = `Assertion failed: ${values[0]}`;
    else if (values.length === 0) values[0] = "Assertion failed";
    else {
      print(2, `Assertion failed ${formatLine(values)}`);
      return;
    }
    printLine(2, values);
  },
  count(label = "default") {
    label = `${label}`;
    counts[label] = (counts[label] ?? 0) + 1;
    print(1, `${label}: ${counts[label]}`);
  },
  countReset(label = "default") { counts[`${label}`] = 0; },
  group(...values) {
    if (values.length > 0) printLine(1, values);
    indentation += "  ";
  },
  groupCollapsed(...values) { console.group(...values); },
  groupEnd() { indentation = repeat(" ", indentation.length - 2 < 0 ? 0 : indentation.length - 2); },
  time(label = "default") { times[`${label}`] = now(); },
  timeLog(label = "default", ...values) {
    if (`${label}` in times) printLine(1, [`${label}: ${timeSince(`${label}`)}`, ...values]);
  },
  timeEnd(label = "default") {
    if (`${label}` in times) print(1, `${label}: ${timeSince(`${label}`)}`);
    delete times[`${label}`];
  },
  table(data, columns) {
    if (data === null || typeof data !== "object") printLine(1, [data]);
    else print(1, tableOf(data, columns));
  },
};

const isObject = (value) => value !== null && (typeof value === "object" || typeof value === "function");
const cellOf = (value) => inspect(value, { depth: isObject(value) && kindOf(value) === "Array" ? 0 : -1 });

/** The rows of a table as [index, value]; `title` heads the first column. */
function rowsOf(data) {
  const rows = [];
  const kind = kindOf(data);
  if (kind === "Map") {
    let index = 0;
    eachOfMap(data, (value, key) => { rows[rows.length] = [`${index++}`, value, key]; });
    return { title: "(iteration index)", rows, hasKeys: true };
  }
  if (kind === "Set") {
    let index = 0;
    eachOfSet(data, (value) => { rows[rows.length] = [`${index++}`, value]; });
    return { title: "(iteration index)", rows };
  }
  const names = keys(data);
  for (let at = 0; at < names.length; at++) rows[at] = [names[at], data[names[at]]];
  return { title: "(index)", rows };
}

function tableOf(data, wanted) {
  const { title, rows, hasKeys } = rowsOf(data);
  const names = [];
  const cells = { __proto__: null };
  const values = [];
  let hasValues = false;
  if (wanted !== undefined) for (let at = 0; at < wanted.length; at++) names[at] = `${wanted[at]}`;
  for (let row = 0; row < rows.length; row++) {
    const value = rows[row][1];
    if (!isObject(value) || typeof value === "function") {
      hasValues = true;
      values[row] = cellOf(value);
      continue;
    }
    const own = wanted === undefined ? keys(value) : names;
    for (let at = 0; at < own.length; at++) {
      const name = own[at];
      if (wanted === undefined && !(name in cells)) names[names.length] = name;
      cells[name] ??= [];
      if (name in value) cells[name][row] = cellOf(value[name]);
    }
  }
  const table = [[title], []];
  const head = table[0];
  if (hasKeys) head[head.length] = "Key";
  for (let at = 0; at < names.length; at++) head[head.length] = names[at];
  if (hasValues) head[head.length] = "Values";
  table.length = 1;
  for (let row = 0; row < rows.length; row++) {
    const line = [rows[row][0]];
    if (hasKeys) line[line.length] = cellOf(rows[row][2]);
    for (let at = 0; at < names.length; at++) line[line.length] = cells[names[at]]?.[row] ?? "";
    if (hasValues) line[line.length] = values[row] ?? "";
    table[table.length] = line;
  }
  return draw(table);
}

function draw(table) {
  const widths = [];
  for (let column = 0; column < table[0].length; column++) {
    let width = 0;
    for (let row = 0; row < table.length; row++) width = Math.max(width, widthOf(table[row][column]));
    widths[column] = width + 2;
  }
  const rule = (left, cross, right) => {
    const parts = [];
    for (let column = 0; column < widths.length; column++) parts[column] = repeat("─", widths[column]);
    return left + join(parts, cross) + right;
  };
  const lines = [rule("┌", "┬", "┐")];
  for (let row = 0; row < table.length; row++) {
    const parts = [];
    for (let column = 0; column < widths.length; column++) parts[column] = centred(table[row][column], widths[column]);
    lines[lines.length] = `│${join(parts, "│")}│`;
    if (row === 0) lines[lines.length] = rule("├", "┼", "┤");
  }
  lines[lines.length] = rule("└", "┴", "┘");
  return join(lines, "\n");
}

Object.defineProperty(globalThis, "console", { value: console, writable: true, configurable: true });
