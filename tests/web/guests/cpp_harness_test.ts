// Carries out the cases of the C++ guest natively, by the same harness and glue, under the sanitizers.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { entryOf } from "../../../web/src/protocol/value.ts";
import { guestCases } from "../support/guest_cases.ts";
import { nativeHarness, noNativeCpp, runNatively, type NativeRun } from "../support/native_cpp.ts";
import { spell } from "../support/spelled_value.ts";

const isBlessing = process.env["BLESS"] === "1" && process.env["CI"] === undefined;

describe("the C++ harness, natively", { skip: noNativeCpp, concurrency: 2 }, () => {
  const cases = guestCases("cpp");
  let objects: string[] = [];

  before(async () => {
    objects = await nativeHarness();
  });

  test("there are cases", () => assert.ok(cases.length > 0));

  for (const { file, name, run, given } of cases) {
    test(name, { skip: given.natively ?? false }, async () => {
      const { compileError, ...expected } = given.expect;
      const got = await runNatively(run, objects);
      if (compileError !== undefined) {
        assert.ok(got.errors.some((line) => line.includes(compileError)), `${got.err}`);
        return;
      }
      assert.deepEqual(got.errors, []);
      if (isBlessing) writeFileSync(file, JSON.stringify({ ...given, expect: leftBehind(got) }, undefined, 1) + "\n");
      else assert.deepEqual(leftBehind(got), expected);
    });
  }
});

function leftBehind(it: NativeRun): object {
  const part = (key: string) => it.value && entryOf(it.value, key);
  const [ending, value, exception, lineage, exitCode] = [part("ending"), part("value"), part("exception"), part("lineage"), part("exitCode")];
  return {
    ending: it.value === undefined ? "exited" : ending?.is === "text" ? ending.value : "?",
    stdout: it.out,
    stderr: it.err,
    ...(Object.keys(it.left).length > 0 && { files: it.left }),
    ...(it.value === undefined && { exitCode: it.exitCode }),
    ...(exitCode?.is === "int" && { exitCode: Number(exitCode.value) }),
    ...(value && { value: spell(value) }),
    ...(exception && { exception: spell(exception) }),
    ...(lineage?.is === "list" && { lineage: lineage.items.map((name) => (name.is === "text" ? name.value : "?")) }),
  };
}
