import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { Result } from "../../../web/src/base/result.ts";
import { success } from "../../../web/src/base/result.ts";
import type { CoreClient } from "../../../web/src/core/core_client.ts";
import { encodeText } from "../../../web/src/protocol/frame.ts";
import { bytesOf, heapBlocks, stackBytes, type MemoryRecord } from "../../../web/src/protocol/memory_record.ts";
import { decodeValue } from "../../../web/src/protocol/value.ts";
import type { Runtime } from "../../../web/src/runtime/runtime.ts";
import { recordCosts, recordMemory, recordTables, traceProgram } from "../../../web/src/session/record_program.ts";
import { checkSubmission } from "../../../web/src/session/check_submission.ts";
import { runProgram } from "../../../web/src/session/run_program.ts";
import type { RecordedCosts, RecordedMemory, RecordedTables } from "../../../web/src/session/session.ts";
import { compiledRuntime, noCompiler } from "../support/compiler.ts";
import { noCore, realCore, smallLab } from "../support/core.ts";
import { inProcessRuntime } from "../support/in_process.ts";
import { missingGuest } from "../support/runs.ts";

let core: CoreClient;
before(async () => {
  core = await realCore();
});

function valueOf<T>(result: Result<T>): T {
  assert.ok(result.ok, result.ok ? "" : JSON.stringify(result));
  return result.value;
}

const endings = { python: "py", cpp: "cpp", sql: "sql" };
const asked = (runtime: Runtime, language: keyof typeof endings, source: string, more: object = {}) => ({
  core, runtime: () => Promise.resolve(success(runtime)), lab: smallLab(language, more), seed: "0", argv: [],
  submission: [{ path: `main.${endings[language]}`, bytes: encodeText(source) }], askInput: () => Promise.resolve(null),
});

describe("the costs of a Python program", { skip: noCore !== false ? noCore : missingGuest("python") }, () => {
  let runtime: Runtime;
  before(async () => {
    const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(`build/guests/python/${name}`));
    runtime = inProcessRuntime();
    valueOf(await runtime.prepare({ module: read("python.metered.wasm"), library: read("lib.zip"), snapshot: null }));
  });
  after(() => runtime.dispose());
  const costsOf = async (source: string): Promise<RecordedCosts> => valueOf(await recordCosts(asked(runtime, "python", source)));

  describe("with variables that its lab knows", () => {
    const named = { file: "main.py", function: "f", variable: "total" };
    const watch = [{ ...named, args: [[30, 25, 5]], values: [0, 30, 55, 60] }];
    const departuresOf = async (lines: readonly string[]): Promise<unknown> => {
      const { departures } = valueOf(await traceProgram(asked(runtime, "python", lines.join("\n"), { watch }), [named]));
      return departures.map(({ step, expected, got, isMissing }) => [step, expected, got, isMissing]);
    };
    const sum = (add: string, call = "f([30, 25, 5])") => ["def f(xs):", "    total = 0", "    for x in xs:", `        ${add}`, "    return total", `print(${call})`, ""];

    test("departs nowhere when it is right, or makes another call", async () => {
      assert.deepEqual(await departuresOf(sum("total += x")), []);
      assert.deepEqual(await departuresOf(sum("total = x", "f([1, 2])")), []);
      assert.deepEqual(await departuresOf(["def f(xs):", "    return sum(xs)", "print(f([30, 25, 5]))"]), []);
    });
    test("says at which step a value is first wrong", async () => {
      assert.deepEqual(await departuresOf(sum("total = x")), [[8, "55", "25", false]]);
      assert.deepEqual(await departuresOf(sum("total += x / 1")), [[6, "30", "30.0", false]]);
    });
    test("says of a value too many, and of one that does not come", async () => {
      assert.deepEqual(await departuresOf([...sum("total += x").slice(0, 4), "    total += 1", "    return total", "f([30, 25, 5])"]), [[12, null, "61", false]]);
      assert.deepEqual(await departuresOf(["def f(xs):", "    total = 0", "    total += xs[0]", "    return total", "f([30, 25, 5])"]), [[6, "55", "30", true]]);
    });
    test("does not blame a call that an exception ends", async () => {
      assert.deepEqual(await departuresOf(["def f(xs):", "    total = 0", "    total += xs[0]", "    total += xs[9]", "f([30, 25, 5])"]), []);
    });
  });

  test("are those of its lines and functions", async () => {
    const { end, costs } = await costsOf([
      "def total(rows):", "    sum = 0", "    for row in rows:", "        sum += row", "    return sum",
      "rows = list(range(500))", "first = total(rows)", "second = sorted(rows * 20)", "print(first)", "",
    ].join("\n"));
    assert.equal(end.ending, "finished");
    assert.ok(costs !== null && costs.isWhole);
    assert.deepEqual(costs.functions.map(({ name, place, calls }) => [name, place?.line, calls]).sort(), [["<module>", 1, 1], ["total", 1, 1]]);
    assert.deepEqual(costs.lines.map(({ line, times }) => [line, times]).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0)),
      [[1, 1], [2, 1], [3, 501], [4, 500], [5, 1], [6, 1], [7, 1], [8, 1], [9, 1]]);
    const fuelOf = (line: number): number => costs.lines.find((it) => it.line === line)?.fuel ?? 0;
    // What the library does for a line is the line's, what a function of one's own does is not.
    assert.ok(fuelOf(8) > fuelOf(7) && fuelOf(4) > fuelOf(7), JSON.stringify(costs.lines));
    const lines = costs.lines.reduce((sum, it) => sum + it.fuel, 0);
    assert.equal(costs.functions.reduce((sum, it) => sum + it.fuel, 0), lines);
    assert.ok(lines < costs.total);
  });

  test("are the same each time", async () => {
    const source = "d = {}\nfor i in range(50):\n    d[i % 7] = str(i)\n";
    assert.deepEqual(await costsOf(source), await costsOf(source));
  });

  test("are told of a program without end, and of one that raises", async () => {
    const endless = await costsOf("n = 0\nwhile True:\n    n += 1\n");
    assert.deepEqual([endless.end.ending, endless.costs?.isWhole, endless.costs?.lines.length], ["finished", false, 3]);
    const raising = await costsOf("n = 0\nn / 0\n");
    assert.deepEqual([raising.end.ending, raising.costs?.isWhole, raising.costs?.lines.length], ["raised", true, 2]);
  });
});

describe("a C++ program", { skip: noCore !== false ? noCore : noCompiler }, () => {
  let runtime: Runtime;
  before(async () => {
    runtime = await compiledRuntime();
  });
  after(() => runtime.dispose());
  const costsOf = async (source: string): Promise<RecordedCosts> => valueOf(await recordCosts(asked(runtime, "cpp", source)));
  const memoryOf = async (source: string): Promise<RecordedMemory> => valueOf(await recordMemory(asked(runtime, "cpp", source)));

  const cart = [
    "#include <bengkel/lab.hpp>", "#include <cstdlib>", "#include <string>", "#include <vector>",
    "int limit = 7; static double rates[3] = {1.5, 2.5};",
    "namespace shop { std::vector<int> stock; }",
    "__attribute__((noinline)) long work(int n) { volatile long sum = 0; for (int i = 0; i < n; ++i) sum = sum + i; return sum; }",
    "__attribute__((noinline)) long twice(int n) { return work(n) + work(n); }",
    "int main() {",
    "    std::vector<int> cart{11, 22, 33}; long total = twice(1000) + limit;",
    "    char* block = static_cast<char*>(std::malloc(100)); block[0] = 'B';",
    "    shop::stock.assign(4, 9); rates[cart.size() - 1] = total;",
    "    lab::look(\"before\", {{\"cart\", cart}, {\"total\", total}, {\"block\", block}});",
    "    std::free(block);",
    "    lab::look(\"after\");",
    "    return rates[cart[0] % 3] > 1e9;",
    "}",
  ].join("\n");

  test("has the fuel of each function, which adds up", async () => {
    const { end, costs } = await costsOf(cart);
    assert.equal(end.ending, "finished");
    assert.ok(costs !== null);
    const of = (name: string) => costs.functions.find((it) => it.name === name);
    assert.deepEqual([of("work(int)")?.calls, of("twice(int)")?.calls], [2, 1]);
    assert.ok((of("work(int)")?.fuel ?? 0) > 100 * (of("twice(int)")?.fuel ?? Infinity));
    assert.deepEqual(await costsOf(cart), { end, costs });
    assert.equal(costs.total, costs.functions.reduce((sum, it) => sum + it.fuel, 0));
  });

  test("shows its memory where it says, and at its end", async () => {
    const { end, looks, unreadable, symbols } = await memoryOf(cart);
    assert.deepEqual([end.ending, unreadable, looks.map(({ label }) => label)], ["finished", 0, ["before", "after", ""]]);
    const [before, afterwards, last] = looks as [MemoryRecord, MemoryRecord, MemoryRecord];
    assert.deepEqual(before.watched.map(({ name, type, size }) => [name, type, size]), [["cart", "std::vector<int>", 12], ["total", "long", 4], ["block", "char *", 4]]);
    assert.ok(before.watched.every(({ address }) => address >= before.stackPointer && address < stackBytes));
    assert.ok(before.stackPointer < stackBytes && last.stackPointer === stackBytes);
    const words = (it: MemoryRecord, address: number, count: number): number[] => [...new Int32Array(bytesOf(it, address, 4 * count).buffer)];
    const [from, to] = words(before, before.watched[0]?.address ?? 0, 2);
    assert.deepEqual([words(before, from ?? 0, 3), (to ?? 0) - (from ?? 0)], [[11, 22, 33], 12]);
    assert.deepEqual(words(before, before.watched[1]?.address ?? 0, 1), [999_007]);

    const heap = heapBlocks(before);
    assert.ok(heap.isWhole && heap.blocks.every(({ address }) => address >= before.heapBase));
    const holding = heap.blocks.find(({ address, size }) => address <= (from ?? 0) && (from ?? 0) < address + size);
    assert.ok(holding?.isUsed === true && holding.address === from);
    const [pointed] = words(before, before.watched[2]?.address ?? 0, 1);
    const block = heap.blocks.find(({ address }) => address === pointed);
    assert.ok(block?.isUsed === true && block.size >= 100 && block.size < 116, JSON.stringify(block));
    assert.deepEqual([...bytesOf(before, block.address, 1)], [0x42]);
    const freed = heapBlocks(afterwards).blocks.find(({ address, size }) => address <= block.address && block.address < address + size);
    assert.equal(freed?.isUsed, false);

    const own = symbols.filter(({ isOwn }) => isOwn).map(({ name, size, section }) => [name, size, section]);
    for (const wanted of [["limit", 4, ".data"], ["rates", 24, ".data"], ["shop::stock", 12, ".bss"]]) {
      assert.ok(own.some((it) => JSON.stringify(it) === JSON.stringify(wanted)), `${wanted.join(" ")}: ${JSON.stringify(own)}`);
    }
    const limit = symbols.find(({ name }) => name === "limit");
    assert.deepEqual(words(last, limit?.address ?? 0, 1), [7]);
    assert.ok(symbols.findIndex(({ isOwn }) => !isOwn) >= own.length);
  });

  test("shows its memory when it traps, and when it runs away", async () => {
    const trapped = await memoryOf("int before = 5; int main() { before = 6; __builtin_trap(); }");
    assert.equal(trapped.end.ending, "trapped");
    const [look] = trapped.looks;
    const before = trapped.symbols.find(({ name }) => name === "before");
    assert.ok(look !== undefined && trapped.looks.length === 1 && before !== undefined);
    assert.deepEqual([...bytesOf(look, before.address, 4)], [6, 0, 0, 0]);
    const deep = await memoryOf("int down(int n) { volatile int here[64] = {n}; return down(n + 1) + here[0]; } int main() { return down(0); }");
    assert.ok((deep.looks[0]?.stackPointer ?? stackBytes) < stackBytes / 2, `${deep.end.ending} ${deep.looks[0]?.stackPointer}`);
  });

  test("that writes files in the place of looks is shown without them", async () => {
    const { looks, unreadable } = await memoryOf([
      "#include <cstdio>", "#include <sys/stat.h>",
      "int main() { mkdir(\"memory\", 0777); auto* f = std::fopen(\"memory/01\", \"w\"); std::fputs(\"BGKM and more\", f); std::fclose(f);",
      "auto* g = std::fopen(\"memory/end\", \"w\"); std::fputs(\"nothing\", g); std::fclose(g); }",
    ].join("\n"));
    assert.deepEqual([looks.length, unreadable], [1, 2]);
  });

  test("that looks is none the worse for it when nobody wants to see", async () => {
    const said: string[] = [];
    const end = valueOf(await runProgram({ ...asked(runtime, "cpp", `${cart}\n`), onEvent: (event) => said.push(event.text) }));
    assert.deepEqual([end.ending, end.plots, said], ["finished", [], []]);
  });

  test("is the same each time", async () => {
    assert.deepEqual((await memoryOf(cart)).looks, (await memoryOf(cart)).looks);
  });
});

describe("the result sets of an SQL program", { skip: noCore !== false ? noCore : missingGuest("sql") }, () => {
  let runtime: Runtime;
  before(async () => {
    runtime = inProcessRuntime();
    valueOf(await runtime.prepare({ module: new Uint8Array(readFileSync("build/guests/sql/sql.metered.wasm")), library: null, snapshot: null }));
  });
  after(() => runtime.dispose());
  const tablesOf = async (source: string): Promise<RecordedTables> => valueOf(await recordTables(asked(runtime, "sql", source)));

  test("have names, types, NULL and the line of their statements", async () => {
    const { end, results } = await tablesOf("SELECT 1 AS n, NULL AS x, 'a' AS t\nUNION ALL SELECT 2.5, NULL, x'00ff';\n\nCREATE TABLE t (a);\nSELECT a FROM t;\n");
    assert.equal(end.ending, "finished");
    assert.deepEqual(results?.map(({ line, columns, rowCount }) => [line, columns.map(({ name, classes }) => `${name}: ${classes.join(" ")}`), rowCount]), [
      [1, ["n: INTEGER REAL", "x: NULL", "t: TEXT BLOB"], 2], [5, ["a: "], 0],
    ]);
    assert.deepEqual(results?.[0]?.firstRows[0]?.map((it) => it.is), ["int", "null", "text"]);
  });

  test("are handed over whole at 100,000 rows, of which the first are read", async () => {
    const { results } = await tablesOf("SELECT value AS id, value * 7 % 1000 AS sen, 'Kuching, Sarawak' AS town, value / 3.0 AS kg FROM generate_series(1, 100000);");
    const [result] = results ?? [];
    assert.deepEqual([result?.rowCount, result?.firstRows.length], [100_000, 20]);
    const whole = valueOf(decodeValue(result?.bytes ?? new Uint8Array(0)));
    assert.ok(whole.is === "table" && whole.rows.length === 100_000);
  });

  test("are refused as too much, or end with what was raised", async () => {
    const large = await tablesOf("SELECT hex(zeroblob(400000)) FROM generate_series(1, 40);");
    assert.deepEqual([large.end.ending, large.results], ["too-much-output", null]);
    const wrong = await tablesOf("SELECT 1;\nSELECT absent;");
    assert.deepEqual([wrong.end.ending, wrong.end.exception?.type, wrong.results], ["raised", "NameError", null]);
  });

  test("are marked whole where a check has found them wrong", async () => {
    const lab = smallLab("sql");
    const submission = [{ path: "main.sql", bytes: encodeText("SELECT 1 AS n, 2 AS twice UNION ALL SELECT 2, 5 UNION ALL SELECT 9, 9;") }];
    const graded = valueOf(await checkSubmission({ core, runtime: () => Promise.resolve(success(runtime)), parser: () => Promise.resolve(success(runtime)), lab, submission, seed: "0" }));
    assert.ok(graded.state === "report" && graded.report.outcome === "failed");
    const [observation] = graded.observations;
    assert.ok(observation !== undefined);
    const marked = valueOf(await core.markTable(lab, { check: "double", case: 0, seed: "0" }, observation));
    assert.deepEqual(JSON.parse(JSON.stringify(marked?.marks)), [
      { is: "wrong", row: 1, column: 1, expected: "4" }, { is: "extra", row: 2, column: null, expected: null }, { is: "missing", row: 3, column: null, expected: null },
    ]);
    const table = valueOf(decodeValue(marked?.table ?? new Uint8Array(0)));
    assert.ok(table.is === "table" && table.rows.length === 4);
    assert.equal(valueOf(await core.markTable(lab, { check: "single", case: 0, seed: "0" }, observation)), null);
    assert.equal(valueOf(await core.markTable(lab, { check: "double", case: 7, seed: "0" }, observation)), null);
  });
});
