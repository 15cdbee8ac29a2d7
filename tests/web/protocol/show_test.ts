import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decodeShow, type LookKind } from "../../../web/src/protocol/show.ts";

const good: Readonly<Record<LookKind, Readonly<Record<string, unknown>>>> = {
  boundary: { x: [0, 10], y: [0, 5], cells: [[0, 1], [1, null]], classes: ["van", "tàu"], points: [[1, 2, 0], [3, 4]], labels: ["kg", "km"] },
  loss: { curves: { training: [1, null], validation: [2, 3] }, steps: [10, 20], log: true },
  confusion: { classes: ["a", "b"], counts: [[7, 1], [2, 5]] },
  weights: { weights: [[[1, -2.5]], [[3], [4]]], names: [["x"], ["h", "g"], ["y"]] },
  neighbours: { of: "Tebaloi", similarity: { far: 0.1, near: 0.9 } },
  desk: {
    places: [{ name: "Depot", x: 0, y: 0, depot: true }, { name: "Satok", x: 1, y: 2 }], roads: [[0, 1]], riders: [{ name: "Aini", stops: [[540, 0]] }],
    stock: [{ name: "Pepper", levels: [[540, 10]], reorder: 4 }], orders: [{ name: "SO-1", placed: 541, started: 545 }],
  },
};

const decoded = (kind: LookKind, data: unknown = good[kind], around: object = {}) =>
  decodeShow("shows/1.json", JSON.stringify({ format: 1, kind, title: "T", data, ...around }));
const look = (kind: LookKind) => decoded(kind)?.look;

describe("a look is read whole", () => {
  test("boundary", () => {
    assert.deepEqual(look("boundary"), {
      kind: "boundary", x: { label: "kg", from: 0, to: 10 }, y: { label: "km", from: 0, to: 5 }, classes: ["van", "tàu"], cells: [[0, 1], [1, null]],
      points: [{ x: 1, y: 2, group: 0 }, { x: 3, y: 4, group: null }],
    });
  });

  test("loss", () => {
    assert.deepEqual(look("loss"), {
      kind: "loss", steps: [10, 20], isLog: true, curves: [{ name: "training", losses: [1, null] }, { name: "validation", losses: [2, 3] }],
    });
  });

  test("confusion and weights", () => {
    assert.deepEqual(look("confusion"), { kind: "confusion", classes: ["a", "b"], counts: [[7, 1], [2, 5]] });
    assert.deepEqual(look("weights"), { kind: "weights", weights: [[[1, -2.5]], [[3], [4]]], names: [["x"], ["h", "g"], ["y"]], sizes: [1, 2, 1] });
  });

  test("neighbours, the nearest first", () => {
    assert.deepEqual(look("neighbours"), { kind: "neighbours", of: "Tebaloi", by: "similarity", neighbours: [{ name: "near", value: 0.9 }, { name: "far", value: 0.1 }] });
    const distant = decoded("neighbours", { of: "", distance: { far: 8, near: 2 } })?.look;
    assert.deepEqual(distant?.kind === "neighbours" && distant.neighbours.map((it) => it.name), ["near", "far"]);
  });

  test("desk", () => {
    assert.deepEqual(look("desk"), {
      kind: "desk", places: [{ name: "Depot", x: 0, y: 0, isDepot: true }, { name: "Satok", x: 1, y: 2, isDepot: false }], roads: [[0, 1]],
      riders: [{ name: "Aini", stops: [[540, 0]] }], stock: [{ name: "Pepper", levels: [[540, 10]], reorder: 4 }],
      orders: [{ name: "SO-1", placed: 541, started: 545, done: null }],
    });
  });
});

test("what may be left out may be left out", () => {
  assert.ok(decoded("boundary", { x: [0, 1], y: [0, 1], cells: [[0.25]] }));
  assert.ok(decoded("loss", { curves: { a: [1] } }));
  assert.ok(decoded("weights", { weights: [[[1]]] }));
  assert.ok(decoded("neighbours", { of: "a", similarity: {} }));
  assert.ok(decoded("desk", { orders: [{ name: "a", placed: 1 }] }));
});

describe("what is no look is none", () => {
  const changed: readonly [LookKind, object][] = [
    ["boundary", { x: [1] }], ["boundary", { x: [1, 1] }], ["boundary", { y: [0, null] }], ["boundary", { cells: [] }], ["boundary", { cells: [[]] }],
    ["boundary", { cells: [[0], [0, 1]] }], ["boundary", { cells: [[2]] }], ["boundary", { cells: [[0.5]] }], ["boundary", { cells: [["0"]] }],
    ["boundary", { points: [[1]] }], ["boundary", { points: [[1, 2, 2]] }], ["boundary", { points: [[1, 2, 0, 0]] }], ["boundary", { labels: ["kg"] }],
    ["loss", { curves: {} }], ["loss", { curves: { a: [] } }], ["loss", { curves: { a: [1], b: [1, 2] } }], ["loss", { steps: [1] }], ["loss", { log: 1 }],
    ["confusion", { classes: [] }], ["confusion", { counts: [[1]] }], ["confusion", { counts: [[1, 2], [3, -4]] }], ["confusion", { counts: [[1, 2], [3, null]] }],
    ["weights", { weights: [] }], ["weights", { weights: [[[1]], [[1], [2]]] }], ["weights", { names: [["x"]] }], ["weights", { names: [["x"], ["h"], ["y"]] }],
    ["neighbours", { distance: {} }], ["neighbours", { of: 3 }], ["neighbours", { similarity: { a: "1" } }],
    ["desk", { roads: [[0, 2]] }], ["desk", { roads: [[0]] }], ["desk", { roads: [[0, -1]] }], ["desk", { riders: [{ name: "a", stops: [[1, 0.5]] }] }],
    ["desk", { places: [{ name: "a", x: 0 }] }], ["desk", { stock: [{ name: "a", levels: [[1, "2"]] }] }], ["desk", { orders: [{ name: "a", placed: null }] }],
    ...(Object.keys(good) as LookKind[]).map((kind): [LookKind, object] => [kind, { colour: "red" }]),
  ];
  for (const [kind, part] of changed) {
    test(`${kind} ${JSON.stringify(part)}`, () => assert.equal(decoded(kind, { ...good[kind], ...part }), undefined));
  }

  test("other forms, other texts", () => {
    for (const around of [{ format: 2 }, { kind: "pie" }, { kind: "constructor" }, { title: 3 }, { data: null }, { data: [] }]) {
      assert.equal(decoded("loss", undefined, around), undefined, JSON.stringify(around));
    }
    for (const text of ["", "NaN", "[]", "null", "{\"__proto__\":{}}"]) assert.equal(decodeShow("shows/1.json", text), undefined, text);
    assert.equal(decoded("desk", {}), undefined);
  });
});

describe("a hostile look is held to its caps", () => {
  test("too many numbers, names, neurons", () => {
    assert.equal(decoded("loss", { curves: { a: Array(60_000).fill(0) } }), undefined);
    assert.equal(decoded("confusion", { classes: Array(101).fill("a"), counts: Array(101).fill(Array(101).fill(0)) }), undefined);
    assert.equal(decoded("weights", { weights: [[Array(257).fill(0)]] }), undefined);
    assert.equal(decoded("neighbours", { of: "a", distance: Object.fromEntries(Array.from({ length: 101 }, (_, at) => [`n${at}`, at])) }), undefined);
    assert.equal(decodeShow("shows/1.json", " ".repeat(1_000_001)), undefined);
  });

  test("numbers that no float holds, and a nest without end", () => {
    const text = JSON.stringify({ format: 1, kind: "loss", title: "", data: { curves: { a: [1] } } });
    assert.equal(decodeShow("shows/1.json", text.replace("[1]", "[1e999]")), undefined);
    assert.equal(decodeShow("shows/1.json", text.replace("[1]", `${"[".repeat(5_000)}${"]".repeat(5_000)}`)), undefined);
  });

  test("long texts are cut, and keys that objects are born with are names like any other", () => {
    assert.equal(decoded("confusion", { classes: ["a".repeat(5_000)], counts: [[1]] }, { title: "t".repeat(5_000) })?.title.length, 800);
    const text = '{"format":1,"kind":"neighbours","title":"","data":{"of":"a","distance":{"__proto__":2,"constructor":1}}}';
    const read = decodeShow("shows/1.json", text)?.look;
    assert.deepEqual(read?.kind === "neighbours" && read.neighbours.map((it) => it.name), ["constructor", "__proto__"]);
  });
});
