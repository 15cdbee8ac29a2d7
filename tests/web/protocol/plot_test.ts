import assert from "node:assert/strict";
import { test } from "node:test";
import { decodePlot } from "../../../web/src/protocol/plot.ts";

const plain = {
  format: 1, kind: "line", title: "Orders", x: { label: "day", log: false }, y: { label: "", log: true },
  series: [{ label: "2026", x: [1, 2], y: [3, null] }, { label: "", y: [1.5] }] as unknown[],
};

const decoded = (changed: object) => decodePlot("plots/1.json", JSON.stringify({ ...plain, ...changed }));

test("a plot is read whole", () => {
  assert.deepEqual(decoded({}), {
    file: "plots/1.json", kind: "line", title: "Orders", x: { label: "day", isLog: false }, y: { label: "", isLog: true },
    series: [{ label: "2026", x: [1, 2], y: [3, null], rows: [] }, { label: "", x: null, y: [1.5], rows: [] }],
  });
});

test("the bars of a chart have names, a heat map has rows", () => {
  assert.deepEqual(decoded({ kind: "bar", series: [{ label: "", x: ["KCH"], y: [1] }] })?.series[0]?.x, ["KCH"]);
  assert.deepEqual(decoded({ kind: "heatmap", series: [{ label: "", rows: [[1], [null]] }] })?.series[0]?.rows, [[1], [null]]);
});

test("what is no plot is none", () => {
  const broken = [
    { format: 2 }, { kind: "pie" }, { title: 3 }, { x: { label: "day" } }, { y: null }, { series: [] }, { series: {} }, { series: [{ label: "", y: ["1"] }] },
    { series: [{ label: "", x: [1], y: [1, 2] }] }, { series: [{ y: [1] }] }, { series: [{ label: "", y: [true] }] }, { kind: "heatmap" },
    { series: [{ label: "", rows: [[1]] }] }, { kind: "heatmap", series: [{ label: "", rows: [1] }] },
  ];
  for (const changed of broken) assert.equal(decoded(changed), undefined, JSON.stringify(changed));
  for (const text of ["", "NaN", "[]", "null", "{\"__proto__\":{}}"]) assert.equal(decodePlot("plots/1.json", text), undefined, text);
});

test("keys that objects are born with are no part of a plot", () => {
  assert.equal(decodePlot("plots/1.json", JSON.stringify({ ...plain, kind: "constructor" })), undefined);
});
