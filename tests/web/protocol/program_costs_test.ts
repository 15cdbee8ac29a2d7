import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { encodeText } from "../../../web/src/protocol/frame.ts";
import { readFunctionNames } from "../../../web/src/protocol/function_names.ts";
import { readLinkMap } from "../../../web/src/protocol/link_map.ts";
import { decodeFunctionCosts, decodeLineCosts } from "../../../web/src/protocol/program_costs.ts";
import { int, record, text, type Value } from "../../../web/src/protocol/value.ts";

const list = (...items: Value[]): Value => ({ is: "list", items });
const tuple = (...items: Value[]): Value => ({ is: "tuple", items });
const yes: Value = { is: "bool", value: true };

describe("costs by line", () => {
  const parts = {
    lines: list(tuple(text("main.py"), int(3), int(10), int(500))), functions: list(tuple(text("main.py"), text("f"), int(2), int(1), int(500))),
    outside: int(20), total: int(520), partial: yes,
  };

  test("are read", () => {
    const read = decodeLineCosts(record(parts));
    assert.ok(read.ok);
    assert.deepEqual(read.value, {
      lines: [{ file: "main.py", line: 3, times: 10, fuel: 500 }],
      functions: [{ name: "f", place: { file: "main.py", line: 2 }, calls: 1, fuel: 500 }], total: 520, isWhole: false,
    });
  });

  const malformed: Readonly<Record<string, Value>> = {
    "without a map": text("no"),
    "with a row of another size": record({ ...parts, lines: list(tuple(text("main.py"), int(3))) }),
    "with a row that is a list": record({ ...parts, lines: list(list(text("main.py"), int(3), int(1), int(1))) }),
    "with a file that is no text": record({ ...parts, lines: list(tuple(int(1), int(3), int(1), int(1))) }),
    "with fuel below zero": record({ ...parts, lines: list(tuple(text("main.py"), int(3), int(1), int(-1))) }),
    "with fuel beyond any": record({ ...parts, total: int(2n ** 70n) }),
    "with too many rows": record({ ...parts, lines: list(...Array.from({ length: 20_001 }, () => tuple())) }),
    "with a number for partial": record({ ...parts, partial: int(1) }),
  };
  for (const [name, value] of Object.entries(malformed)) {
    test(`are refused ${name}`, () => {
      const read = decodeLineCosts(value);
      assert.ok(!read.ok);
      assert.equal(read.problems[0]?.code, "costs.wrong-shape");
    });
  }
});

describe("costs by function", () => {
  test("are read, the costliest first, and add up", () => {
    const read = decodeFunctionCosts(encodeText("[[3,1,10],[4,2,50]]"), new Map([[4, "work(int)"]]));
    assert.ok(read.ok);
    assert.deepEqual(read.value, {
      lines: [], functions: [{ name: "work(int)", place: null, calls: 2, fuel: 50 }, { name: "#3", place: null, calls: 1, fuel: 10 }], total: 60, isWhole: true,
    });
  });

  for (const bad of ["", "{}", "[1]", "[[1,2]]", "[[-1,2,3]]", "[[1,2,1.5]]", "[[1,2,\"3\"]]"]) {
    test(`are refused as ${bad === "" ? "nothing" : bad}`, () => assert.ok(!decodeFunctionCosts(encodeText(bad), new Map()).ok));
  }
});

describe("the names of functions", () => {
  const section = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

  test("are read behind other parts of the section", () => {
    assert.deepEqual([...readFunctionNames(section(0, 2, 1, 65, 1, 8, 2, 3, 1, 102, 4, 2, 103, 104))], [[3, "f"], [4, "gh"]]);
  });

  test("are none, or as many as there are, where it is malformed", () => {
    assert.equal(readFunctionNames(section()).size, 0);
    assert.equal(readFunctionNames(section(1)).size, 0);
    assert.equal(readFunctionNames(section(1, 200, 1)).size, 0);
    assert.equal(readFunctionNames(section(1, 6, 2, 3, 1, 102, 4, 9)).size, 1);
    assert.equal(readFunctionNames(section(1, 5, 255, 255, 255, 255, 15)).size, 0);
  });
});

describe("the linker's map", () => {
  const map = [
    "    Addr      Off     Size Out     In      Symbol",
    "       -      12be    623b2 CODE",
    "       -     12cc       5c         glue.cpp.o:(main)",
    "       -     12cc       5c                 main",
    "  104b50    681ca     2998 .data",
    "  104b40    681d3        4         lib.a(x.cpp.o):(.data.other)",
    "  104b40    681d3        4                 std::other",
    "  104b60    681e3       60         glue.cpp.o:(.data._ZL5rates)",
    "  104b60    681e3       60                 rates",
    "  1074f0    63670     1a80 .bss",
    "  1074fc        0        4         glue.cpp.o:(.bss._ZN4shop5totalE)",
    "  1074fc        0        4                 shop::total",
    "  107500        0       20         glue.cpp.o:(.bss.bengkel_functions)",
    "  107500        0       20                 bengkel_functions",
    "nothing that is known",
  ].join("\n");

  test("tells variables, one's own first", () => {
    assert.deepEqual(readLinkMap(map, "glue.cpp.o"), [
      { name: "rates", address: 0x104b60, size: 0x60, section: ".data", isOwn: true },
      { name: "shop::total", address: 0x1074fc, size: 4, section: ".bss", isOwn: true },
      { name: "std::other", address: 0x104b40, size: 4, section: ".data", isOwn: false },
      { name: "bengkel_functions", address: 0x107500, size: 0x20, section: ".bss", isOwn: false },
    ]);
  });

  test("tells nothing where there is none", () => assert.deepEqual(readLinkMap("", "glue.cpp.o"), []));
});
