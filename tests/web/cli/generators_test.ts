import assert from "node:assert/strict";
import { test } from "node:test";
import { brokenClaim } from "../../../web/cli/check/generators.ts";
import { int, record, text, type Value } from "../../../web/src/protocol/value.ts";
import type { Json } from "../../../web/src/protocol/read_json.ts";

const sizes = [2, 10] as const;
const list = (...items: Value[]): Value => ({ is: "list", items });
const ints = (...items: number[]): Value => list(...items.map(int));

const cases: readonly (readonly [string, Json, Value, RegExp | undefined])[] = [
  ["a number on both edges", { make: "int", from: 1, to: 5 }, int(5), undefined],
  ["a number beyond", { make: "int", from: 1, to: 5 }, int(6), /number 6 is not from 1 to 5/],
  ["a number that follows n", { make: "int", from: 0, to: "2n+1" }, int(21), undefined],
  ["a number beyond what follows n", { make: "int", from: 0, to: "2n+1" }, int(22), /from 0 to 21/],
  ["half of n, rounded down", { make: "list", length: "n/2", of: 1 }, ints(1), undefined],
  ["a list that is too short", { make: "list", length: "n", of: { make: "int", from: 0, to: 9 } }, ints(1), /length 1 is not from 2 to 10/],
  ["an item that is none", { make: "list", length: 2, of: { make: "int", from: 0, to: 9 } }, list(int(1), text("x")), /wanted a number, made text/],
  ["a sorted list", { make: "list", length: 3, of: { make: "int", from: 0, to: 9 }, sorted: true }, ints(1, 1, 2), undefined],
  ["a sorted list that falls", { make: "list", length: 3, of: { make: "int", from: 0, to: 9 }, sorted: true }, ints(1, 3, 2), /falls/],
  ["a distinct list that repeats", { make: "list", length: 2, of: { make: "int", from: 0, to: 9 }, distinct: true }, ints(4, 4), /twice/],
  ["a text of its alphabet", { make: "text", length: 3, of: "ab" }, text("aba"), undefined],
  ["a text with a stray sign", { make: "text", length: 3, of: "ab" }, text("abc"), /"c" is not in the alphabet/],
  ["a choice", { make: "choice", of: [800, { make: "int", from: 1, to: 5 }] }, int(3), undefined],
  ["a choice of nothing", { make: "choice", of: [800, { make: "int", from: 1, to: 5 }] }, int(9), /none of the choices/],
  ["a record", { price: { make: "int", from: 1, to: 5 }, city: "Sibu" }, record({ price: int(2), city: text("Sibu") }), undefined],
  ["a record without a field", { price: 1, city: "Sibu" }, record({ price: int(1) }), /field city is missing/],
  ["a tuple", { $tuple: [1, 2] }, { is: "tuple", items: [int(1), int(2)] }, undefined],
  ["a number of JavaScript's", { make: "int", from: 1, to: 5 }, { is: "float", value: 3 }, undefined],
  ["another fixed value", [1, 2], ints(1, 3), /wanted 2/],
];

for (const [what, claim, value, broken] of cases) {
  test(`is held to what the generator says: ${what}`, () => {
    const found = brokenClaim(claim, value, sizes);
    if (broken === undefined) assert.equal(found, undefined);
    else assert.match(found ?? "nothing", broken);
  });
}
