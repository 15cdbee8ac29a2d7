// A small test façade in the manner of the common JavaScript test runners: describe, test (it), expect and hooks. Its parts are
// frozen and keep their own copies of what they call, so that code under test cannot make a test pass by patching them.

import { inspect } from "bengkel:inspect";
import { kindOf, lineOf, typeOf } from "bengkel:native";

const unbound = Function.prototype.bind.bind(Function.prototype.call);
const { is, keys, freeze } = Object;
const { getOwnPropertyDescriptor, getPrototypeOf, ownKeys, apply } = Reflect;
const { abs } = Math;
const unboundMap = { has: unbound(Map.prototype.has), get: unbound(Map.prototype.get), forEach: unbound(Map.prototype.forEach) };
const eachOfSet = unbound(Set.prototype.forEach);
const hasInSet = unbound(Set.prototype.has);
const sizeOfSet = unbound(getOwnPropertyDescriptor(Set.prototype, "size").get);
const sizeOfMap = unbound(getOwnPropertyDescriptor(Map.prototype, "size").get);
const timeOf = unbound(Date.prototype.getTime);
const regexpText = unbound(RegExp.prototype.toString);
const runRegexp = unbound(RegExp.prototype.exec);
const includes = unbound(String.prototype.includes);
const split = unbound(String.prototype.split);
const hasOwn = unbound(Object.prototype.hasOwnProperty);
const isInstance = unbound(Function.prototype[Symbol.hasInstance]);
const [PlainError, PlainTypeError, Whole] = [Error, TypeError, BigInt];

/** What a matcher throws; any other error in a test is not a failed expectation but an error. */
class ExpectationError extends PlainError {
  get name() { return "ExpectationError"; }
}
freeze(ExpectationError.prototype);

const suite = (name, outer) => ({ name, outer, entries: [], beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] });
const root = suite("", null);
let current = root;

const add = (list, item) => { list[list.length] = item; };

function checked(what, name, body) {
  if (typeof body !== "function") throw new PlainTypeError(`${what}(${inspect(name)}, ...) wants a function to run`);
}

export function describe(name, body) {
  checked("describe", name, body);
  const made = suite(`${name}`, current);
  add(current.entries, { suite: made });
  current = made;
  try {
    body();
  } finally {
    current = made.outer;
  }
}

export function test(name, body) {
  checked("test", name, body);
  add(current.entries, { name: `${name}`, body });
}
export const it = test;

/** One test for each row: an array's items are the arguments; %s and its like in the name are filled in by them. */
const each = (rows) => (name, body) => {
  for (let at = 0; at < rows.length; at++) {
    const row = kindOf(rows[at]) === "Array" ? rows[at] : [rows[at]];
    let filled = "";
    const parts = split(`${name}`, "%");
    for (let part = 0; part < parts.length; part++) {
      if (part === 0) filled = parts[0];
      else filled += (part <= row.length ? (typeof row[part - 1] === "string" ? row[part - 1] : inspect(row[part - 1])) : "") + parts[part].slice(1);
    }
    test(filled, () => apply(body, undefined, row));
  }
};
test.each = each;

export const beforeAll = (hook) => add(current.beforeAll, hook);
export const afterAll = (hook) => add(current.afterAll, hook);
export const beforeEach = (hook) => add(current.beforeEach, hook);
export const afterEach = (hook) => add(current.afterEach, hook);

/** Makes the façade global, as test runners do. */
export function install() {
  const parts = { describe, test, it, expect, beforeAll, afterAll, beforeEach, afterEach };
  const names = keys(parts);
  for (let at = 0; at < names.length; at++) {
    Object.defineProperty(globalThis, names[at], { value: parts[names[at]], writable: false, configurable: false });
  }
}

/** Runs all tests that were described, in order, and gives their outcomes. */
export async function run() {
  const tests = [];
  await runSuite(root, tests, "");
  return { tests };
}

async function runHooks(hooks) {
  for (let at = 0; at < hooks.length; at++) await hooks[at]();
}

async function runSuite(it, tests, path) {
  let broken;
  try {
    await runHooks(it.beforeAll);
  } catch (thrown) {
    broken = { thrown };
  }
  for (let at = 0; at < it.entries.length; at++) {
    const entry = it.entries[at];
    if (entry.suite !== undefined) await runSuite(entry.suite, tests, `${path}${entry.suite.name} > `);
    else add(tests, await runTest(it, entry, `${path}${entry.name}`, broken));
  }
  try {
    await runHooks(it.afterAll);
  } catch (thrown) {
    add(tests, outcomeOf(`${path}afterAll`, thrown));
  }
}

async function runTest(own, { body }, name, broken) {
  if (broken !== undefined) return outcomeOf(name, broken.thrown);
  const suites = [];
  for (let at = own; at !== null; at = at.outer) add(suites, at);
  let failed;
  try {
    for (let at = suites.length - 1; at >= 0; at--) await runHooks(suites[at].beforeEach);
    await body();
  } catch (thrown) {
    failed = { thrown };
  }
  try {
    for (let at = 0; at < suites.length; at++) await runHooks(suites[at].afterEach);
  } catch (thrown) {
    failed ??= { thrown };
  }
  return failed === undefined ? { name, outcome: "passed", message: null, line: null } : outcomeOf(name, failed.thrown);
}

function outcomeOf(name, thrown) {
  const isError = kindOf(thrown) === "Error";
  const line = isError ? lineOf(thrown) : 0;
  const isFailure = isError && getPrototypeOf(thrown) === ExpectationError.prototype;
  const message = isFailure ? thrown.message : isError ? `${typeOf(thrown)}: ${thrown.message}` : `thrown: ${inspect(thrown)}`;
  return { name, outcome: isFailure ? "failed" : "error", message, line: line === 0 ? null : Whole(line) };
}

/** Deep equality. Strict: classes, holes and undefined properties count. */
function equals(left, right, isStrict, seen = []) {
  if (is(left, right)) return true;
  if (left === null || right === null || typeof left !== "object" || typeof right !== "object") return false;
  const kind = kindOf(left);
  if (kind !== kindOf(right) || (isStrict && getPrototypeOf(left) !== getPrototypeOf(right))) return false;
  for (let at = 0; at < seen.length; at++) if (seen[at][0] === left) return seen[at][1] === right;
  add(seen, [left, right]);
  const result = sameContent(left, right, kind, isStrict, seen);
  seen.length -= 1;
  return result;
}

function sameContent(left, right, kind, isStrict, seen) {
  if (kind === "Date") return is(timeOf(left), timeOf(right));
  if (kind === "RegExp") return regexpText(left) === regexpText(right);
  if (kind === "Error") return left.message === right.message && left.name === right.name;
  if (kind === "Number" || kind === "String" || kind === "Boolean" || kind === "BigInt") return is(left.valueOf(), right.valueOf());
  if (kind === "Map") return sizeOfMap(left) === sizeOfMap(right) && sameEntries(left, right, isStrict, seen);
  if (kind === "Set") return sizeOfSet(left) === sizeOfSet(right) && sameItems(left, right, isStrict, seen);
  if (kind === "Array" && left.length !== right.length) return false;
  return sameProperties(left, right, isStrict, seen) && sameProperties(right, left, isStrict, seen);
}

function sameProperties(left, right, isStrict, seen) {
  const names = ownKeys(left);
  for (let at = 0; at < names.length; at++) {
    const name = names[at];
    if (!getOwnPropertyDescriptor(left, name).enumerable) continue;
    if (isStrict && !hasOwn(right, name)) return false;
    if (!equals(left[name], right[name], isStrict, seen)) return false;
  }
  return true;
}

function sameEntries(left, right, isStrict, seen) {
  let same = true;
  unboundMap.forEach(left, (value, key) => {
    same = same && unboundMap.has(right, key) && equals(value, unboundMap.get(right, key), isStrict, seen);
  });
  return same;
}

function sameItems(left, right, isStrict, seen) {
  let same = true;
  eachOfSet(left, (item) => {
    if (!same || hasInSet(right, item)) return;
    let found = false;
    eachOfSet(right, (other) => { found = found || equals(item, other, isStrict, seen); });
    same = found;
  });
  return same;
}

function holds(object, wanted) {
  if (wanted === null || typeof wanted !== "object" || object === null || typeof object !== "object") return equals(object, wanted, false);
  if (kindOf(wanted) === "Array" && object.length !== wanted.length) return false;
  const names = keys(wanted);
  for (let at = 0; at < names.length; at++) {
    if (!(names[at] in object) || !holds(object[names[at]], wanted[names[at]])) return false;
  }
  return true;
}

function contains(value, item, same) {
  if (typeof value === "string") return includes(value, `${item}`);
  if (kindOf(value) === "Set") {
    let found = false;
    eachOfSet(value, (other) => { found = found || same(other, item); });
    return found;
  }
  for (let at = 0; at < value.length; at++) if (same(value[at], item)) return true;
  return false;
}

function matchesThrown(thrown, wanted) {
  if (wanted === undefined) return true;
  const message = thrown !== null && typeof thrown === "object" ? thrown.message : thrown;
  if (typeof wanted === "string") return includes(`${message}`, wanted);
  if (typeof wanted === "function") return isInstance(wanted, thrown);
  if (kindOf(wanted) === "RegExp") return runRegexp(wanted, `${message}`) !== null;
  return message === wanted.message;
}

function lookUp(value, path) {
  const names = typeof path === "string" ? split(path, ".") : path;
  let at = value;
  for (let step = 0; step < names.length; step++) {
    if (at === null || at === undefined || !(names[step] in Object(at))) return { found: false };
    at = at[names[step]];
  }
  return { found: true, value: at };
}

/** Name → (value, first argument, second, their count) → whether it holds, and how the expectation reads when it does not. */
const matchers = {
  toBe: (value, wanted) => [is(value, wanted), `to be ${inspect(wanted)}`],
  toEqual: (value, wanted) => [equals(value, wanted, false), `to equal ${inspect(wanted)}`],
  toStrictEqual: (value, wanted) => [equals(value, wanted, true), `to strictly equal ${inspect(wanted)}`],
  toBeCloseTo: (value, wanted, digits = 2) => [
    value === wanted || abs(wanted - value) < 10 ** -digits / 2, `to be close to ${inspect(wanted)} (${digits} decimals)`,
  ],
  toBeTruthy: (value) => [!!value, "to be truthy"],
  toBeFalsy: (value) => [!value, "to be falsy"],
  toBeNull: (value) => [value === null, "to be null"],
  toBeUndefined: (value) => [value === undefined, "to be undefined"],
  toBeDefined: (value) => [value !== undefined, "to be defined"],
  toBeNaN: (value) => [is(value, NaN), "to be NaN"],
  toBeGreaterThan: (value, wanted) => [value > wanted, `to be greater than ${inspect(wanted)}`],
  toBeGreaterThanOrEqual: (value, wanted) => [value >= wanted, `to be at least ${inspect(wanted)}`],
  toBeLessThan: (value, wanted) => [value < wanted, `to be less than ${inspect(wanted)}`],
  toBeLessThanOrEqual: (value, wanted) => [value <= wanted, `to be at most ${inspect(wanted)}`],
  toContain: (value, item) => [contains(value, item, (left, right) => left === right || is(left, right)), `to contain ${inspect(item)}`],
  toContainEqual: (value, item) => [contains(value, item, (left, right) => equals(left, right, false)), `to contain one equal to ${inspect(item)}`],
  toHaveLength: (value, length) => [value.length === length, `to have the length ${inspect(length)}`],
  toHaveProperty: (value, path, wanted, count) => {
    const found = lookUp(value, path);
    const isSame = found.found && (count < 2 || equals(found.value, wanted, false));
    return [isSame, `to have the property ${inspect(path)}${count < 2 ? "" : ` with ${inspect(wanted)}`}`];
  },
  toMatch: (value, pattern) => [
    typeof pattern === "string" ? includes(value, pattern) : runRegexp(pattern, value) !== null, `to match ${inspect(pattern)}`,
  ],
  toMatchObject: (value, wanted) => [holds(value, wanted), `to match the object ${inspect(wanted)}`],
  toBeInstanceOf: (value, type) => [isInstance(type, value), `to be an instance of ${type.name}`],
};

function thrownBy(body) {
  if (typeof body !== "function") throw new ExpectationError("expected a function that can be called, to see whether it throws");
  try {
    body();
  } catch (thrown) {
    return { thrown };
  }
  return undefined;
}

function judge(isMet, isNot, text) {
  if (isMet === isNot) throw new ExpectationError(text);
}

function judgeThrown(outcome, wanted, isNot) {
  const expected = wanted === undefined ? "" : ` ${typeof wanted === "function" ? wanted.name : inspect(wanted)}`;
  const got = outcome === undefined ? "nothing was thrown" : `thrown was ${kindOf(outcome.thrown) === "Error" ? `${typeOf(outcome.thrown)}: ${outcome.thrown.message}` : inspect(outcome.thrown)}`;
  judge(outcome !== undefined && matchesThrown(outcome.thrown, wanted), isNot, `expected it ${isNot ? "not " : ""}to throw${expected}; ${got}`);
}

function expectationOf(value, isNot) {
  const expectation = { __proto__: null };
  const names = keys(matchers);
  for (let at = 0; at < names.length; at++) {
    expectation[names[at]] = (...wanted) => {
      const judged = matchers[names[at]](value, wanted[0], wanted[1], wanted.length);
      judge(judged[0], isNot, `expected ${inspect(value)} ${isNot ? "not " : ""}${judged[1]}`);
    };
  }
  expectation.toThrow = (wanted) => judgeThrown(thrownBy(value), wanted, isNot);
  expectation.toThrowError = expectation.toThrow;
  return expectation;
}

/** The matchers on what a promise comes to. */
function settled(value, isNot, wantsRejection) {
  const expectation = { __proto__: null };
  const outcome = async () => {
    let result;
    try {
      result = await (typeof value === "function" ? value() : value);
    } catch (thrown) {
      if (wantsRejection) return thrown;
      throw new ExpectationError(`expected the promise to resolve; it was rejected with ${inspect(thrown)}`);
    }
    if (wantsRejection) throw new ExpectationError(`expected the promise to be rejected; it resolved to ${inspect(result)}`);
    return result;
  };
  const names = keys(matchers);
  for (let at = 0; at < names.length; at++) {
    expectation[names[at]] = async (...wanted) => apply(expectationOf(await outcome(), isNot)[names[at]], undefined, wanted);
  }
  expectation.toThrow = async (wanted) => judgeThrown(wantsRejection ? { thrown: await outcome() } : thrownBy(await outcome()), wanted, isNot);
  expectation.toThrowError = expectation.toThrow;
  return expectation;
}

export function expect(value) {
  const expectation = expectationOf(value, false);
  expectation.not = expectationOf(value, true);
  expectation.resolves = settled(value, false, false);
  expectation.rejects = settled(value, false, true);
  expectation.resolves.not = settled(value, true, false);
  expectation.rejects.not = settled(value, true, true);
  return expectation;
}

freeze(matchers);
freeze(test);
freeze(describe);
freeze(expect);
