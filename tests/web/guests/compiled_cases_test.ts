// Carries out the cases and the attacks of C++, whose every program is compiled and becomes a guest of its own. After each attack, an honest
// program must leave what it always leaves.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { entryOf } from "../../../web/src/protocol/value.ts";
import type { Runtime } from "../../../web/src/runtime/runtime.ts";
import { attackCases } from "../support/attack_cases.ts";
import { checkAttack } from "../support/check_attack.ts";
import { compiledRuntime, noCompiler } from "../support/compiler.ts";
import { noCore } from "../support/core.ts";
import { guestCases } from "../support/guest_cases.ts";
import { leftBehind } from "../support/left_behind.ts";
import { observed, runFrame, type Observed, type ProgramRun } from "../support/runs.ts";

const isBlessing = process.env["BLESS"] === "1" && process.env["CI"] === undefined;
const honest: ProgramRun = {
  language: "cpp",
  source: "#include <cstdio>\n#include <cstdlib>\n#include <random>\nint main() { std::printf(\"%d %d %u\\n\", 6 * 7, std::rand(), std::random_device()()); }\n",
};

describe("C++ in its guest", { skip: noCompiler || noCore }, () => {
  let runtime: Runtime;
  let untouched: Observed;
  const run = async (it: ProgramRun): Promise<Observed> => {
    const [bytes] = await runtime.run([{ key: "run", frame: runFrame(it) }]);
    if (bytes === undefined) throw new Error("no observation");
    return observed(bytes);
  };

  before(async () => {
    runtime = await compiledRuntime();
    untouched = await run(honest);
    assert.equal(untouched.ending, "returned");
  });
  after(() => runtime.dispose());

  test("there are cases and attacks", () => assert.ok(guestCases("cpp").length > 0 && attackCases("cpp").length > 0));

  for (const { file, name, run: given, given: { expect, ...rest } } of guestCases("cpp")) {
    test(name, async () => {
      const it = await run(given);
      if (expect.compileError !== undefined) {
        const exception = it.value && entryOf(it.value, "exception");
        assert.ok(exception?.is === "exception" && exception.exception.type === "CompileError", it.err);
        assert.ok(exception.exception.message.includes(expect.compileError), exception.exception.message);
        return;
      }
      if (isBlessing) writeFileSync(file, JSON.stringify({ ...rest, expect: leftBehind(it) }, undefined, 1) + "\n");
      else assert.deepEqual(leftBehind(it), expect);
    });
  }

  for (const attack of attackCases("cpp")) {
    test(`${attack.id} ${attack.name}`, async () => {
      const first = await run(attack.run);
      checkAttack(attack, first);
      assert.deepEqual(await run(attack.run), first, "it comes out the same twice");
      assert.deepEqual(await run(honest), untouched, "the next run sees nothing of it");
    });
  }
});
