// One line of the console, as Node's console.log makes it of its values.

import { inspect } from "bengkel:inspect";
import { kindOf } from "bengkel:native";

const { getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
const unbound = Function.prototype.bind.bind(Function.prototype.call);
const slice = unbound(String.prototype.slice);
const includes = unbound(String.prototype.includes);
const hasOwn = unbound(Object.prototype.hasOwnProperty);
const functionText = unbound(Function.prototype.toString);
const symbolText = unbound(Symbol.prototype.toString);
const jsonText = JSON.stringify;

/** Node's console.log: %s and its like in a first text are filled in, texts stand as they are, all else is inspected. */
export function formatLine(values) {
  let line = "";
  let next = 0;
  if (typeof values[0] === "string") {
    next = 1;
    line = values[0];
    if (values.length > 1 && includes(line, "%")) {
      const filled = fillIn(line, values);
      line = filled.line;
      next = filled.next;
    }
  } else if (values.length > 0) {
    line = inspect(values[0]);
    next = 1;
  }
  for (; next < values.length; next++) line += ` ${typeof values[next] === "string" ? values[next] : inspect(values[next])}`;
  return line;
}

function fillIn(pattern, values) {
  let line = "";
  let next = 1;
  let from = 0;
  for (let at = 0; at < pattern.length - 1; at++) {
    if (pattern[at] !== "%") continue;
    const sign = pattern[at + 1];
    let text;
    if (sign === "%") text = "%";
    else if (next < values.length) text = filler(sign, values[next]);
    if (text === undefined) continue;
    if (sign !== "%") next += 1;
    line += slice(pattern, from, at) + text;
    at += 1;
    from = at + 1;
  }
  return { line: line + slice(pattern, from), next };
}

function filler(sign, value) {
  if (sign === "s") {
    if (typeof value === "bigint" || typeof value === "number") return inspect(value);
    if (typeof value !== "object" || value === null || hasOwnText(value)) return typeof value === "symbol" ? symbolText(value) : `${value}`;
    return inspect(value, { depth: 0 });
  }
  if (sign === "d" || sign === "i" || sign === "f") {
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "symbol") return "NaN";
    const number = sign === "d" ? (typeof value === "object" ? NaN : +value) : sign === "i" ? parseInt(value) : parseFloat(value);
    return inspect(number);
  }
  if (sign === "j") return jsonText(value);
  if (sign === "o") return inspect(value, { depth: 4 });
  if (sign === "O") return inspect(value);
  return sign === "c" ? "" : undefined;
}

/** Whether the program has given the object a text of its own. */
function hasOwnText(value) {
  for (let at = value; at !== null && kindOf(at) !== "Proxy"; at = getPrototypeOf(at)) {
    if (!hasOwn(at, "toString") && !hasOwn(at, Symbol.toPrimitive)) continue;
    const made = getOwnPropertyDescriptor(at, "constructor")?.value;
    return !(typeof made === "function" && includes(functionText(made), "[native code]"));
  }
  return false;
}
