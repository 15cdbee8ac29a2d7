// Values as text, as Node's util.inspect shows them: nested two levels deep, in lines of up to 72 columns. Keeps its own
// copies of the built-in functions, so that a program which patches them still sees its values.

import { framesOf, iteratorRest, kindOf, promiseResult, promiseState, proxyTarget, typeOf } from "bengkel:native";
import { layOut, lineLength, mostItems } from "bengkel:lay_out";
import { quote } from "bengkel:quote";

const { getOwnPropertyDescriptor, getPrototypeOf, ownKeys } = Reflect;
const { is } = Object;
const { isInteger } = Number;
const unbound = Function.prototype.bind.bind(Function.prototype.call);
const join = unbound(Array.prototype.join);
const slice = unbound(String.prototype.slice);
const repeat = unbound(String.prototype.repeat);
const includes = unbound(String.prototype.includes);
const startsWith = unbound(String.prototype.startsWith);
const indexOf = unbound(String.prototype.indexOf);
const codeAt = unbound(String.prototype.charCodeAt);
const padStart = unbound(String.prototype.padStart);
const hexOf = unbound(Number.prototype.toString);
const hasOwn = unbound(Object.prototype.hasOwnProperty);
const isPrototypeOf = unbound(Object.prototype.isPrototypeOf);
const functionText = unbound(Function.prototype.toString);
const symbolText = unbound(Symbol.prototype.toString);
const regexpText = unbound(RegExp.prototype.toString);
const dateText = unbound(Date.prototype.toISOString);
const dateTime = unbound(Date.prototype.getTime);
const eachOfMap = unbound(Map.prototype.forEach);
const eachOfSet = unbound(Set.prototype.forEach);
const unboxed = {
  Number: unbound(Number.prototype.valueOf), String: unbound(String.prototype.valueOf), BigInt: unbound(BigInt.prototype.valueOf),
  Boolean: unbound(Boolean.prototype.valueOf), Symbol: unbound(Symbol.prototype.valueOf),
};
const typedArrays = {
  __proto__: null, Uint8Array, Int8Array, Uint16Array, Int16Array, Uint32Array, Int32Array, Float32Array, Float64Array,
  Uint8ClampedArray, BigInt64Array, BigUint64Array, Float16Array: globalThis.Float16Array,
};
const bytesOf = (buffer) => new typedArrays.Uint8Array(buffer);
const { toStringTag } = Symbol;
const customInspect = Symbol.for("nodejs.util.inspect.custom");

const mostCharacters = 10_000;

export function inspect(value, { depth = 2 } = {}) {
  return format({ depth, indentation: 0, seen: [], references: [], deepest: 0 }, value, 0);
}

/** What is printed of a thrown value that nobody caught. */
export function describeThrown(thrown) {
  const text = inspect(thrown);
  if (kindOf(thrown) !== "Error") return `Uncaught ${text}`;
  // Brackets are for errors among other values; one without a place gets none here.
  return framesOf(thrown) === "" && startsWith(text, "[") && text[text.length - 1] === "]" ? slice(text, 1, -1) : text;
}

function format(it, value, level) {
  switch (typeof value) {
    case "string": return formatText(it, value);
    case "number": return is(value, -0) ? "-0" : `${value}`;
    case "bigint": return `${value}n`;
    case "symbol": return symbolText(value);
    case "object":
    case "function": return value === null ? "null" : formatObject(it, value, level);
    default: return `${value}`;
  }
}

function formatText(it, text) {
  let rest = "";
  if (text.length > mostCharacters) {
    const more = text.length - mostCharacters;
    rest = `... ${more} more character${more > 1 ? "s" : ""}`;
    text = slice(text, 0, mostCharacters);
  }
  if (text.length <= 16 || text.length <= lineLength - it.indentation - 4 || !includes(slice(text, 0, -1), "\n")) {
    return quote(text) + rest;
  }
  const lines = [];
  for (let from = 0; from < text.length;) {
    const end = indexOf(text, "\n", from);
    const to = end < 0 ? text.length : end + 1;
    lines[lines.length] = quote(slice(text, from, to));
    from = to;
  }
  return join(lines, ` +\n${repeat(" ", it.indentation + 2)}`) + rest;
}

function formatObject(it, object, level) {
  let value = object;
  let kind = kindOf(value);
  while (kind === "Proxy") {
    value = proxyTarget(value);
    if (value === null) return "<Revoked Proxy>";
    kind = kindOf(value);
  }
  const custom = value[customInspect];
  if (typeof custom === "function") {
    const made = unbound(custom)(object, it.depth - level, { depth: it.depth - level }, inspect);
    return typeof made === "string" ? made : format(it, made, level);
  }
  for (let at = 0; at < it.seen.length; at++) {
    if (it.seen[at] !== value) continue;
    let number = 0;
    while (number < it.references.length && it.references[number] !== value) number++;
    it.references[number] = value;
    return `[Circular *${number + 1}]`;
  }
  return formatRaw(it, value, kind, level);
}

/** How each kind of object is shown: `text` when that is all, otherwise what stands before and around its entries. */
function shapeOf(it, value, kind, level, name, tag) {
  const empty = (shape, count) => (count === 0 && shape.keys.length === 0 ? { text: shape.open + shape.close } : shape);
  if (kind === "Array") {
    const open = `${name !== "Array" || tag !== "" ? prefixOf(name, tag, "Array", `(${value.length})`) : ""}[`;
    return empty({ open, close: "]", keys: keysOf(value, true), entries: arrayEntries, isList: true }, value.length);
  }
  if (kind === "Arguments") return empty({ open: "[Arguments] {", close: "}", keys: keysOf(value) }, 0);
  if (kind === "Set" || kind === "Map") {
    const items = kind === "Set" ? setItems(value) : mapItems(value);
    const size = kind === "Set" ? items.length : items.length / 2;
    const entries = kind === "Set" ? setEntries : mapEntries;
    return empty({ open: `${prefixOf(name, tag, kind, `(${size})`)}{`, close: "}", keys: keysOf(value), entries, items }, size);
  }
  if (kind in typedArrays) {
    const open = `${prefixOf(name, tag, kind, `(${value.length})`)}[`;
    return empty({ open, close: "]", keys: keysOf(value, true), entries: arrayEntries, isList: true }, value.length);
  }
  const keys = keysOf(value, kind === "String");
  const based = (base) => (keys.length === 0 ? { text: base } : { base, open: "{", close: "}", keys });
  if (typeof value === "function") return based(functionBase(value, name, tag));
  if (kind === "RegExp") return based(regexpText(value));
  if (kind === "Date") return based(dateTime(value) === dateTime(value) ? dateText(value) : "Invalid Date");
  if (kind === "Error") return errorShape(it, value, keys);
  if (kind in unboxed) {
    const inner = unboxed[kind](value);
    const own = name === kind ? "" : name === null ? " (null prototype)" : ` (${name})`;
    return based(`[${kind}${own}: ${typeof inner === "string" ? quote(inner) : format({}, inner, 0)}]`);
  }
  const open = `${prefixOf(name, tag, fallbackOf(kind))}{`;
  if (kind === "Promise") return { open, close: "}", keys, entries: promiseEntries };
  if (kind === "WeakSet" || kind === "WeakMap") return { open, close: "}", keys, entries: () => ["<items unknown>"] };
  if (kind === "ArrayBuffer") return { open, close: "}", keys, entries: bufferEntries };
  if (kind === "Map Iterator" || kind === "Set Iterator") {
    const { items, isPairs } = iteratorRest(value);
    return { open: `[${slice(kind, 0, 4)}${isPairs ? "Entries" : "Iterator"}] {`, close: "}", keys, entries: isPairs ? pairEntries : setEntries, items };
  }
  const isPlain = name === "Object" && tag === "";
  return empty({ open: isPlain ? "{" : open, close: "}", keys }, 0);
}

const fallbackOf = (kind) => (kind === "Module" || kind === "Promise" || kind === "WeakSet" || kind === "WeakMap" || kind === "ArrayBuffer" ? kind : "Object");

function formatRaw(it, value, kind, level) {
  const name = kind === "Module" ? null : classNameOf(value);
  let tag = value[toStringTag];
  if (typeof tag !== "string" || tag === "" || kind === "Module" || hasOwn(value, toStringTag)) tag = "";
  const shape = shapeOf(it, value, kind, level, name, tag);
  if (shape.text !== undefined) return shape.text;
  if (level > it.depth) {
    if (shape.base !== undefined && (kind === "RegExp" || kind === "Error" || typeof value === "function")) return shape.base;
    return `[${slice(prefixOf(name, tag, kind === "Array" ? "Array" : "Object"), 0, -1)}]`;
  }
  const inner = level + 1;
  it.seen[it.seen.length] = value;
  it.deepest = inner;
  const output = shape.entries === undefined ? [] : shape.entries(it, value, inner, shape);
  for (let at = 0; at < shape.keys.length; at++) output[output.length] = formatProperty(it, value, shape.keys[at], inner, shape.hidden);
  it.seen.length -= 1;
  let base = shape.base ?? "";
  for (let at = 0; at < it.references.length; at++) {
    if (it.references[at] === value) base = `<ref *${at + 1}>${base === "" ? "" : ` ${base}`}`;
  }
  return layOut(it, output, base, shape, inner, value);
}

/** The own enumerable keys, symbols after texts; of a list those that are no index. */
function keysOf(value, isList = false) {
  const all = ownKeys(value);
  const keys = [];
  for (let at = 0; at < all.length; at++) {
    const key = all[at];
    if (isList && typeof key === "string" && isIndex(key)) continue;
    if (getOwnPropertyDescriptor(value, key)?.enumerable) keys[keys.length] = key;
  }
  return keys;
}

function isIndex(key) {
  const number = +key;
  return isInteger(number) && number >= 0 && number < 4294967295 && `${number}` === key;
}

function classNameOf(value) {
  for (let at = value; at !== null; at = getPrototypeOf(at)) {
    const made = getOwnPropertyDescriptor(at, "constructor")?.value;
    if (typeof made !== "function" || typeof made.name !== "string" || made.name === "") continue;
    const { prototype } = made;
    if ((typeof prototype === "object" || typeof prototype === "function") && prototype !== null && isPrototypeOf(prototype, value)) return made.name;
  }
  return getPrototypeOf(value) === null ? null : "Object";
}

function prefixOf(name, tag, fallback, size = "") {
  if (name === null) return tag !== "" && fallback !== tag ? `[${fallback}${size}: null prototype] [${tag}] ` : `[${fallback}${size}: null prototype] `;
  return tag !== "" && name !== tag ? `${name}${size} [${tag}] ` : `${name}${size} `;
}

function functionBase(value, name, tag) {
  const text = functionText(value);
  const own = getOwnPropertyDescriptor(value, "name")?.value;
  const called = typeof own === "string" ? own : "";
  if (startsWith(text, "class") && (text[5] === " " || text[5] === "{" || text[5] === "\n")) {
    let base = `class ${called === "" ? "(anonymous)" : called}`;
    if (name !== "Function" && name !== null) base += ` [${name}]`;
    const parent = getPrototypeOf(value);
    if (parent === null) base += " extends null";
    else if (parent.name) base += ` extends ${parent.name}`;
    return `[${base}]`;
  }
  const kind = tag === "AsyncFunction" || tag === "GeneratorFunction" || tag === "AsyncGeneratorFunction" ? tag : "Function";
  let base = `[${kind}${name === null ? " (null prototype)" : ""}${called === "" ? " (anonymous)" : `: ${called}`}]`;
  if (name !== kind && name !== null && name !== "Function") base += ` ${name}`;
  return tag !== "" && tag !== kind && name !== tag ? `${base} [${tag}]` : base;
}

function errorShape(it, error, keys) {
  const message = error.message;
  const type = typeOf(error);
  let base = message === "" || message === undefined ? type : `${type}: ${message}`;
  const frames = framesOf(error);
  base = frames === "" ? `[${base}]` : `${base}\n${slice(frames, 0, -1)}`;
  if (it.indentation > 0) base = indented(base, it.indentation);
  const shown = [];
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at];
    if ((key === "name" || key === "message" || key === "stack") && typeof error[key] === "string" && includes(base, error[key])) continue;
    shown[shown.length] = key;
  }
  const hidden = ["cause", "errors"];
  for (let at = 0; at < hidden.length; at++) {
    const found = getOwnPropertyDescriptor(error, hidden[at]);
    if (found !== undefined && !found.enumerable) shown[shown.length] = hidden[at];
  }
  return shown.length === 0 ? { text: base } : { base, open: "{", close: "}", keys: shown };
}

function indented(text, by) {
  let result = "";
  let from = 0;
  for (let at = indexOf(text, "\n"); at >= 0; at = indexOf(text, "\n", from)) {
    result += slice(text, from, at + 1) + repeat(" ", by);
    from = at + 1;
  }
  return result + slice(text, from);
}

function deeper(it, value, level) {
  it.indentation += 2;
  const text = format(it, value, level);
  it.indentation -= 2;
  return text;
}

function formatValueOf(it, found, level) {
  if (found.get !== undefined) return found.set !== undefined ? "[Getter/Setter]" : "[Getter]";
  if (found.set !== undefined) return "[Setter]";
  return deeper(it, found.value, level);
}

function formatProperty(it, object, key, level) {
  const found = getOwnPropertyDescriptor(object, key) ?? { value: object[key], enumerable: true };
  const text = formatValueOf(it, found, level);
  if (typeof key === "symbol") return `[${symbolText(key)}]: ${text}`;
  if (key === "__proto__") return `['__proto__']: ${text}`;
  if (!found.enumerable) return `[${key}]: ${text}`;
  return `${isName(key) ? key : quote(key)}: ${text}`;
}

function isName(key) {
  for (let at = 0; at < key.length; at++) {
    const code = codeAt(key, at);
    const isLetter = (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
    if (!isLetter && !(at > 0 && code >= 48 && code <= 57)) return false;
  }
  return key !== "";
}

const more = (count) => `... ${count} more item${count > 1 ? "s" : ""}`;

function arrayEntries(it, array, level) {
  const output = [];
  let at = 0;
  while (at < array.length && output.length < mostItems) {
    const found = getOwnPropertyDescriptor(array, `${at}`);
    if (found !== undefined) {
      output[output.length] = formatValueOf(it, found, level);
      at += 1;
      continue;
    }
    const from = at;
    while (at < array.length && !hasOwn(array, `${at}`)) at += 1;
    output[output.length] = `<${at - from} empty item${at - from > 1 ? "s" : ""}>`;
  }
  if (at < array.length) output[output.length] = more(array.length - at);
  return output;
}

function setItems(set) {
  const items = [];
  eachOfSet(set, (item) => { items[items.length] = item; });
  return items;
}

function mapItems(map) {
  const items = [];
  eachOfMap(map, (value, key) => {
    items[items.length] = key;
    items[items.length] = value;
  });
  return items;
}

function setEntries(it, set, level, { items }) {
  const output = [];
  for (let at = 0; at < items.length && at < mostItems; at++) output[at] = deeper(it, items[at], level);
  if (items.length > mostItems) output[mostItems] = more(items.length - mostItems);
  return output;
}

function mapEntries(it, map, level, { items }) {
  const output = [];
  const size = items.length / 2;
  for (let at = 0; at < size && at < mostItems; at++) {
    output[at] = `${deeper(it, items[2 * at], level)} => ${deeper(it, items[2 * at + 1], level)}`;
  }
  if (size > mostItems) output[mostItems] = more(size - mostItems);
  return output;
}

function pairEntries(it, iterator, level, { items }) {
  const output = [];
  for (let at = 0; 2 * at < items.length && at < mostItems; at++) {
    it.indentation += 2;
    output[at] = `[ ${deeper(it, items[2 * at], level)}, ${deeper(it, items[2 * at + 1], level)} ]`;
    it.indentation -= 2;
  }
  if (items.length > 2 * mostItems) output[mostItems] = more(items.length / 2 - mostItems);
  return output;
}

function promiseEntries(it, promise, level) {
  const state = promiseState(promise);
  if (state === "pending") return ["<pending>"];
  const result = deeper(it, promiseResult(promise), level);
  return [state === "rejected" ? `<rejected> ${result}` : result];
}

function bufferEntries(it, buffer) {
  const bytes = bytesOf(buffer);
  const shown = [];
  for (let at = 0; at < bytes.length && at < 50; at++) shown[at] = padStart(hexOf(bytes[at], 16), 2, "0");
  const rest = bytes.length > 50 ? ` ... ${bytes.length - 50} more byte${bytes.length > 51 ? "s" : ""}` : "";
  return [`[Uint8Contents]: <${join(shown, " ")}${rest}>`, `byteLength: ${bytes.length}`];
}
