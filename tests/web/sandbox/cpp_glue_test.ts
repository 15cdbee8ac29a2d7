import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { makeGlue, type CppBuild } from "../../../web/src/sandbox/cpp_glue.ts";

const nothing: CppBuild = { functions: [], structs: {} };

describe("the glue of a C++ program", () => {
  test("includes the files and lists what the lab names", () => {
    const glue = makeGlue(["main.cpp", "parts/cart.cpp"], { functions: ["total"], structs: { Line: ["sku", "price"] } });
    assert.deepEqual(glue.ok && glue.value.split("\n"), [
      "#include <bengkel/call.hpp>",
      '#include "main.cpp"',
      '#include "parts/cart.cpp"',
      "struct total;",
      "struct Line;",
      "BENGKEL_STRUCT(Line) {",
      "BENGKEL_FIELD(sku)",
      "BENGKEL_FIELD(price)",
      "} };",
      "BENGKEL_LOOK_UP(total)",
      "BENGKEL_FUNCTIONS {",
      "BENGKEL_FUNCTION(total),",
      "{} };",
      "",
    ]);
  });

  test("is the same for the same lab, and only a list when the lab names nothing", () => {
    assert.deepEqual(makeGlue(["main.cpp"], nothing), makeGlue(["main.cpp"], nothing));
    const glue = makeGlue(["main.cpp"], nothing);
    assert.ok(glue.ok && !glue.value.includes("LOOK_UP"));
  });

  const refusedNames = [
    "", "9lives", "a b", "a-b", "a)", "a\nb", "a//", 'a"', "int", "class", "concept", "xor", "main", "std", "__x", "_X", "_x", "bengkel_functions",
    "naïve", "名", "a".repeat(65), "constructor()", "a::b",
  ];
  for (const name of refusedNames) {
    test(`refuses to name ${JSON.stringify(name)}`, () => {
      for (const build of [
        { functions: [name], structs: {} }, { functions: [], structs: { [name]: ["x"] } }, { functions: [], structs: { Line: [name] } },
      ]) {
        const glue = makeGlue(["main.cpp"], build);
        assert.deepEqual(!glue.ok && glue.problems.map((it) => it.code), ["glue.bad-name"]);
      }
    });
  }

  for (const name of ["total", "toString", "constructor", "x", "Order2", "a_b", "private_total"]) {
    test(`names ${name}`, () => assert.ok(makeGlue(["main.cpp"], { functions: [name], structs: {} }).ok));
  }

  for (const file of ['a".cpp', "a\nb.cpp", "../a.cpp", "/etc/a.cpp", "a//b.cpp", "", "a b.cpp", "a\\b.cpp", ".a.cpp", "<a>.cpp", "a".repeat(201)]) {
    test(`refuses to include ${JSON.stringify(file)}`, () => {
      const glue = makeGlue([file], nothing);
      assert.deepEqual(!glue.ok && glue.problems.map((it) => it.code), ["glue.bad-file"]);
    });
  }

  test("tells every mistake at once", () => {
    const glue = makeGlue(["a b"], { functions: ["int", "twice", "twice", "Line"], structs: { Line: ["x", "x"] } });
    assert.deepEqual(!glue.ok && glue.problems.map((it) => it.code),
      ["glue.bad-file", "glue.bad-name", "glue.same-name", "glue.same-name", "glue.same-name"]);
  });

  test("has bounds", () => {
    const many = Array.from({ length: 65 }, (_, index) => `f${index}`);
    for (const glue of [
      makeGlue(many.map((it) => `${it}.cpp`), nothing), makeGlue([], { functions: many, structs: {} }),
      makeGlue([], { functions: [], structs: Object.fromEntries(many.map((it) => [it, ["x"]])) }), makeGlue([], { functions: [], structs: { A: many } }),
    ]) {
      assert.deepEqual(!glue.ok && glue.problems.map((it) => it.code), ["glue.too-many"]);
    }
  });
});
