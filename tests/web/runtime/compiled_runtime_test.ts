import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Result } from "../../../web/src/base/result.ts";
import type { Bytes } from "../../../web/src/protocol/frame.ts";
import { entryOf, type Value } from "../../../web/src/protocol/value.ts";
import { CompiledRuntime, type ProgramStore } from "../../../web/src/runtime/compiled_runtime.ts";
import type { MadeModule } from "../../../web/src/runtime/made_module.ts";
import { PoolRuntime } from "../../../web/src/runtime/pool_runtime.ts";
import type { Engine } from "../../../web/src/runtime/runtime.ts";
import { SlotCompiler } from "../../../web/src/runtime/slot_compiler.ts";
import type { SpawnCompiler } from "../../../web/src/sandbox/compiler_slot.ts";
import { serveCompiler } from "../../../web/src/sandbox/compiler_worker.ts";
import { compilerEngine, noCompiler } from "../support/compiler.ts";
import { noCore, realCore } from "../support/core.ts";
import { inProcess, inProcessRuntime } from "../support/in_process.ts";
import { observed, runFrame, type Observed, type ProgramRun } from "../support/runs.ts";

let compilations = 0;
const compilerInProcess: SpawnCompiler = (onReply) => {
  const serve = serveCompiler((reply) => setImmediate(() => onReply(reply)));
  return {
    post: (request) => {
      if (request.type === "compile") compilations += 1;
      setImmediate(() => serve(request));
    },
    terminate: () => undefined,
  };
};

const everything = `
#include <algorithm>
#include <format>
#include <iostream>
#include <map>
#include <numeric>
#include <optional>
#include <ranges>
#include <stdexcept>
#include <string>
#include <vector>

std::map<std::string, int> count(const std::vector<std::string>& words) {
    std::map<std::string, int> counts;
    for (const auto& word : words) ++counts[word];
    return counts;
}
std::optional<int> first_even(std::vector<int> numbers) {
    auto even = numbers | std::views::filter([](int n) { return n % 2 == 0; });
    if (even.empty()) return std::nullopt;
    return even.front();
}
int main() {
    std::vector<int> numbers{3, 1, 2};
    std::ranges::sort(numbers);
    try {
        std::cout << numbers.at(7);
    } catch (const std::out_of_range&) {
        std::cout << std::format("{:>4}|{:.2f}\\n", std::accumulate(numbers.begin(), numbers.end(), 0), 1.5);
    }
}
`;

describe("the runtime of a compiled language", { skip: noCompiler || noCore }, () => {
  let runtime: CompiledRuntime;
  const run = async (...runs: readonly ProgramRun[]): Promise<Observed[]> => {
    const frames = runs.map((it, index) => ({ key: `check/${index}`, frame: runFrame({ language: "cpp", ...it }, `check/${index}`) }));
    return (await runtime.run(frames)).map((bytes) => observed(bytes));
  };
  const part = (it: Observed | undefined, key: string): Value | undefined => it?.value && entryOf(it.value, key);

  before(async () => {
    runtime = new CompiledRuntime(new SlotCompiler(compilerInProcess, 120_000), await realCore(), inProcessRuntime);
    const prepared = await runtime.prepare(compilerEngine());
    assert.ok(prepared.ok && prepared.value === null);
  });
  after(() => runtime.dispose());

  test("compiles once for all runs of a submission, and again only when it changes", async () => {
    const build = { functions: ["count", "first_even"], structs: {} };
    const texts: Value = { is: "list", items: ["b", "a", "b"].map((value): Value => ({ is: "text", value })) };
    const ints: Value = { is: "list", items: [1n, 4n].map((value): Value => ({ is: "int", value })) };
    const before = compilations;
    const got = await run(
      { source: everything, build },
      { source: everything, build, function: "count", args: [texts] },
      { source: everything, build, function: "first_even", args: [ints] },
    );
    assert.equal(got[0]?.out, "   6|1.50\n", got[0]?.err);
    assert.deepEqual(part(got[1], "value"), {
      is: "map", entries: [[{ is: "text", value: "a" }, { is: "int", value: 1n }], [{ is: "text", value: "b" }, { is: "int", value: 2n }]],
    });
    assert.deepEqual(part(got[2], "value"), { is: "int", value: 4n });
    const [again] = await run({ source: everything, build });
    assert.deepEqual([again?.out, again?.fuel], [got[0]?.out, got[0]?.fuel]);
    assert.equal(compilations - before, 1);
    await run({ source: `${everything}\n`, build });
    assert.equal(compilations - before, 2);
  });

  test("makes one module of the run that a person watches and of what is checked", async () => {
    const source = "int main() { long long sum = 0; for (volatile int i = 0; i < 100000; i = i + 1) sum += i; return sum == 0; }";
    const before = compilations;
    const fuel: number[] = [];
    for (const key of ["run", "check/0"]) {
      const [bytes] = await runtime.run([{ key, frame: runFrame({ language: "cpp", source }, key) }]);
      assert.ok(bytes !== undefined);
      fuel.push(observed(bytes).fuel ?? 0);
    }
    assert.ok(fuel[0] !== undefined && fuel[0] > 100_000);
    assert.equal(fuel[0], fuel[1]);
    assert.equal(compilations - before, 1);
  });

  test("takes what a store has kept for what it compiled itself, and no further", async () => {
    const kept = new Map<string, MadeModule>();
    const store: ProgramStore = {
      read: (key) => Promise.resolve(kept.get(key) ?? null),
      keep: (key, made) => Promise.resolve(void kept.set(key, made)),
    };
    const runtimes: CompiledRuntime[] = [];
    const again = async (): Promise<{ readonly output: string; readonly warnings: number; readonly compilations: number }> => {
      const other = new CompiledRuntime(new SlotCompiler(compilerInProcess, 120_000), await realCore(), inProcessRuntime, { store });
      runtimes.push(other);
      assert.ok((await other.prepare(compilerEngine())).ok);
      const before = compilations;
      let warnings = 0;
      const frame = runFrame({ language: "cpp", source: "#include <cstdio>\nint main() { int unused; std::puts(\"here\"); }" });
      const [bytes] = await other.run([{ key: "run", frame }], { onDiagnostics: (told) => void (warnings = told.length) });
      assert.ok(bytes !== undefined);
      return { output: observed(bytes).out, warnings, compilations: compilations - before };
    };
    assert.deepEqual(await again(), { output: "here\n", warnings: 1, compilations: 1 });
    assert.deepEqual(await again(), { output: "here\n", warnings: 1, compilations: 0 });
    for (const [key, made] of kept) kept.set(key, { ...made, module: made.module.slice(0, 1000) });
    assert.deepEqual(await again(), { output: "here\n", warnings: 1, compilations: 1 });
    for (const it of runtimes) it.dispose();
  });

  test("tells that a guest is coming before it compiles, and only then", async () => {
    const told: string[] = [];
    class Telling extends PoolRuntime {
      expect(): void {
        told.push("expect");
      }

      override prepare(engine: Engine): Promise<Result<Bytes | null>> {
        told.push("prepare");
        return super.prepare(engine);
      }
    }
    const other = new CompiledRuntime(new SlotCompiler(compilerInProcess, 120_000), await realCore(), () => new Telling(inProcess, 1, 60_000));
    assert.ok((await other.prepare(compilerEngine())).ok);
    for (const source of ["int main() {}", "int main() {}", "int main() { return x; }"]) {
      await other.run([{ key: "run", frame: runFrame({ language: "cpp", source }) }]);
    }
    assert.deepEqual(told, ["expect", "prepare", "expect"]);
    other.dispose();
  });

  test("practises four times while nobody runs anything, and no more once somebody does", async () => {
    const later = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));
    for (const practised of [0, 1, 4]) {
      const other = new CompiledRuntime(new SlotCompiler(compilerInProcess, 120_000), await realCore(), inProcessRuntime, { rehearsesAfterMs: 10 });
      const before = compilations;
      assert.ok((await other.prepare(compilerEngine())).ok);
      while (compilations - before < practised) await new Promise((resolve) => setTimeout(resolve, 1));
      if (practised === 4) await later();
      const [bytes] = await other.run([{ key: "run", frame: runFrame({ language: "cpp", source: "int main() { std::puts(\"here\"); }" }) }]);
      assert.equal(bytes && observed(bytes).out, "here\n");
      await later();
      assert.equal(compilations - before, practised + 1);
      other.dispose();
    }
  });

  test("says of every run that the program does not compile", async () => {
    const got = await run({ source: "int main() { return x; }" }, { source: "int main() { return x; }", stdin: "1" });
    for (const it of got) {
      assert.equal(it.ending, "returned");
      assert.deepEqual(part(it, "ending"), { is: "text", value: "raised" });
      assert.match(it.err, /^main\.cpp:1:21: error: use of undeclared identifier 'x'\n  int main\(\) \{ return x; \}\n {22}\^\n$/);
    }
    assert.deepEqual(part(got[0], "exception"), {
      is: "exception",
      exception: {
        type: "CompileError", message: "use of undeclared identifier 'x'",
        frames: [{ file: "main.cpp", line: 1, column: 21, endLine: 1, endColumn: 22, function: "", source: "int main() { return x; }" }],
      },
    });
  });

  test("ends what a program may do at the same borders as any guest", async () => {
    const endings = await Promise.all([
      "int main() { for (volatile int i = 0;; i = i + 1) {} }",
      "int f(int n) { volatile int x = n; return f(n + 1) + x; }\nint main() { return f(0); }",
      "#include <iostream>\nint main() { for (;;) std::cout << \"again and again\\n\"; }",
      "int main() { volatile int* p = nullptr; return p[1'000'000'000 / 4]; }",
    ].map(async (source) => (await run({ source, fuel: 2_000_000_000 }))[0]?.ending));
    assert.deepEqual(endings.slice(0, 1), ["out-of-fuel"]);
    assert.ok(["too-deep", "trapped"].includes(endings[1] ?? ""), endings[1]);
    assert.equal(endings[2], "too-much-output");
    assert.equal(endings[3], "trapped");
  });

  test("is not held up by a program that takes the place of what starts it", async () => {
    const [it] = await run({ source: "extern \"C\" int chdir(const char*) { for (volatile int i = 0;; i = i + 1) {} }\nint main() {}" });
    assert.equal(it?.ending, "refused", JSON.stringify(it, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value)));
    const [next] = await run({ source: "#include <cstdio>\nint main() { std::puts(\"still here\"); }" });
    assert.equal(next?.out, "still here\n");
  });

  test("stops what is compiled and what waits", async () => {
    const asked = run({ source: "int main() { return 1; }" }, { source: "int main() { return 2; }" });
    runtime.stop();
    assert.deepEqual((await asked).map((it) => it.stoppedBy), ["person", "person"]);
    const [next] = await run({ source: "int main() { return 3; }" });
    assert.deepEqual(part(next, "exitCode"), { is: "int", value: 3n });
  });

  test("inspects a source that is being typed", async () => {
    const found = await runtime.inspect(runFrame({ language: "cpp", source: "int main() { int x; }" }));
    assert.deepEqual(found.ok && found.value.map((it) => [it.severity, it.line, it.column]), [["warning", 1, 18]]);
  });
});
