// The global functions of a program: input, timers, structuredClone, and the little of Node's `process` that labs need.

import { clearTimer, framesOf, kindOf, leave, readLine, timer, typeOf, write } from "bengkel:native";
import "bengkel:console";

const unbound = Function.prototype.bind.bind(Function.prototype.call);
const eachOfMap = unbound(Map.prototype.forEach);
const eachOfSet = unbound(Set.prototype.forEach);
const addToSet = unbound(Set.prototype.add);
const setInMap = unbound(Map.prototype.set);
const getOfMap = unbound(Map.prototype.get);
const timeOf = unbound(Date.prototype.getTime);
const sliceBuffer = unbound(ArrayBuffer.prototype.slice);
const { isArray } = Array;
const { keys } = Object;
const typedArrays = [
  Uint8Array, Int8Array, Uint16Array, Int16Array, Uint32Array, Int32Array, Float32Array, Float64Array, Uint8ClampedArray,
  BigInt64Array, BigUint64Array,
];
const classes = { Map, Set, Date, RegExp, Error, TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError };

const functionGiven = (name, value) => {
  if (typeof value !== "function") throw new TypeError(`${name} wants a function first, not ${value === null ? "null" : typeof value}`);
  return value;
};

class DataCloneError extends classes.Error {
  get name() { return "DataCloneError"; }
}

function cloned(value, made) {
  if (typeof value === "symbol" || typeof value === "function") {
    throw new DataCloneError(`${typeof value === "symbol" ? "a symbol" : `the function ${value.name}`} could not be cloned.`);
  }
  if (value === null || typeof value !== "object") return value;
  const before = getOfMap(made, value);
  if (before !== undefined) return before;
  const keep = (copy) => {
    setInMap(made, value, copy);
    return copy;
  };
  const kind = kindOf(value);
  if (kind === "Array" || kind === "Object") {
    const copy = keep(isArray(value) ? new Array(value.length) : {});
    const names = keys(value);
    for (let at = 0; at < names.length; at++) {
      const item = cloned(value[names[at]], made);
      Object.defineProperty(copy, names[at], { value: item, writable: true, enumerable: true, configurable: true });
    }
    return copy;
  }
  if (kind === "Map") {
    const copy = keep(new classes.Map());
    eachOfMap(value, (item, key) => setInMap(copy, cloned(key, made), cloned(item, made)));
    return copy;
  }
  if (kind === "Set") {
    const copy = keep(new classes.Set());
    eachOfSet(value, (item) => addToSet(copy, cloned(item, made)));
    return copy;
  }
  if (kind === "Date") return keep(new classes.Date(timeOf(value)));
  if (kind === "RegExp") return keep(new classes.RegExp(value.source, value.flags));
  if (kind === "ArrayBuffer") return keep(sliceBuffer(value, 0));
  for (let at = 0; at < typedArrays.length; at++) if (kind === typedArrays[at].name) return keep(new typedArrays[at](value));
  if (kind === "Number" || kind === "String" || kind === "Boolean" || kind === "BigInt") return keep(Object(value.valueOf()));
  if (kind === "Error") {
    const copy = keep(new (classes[value.name] ?? classes.Error)(value.message));
    if ("cause" in value) Object.defineProperty(copy, "cause", { value: cloned(value.cause, made), writable: true, configurable: true });
    return copy;
  }
  throw new DataCloneError(`${kind} object could not be cloned.`);
}

const stream = (descriptor) => ({
  write(text) {
    write(descriptor, `${text}`);
    return true;
  },
});

const process = {
  argv: ["node", "main.js"],
  env: {},
  stdout: stream(1),
  stderr: stream(2),
  exit(code = 0) { leave(code); },
};

/** `argv` is the program's name and its arguments. */
export function setArgv(argv) {
  process.argv = ["node"];
  for (let at = 0; at < argv.length; at++) process.argv[at + 1] = argv[at];
}

const functions = {
  setTimeout(callback, delay, ...values) { return timer(functionGiven("setTimeout", callback), +delay, values, true); },
  setInterval(callback, delay, ...values) { return timer(functionGiven("setInterval", callback), +delay, values, false); },
  clearTimeout(number) { clearTimer(number); },
  clearInterval(number) { clearTimer(number); },
  structuredClone(value) { return cloned(value, new classes.Map()); },
  /** The next line of the input without its end, or null when the input has ended. */
  readline() { return readLine(); },
  /** Prints the question, then reads a line. */
  prompt(question = "") {
    write(1, `${question}`);
    return readLine();
  },
  process,
};

// As in V8: the type and the message, then the frames.
const stack = Object.getOwnPropertyDescriptor(Error.prototype, "stack");
Object.defineProperty(Error.prototype, "stack", {
  get() {
    if (kindOf(this) !== "Error") return undefined;
    const message = `${this.message}`;
    return `${typeOf(this)}${message === "" ? "" : `: ${message}`}\n${framesOf(this)}`.trimEnd();
  },
  set: stack.set,
  configurable: true,
});

const names = keys(functions);
for (let at = 0; at < names.length; at++) {
  Object.defineProperty(globalThis, names[at], { value: functions[names[at]], writable: true, configurable: true });
}
