import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { before, describe, test } from "node:test";
import { spawnThread } from "../../../web/cli/node_runtime.ts";
import { SlotCompiler } from "../../../web/src/runtime/slot_compiler.ts";
import type { Compiler } from "../../../web/src/sandbox/compiler.ts";
import type { Diagnostic } from "../../../web/src/sandbox/read_diagnostics.ts";
import { ToolStopped } from "../../../web/src/sandbox/llvm.ts";
import { compilerEngine, noCompiler, programRequest, realCompiler } from "../support/compiler.ts";

const isBlessing = process.env["BLESS"] === "1" && process.env["CI"] === undefined;
const folder = "tests/cases/compiler";
const workerFile = new URL("../../cli/guest_worker.mjs", import.meta.url);

function sourcesOf(path: string): string[] {
  return readdirSync(path).filter((name) => name.endsWith(".cc")).sort().map((name) => `${path}/${name}`);
}

async function compiled(compiler: Compiler, source: string): Promise<string> {
  try {
    const { diagnostics, module } = await compiler.compile(programRequest(source));
    return `${diagnostics.map(line).join("")}${module === null ? "does not compile" : "compiles"}\n`;
  } catch (error) {
    if (error instanceof ToolStopped) return "the compiler stopped\n";
    throw error;
  }
}

function line({ file, line: row, column, endColumn, severity, message }: Diagnostic): string {
  const place = file === "" ? "" : `${file}:${row}:${column}${endColumn === null ? "" : `-${endColumn}`}: `;
  return `${place}${severity}: ${message}\n`;
}

describe("the C++ compiler", { skip: noCompiler }, () => {
  let compiler: Compiler;
  before(async () => {
    compiler = await realCompiler();
  });

  for (const path of sourcesOf(folder)) {
    test(basename(path, ".cc"), async () => {
      const got = await compiled(compiler, readFileSync(path, "utf8"));
      const expectation = path.replace(/cc$/, "expected.txt");
      if (isBlessing) writeFileSync(expectation, got);
      else assert.equal(got, existsSync(expectation) ? readFileSync(expectation, "utf8") : "");
    });
  }

  test("makes the same bytes twice, and says the same without making any", async () => {
    const request = programRequest("#include <iostream>\nint main() { int unused; std::cout << 1; }\n");
    const first = await compiler.compile(request);
    assert.ok(first.module !== null && WebAssembly.validate(first.module));
    assert.deepEqual(await compiler.compile(request), first);
    assert.deepEqual(await compiler.inspect(request), first.diagnostics);
  });

  test("keeps nothing of what it compiled before", async () => {
    const request = programRequest("#include <iostream>\n#include <vector>\nint main() { std::vector<int> v{1, 2}; std::cout << v.size(); }\n");
    const first = await (await realCompiler()).compile(request);
    for (const path of sourcesOf(folder)) {
      await compiled(compiler, readFileSync(path, "utf8"));
      assert.deepEqual(await compiler.compile(request), first, path);
    }
  });

  test("survives a source that is no text", async () => {
    for (const source of ["", "\0\0\0", "\u{feff}int main() {}", "int main() {} //\u2028", "\"", "/*", "R\"("]) {
      assert.ok(Array.isArray((await compiler.compile(programRequest(source))).diagnostics), JSON.stringify(source));
    }
  });
});

describe("a source that never ends", { skip: noCompiler }, () => {
  for (const path of sourcesOf(`${folder}/endless`)) {
    test(`${basename(path, ".cc")} ends with its worker, and the next one compiles`, async () => {
      const compiler = new SlotCompiler(spawnThread(workerFile), 8_000);
      try {
        const loaded = await compiler.load(compilerEngine());
        assert.ok(loaded.ok);
        const outcome = await compiler.compile("compile", programRequest(readFileSync(path, "utf8")));
        assert.deepEqual({ ...outcome, detail: "" }, { is: "stopped", by: "watchdog", detail: "" });
        const next = await compiler.compile("inspect", programRequest("int main() { return x; }"));
        assert.equal(next.is === "compiled" && next.compiled.diagnostics.length, 1);
      } finally {
        compiler.dispose();
      }
    });
  }
});
