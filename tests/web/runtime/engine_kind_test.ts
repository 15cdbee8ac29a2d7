import assert from "node:assert/strict";
import { test } from "node:test";
import { engineFor, engineKinds, engineNamed } from "../../../web/src/runtime/engine_kind.ts";

test("the smallest engine that has what a lab asks for is chosen", () => {
  const chosen = (language: string, ...packages: string[]): string | undefined => engineFor({ language, packages })?.name;
  assert.equal(chosen("python"), "python");
  assert.equal(chosen("python", "numpy"), "python-numpy");
  assert.equal(chosen("sql"), "sql");
  assert.equal(chosen("python", "numpy", "pandas"), undefined);
  assert.equal(chosen("sql", "numpy"), undefined);
  assert.equal(chosen("prolog"), undefined);
});

test("an engine's name is its own, and one that the files of a site can bear", () => {
  for (const kind of engineKinds) {
    assert.equal(engineNamed(kind.name), kind);
    assert.match(kind.name, /^[a-z]+(-[a-z]+)*$/);
  }
});
