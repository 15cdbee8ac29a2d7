import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { csvCell } from "../../../web/src/base/csv.ts";
import { classCsv } from "../../../web/src/class/class_csv.ts";
import type { Entry } from "../../../web/src/class/verify_class.ts";

describe("a cell of the class's table", () => {
  const cells: readonly (readonly [string, string | number | null, string])[] = [
    ["plain text stands as it is", "Siti Aminah", "Siti Aminah"],
    ["a number is a number", -3, "-3"],
    ["nothing is nothing", null, ""],
    ["a formula", "=1+1", "'=1+1"],
    ["a plus", "+60 12", "'+60 12"],
    ["a minus", "-2", "'-2"],
    ["an at", "@SUM(A1)", "'@SUM(A1)"],
    ["a tab", "\t=1", "\"'\t=1\"".replace("\"'\t=1\"", "'\t=1")],
    ["a carriage return", "\r=1", "\"'\r=1\""],
    ["a full-width formula", "＝1", "'＝1"],
    ["a comma", "a,b", "\"a,b\""],
    ["a quote", "a\"b", "\"a\"\"b\""],
    ["a line end", "a\nb", "\"a\nb\""],
    ["a space at the end", "a ", "\"a \""],
    ["a formula with a comma and quotes", "=HYPERLINK(\"x\",1)", "\"'=HYPERLINK(\"\"x\"\",1)\""],
  ];
  for (const [name, value, expected] of cells) test(name, () => assert.equal(csvCell(value), expected));
});

test("the table begins with a byte order mark, and its lines end as RFC 4180 has them", () => {
  const entry: Entry = {
    key: 0, file: "a.json", line: 2, state: "unreadable", learner: null, lab: null, report: null, problems: [{ code: "x", message: "cut, off" }], submission: [],
  };
  const [head, row, rest] = classCsv([entry]).split("\r\n");
  assert.equal(head?.slice(0, 8), "\ufefflearner");
  assert.equal(row, ",a.json,2,,,,unreadable,,,,,,\"cut, off\"");
  assert.equal(rest, "");
});
