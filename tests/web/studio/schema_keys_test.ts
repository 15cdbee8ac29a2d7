import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { schemaKeys, schemaValues } from "../../../web/src/studio/schema_keys.ts";

const schema: unknown = JSON.parse(readFileSync("labs/schema/lab.schema.json", "utf8"));
const keys = (path: readonly (string | number)[], kind?: string): readonly string[] => schemaKeys(schema, path, kind).map(({ name }) => name);

test("the keys of a lab, of its parts, and of a check by its kind", () => {
  for (const key of ["id", "title", "checks", "misconceptions", "packages"]) assert.ok(keys([]).includes(key), key);
  assert.deepEqual(keys(["locales", "en"]), ["reviewed"]);
  assert.ok(keys(["checks", 0]).includes("kind"));
  assert.ok(keys(["checks", 0], "growth").includes("atMost"));
  assert.ok(!keys(["checks", 0], "output").includes("atMost"));
  assert.ok(keys(["misconceptions", 3]).includes("say"));
});

test("the words that may stand somewhere", () => {
  assert.deepEqual(schemaValues(schema, ["language"]), ["python", "sql", "javascript", "cpp"]);
  assert.ok(schemaValues(schema, ["checks", 2, "kind"]).includes("tables"));
});
