// Carries out every case of tests/cases/guests/python in the real guest.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { globSync } from "tinyglobby";
import { Guest } from "../../../web/src/sandbox/guest.ts";
import { entryOf, type Value } from "../../../web/src/protocol/value.ts";
import { spell, unspell, type Spelled } from "../support/spelled_value.ts";
import { observed, pythonParts, runFrame, type Observed, type ProgramRun } from "../support/runs.ts";

interface Expectation {
  ending: string;
  stdout: string;
  stderr: string;
  exitCode?: number;
  value?: Spelled;
  exception?: Spelled;
  lineage?: readonly string[];
}

interface GuestCase {
  run: Omit<ProgramRun, "source" | "args"> & { source: readonly string[]; args?: readonly Spelled[] };
  expect: Expectation;
}

const isBlessing = process.env["BLESS"] === "1" && process.env["CI"] === undefined;
const folder = "tests/cases/guests/python";
const files = globSync(`${folder}/*.json`).sort();

describe("cases of the Python guest", () => {
  let guest: Guest;

  before(() => {
    const { module, library } = pythonParts();
    guest = Guest.prepare(module, library);
  });

  test("there are cases", () => assert.ok(files.length > 0));

  for (const file of files) {
    test(file.slice(folder.length + 1, -".json".length), () => {
      const given = JSON.parse(readFileSync(file, "utf8")) as GuestCase;
      const { source, args, ...rest } = given.run;
      const run: ProgramRun = { ...rest, source: source.join("\n") + "\n", args: (args ?? []).map(unspell) };
      const got = leftBehind(observed(guest.run(runFrame(run))));
      if (isBlessing) writeFileSync(file, JSON.stringify({ ...given, expect: got }, undefined, 1) + "\n");
      else assert.deepEqual(got, given.expect);
    });
  }
});

function leftBehind(it: Observed): Expectation {
  const part = (key: string): Value | undefined => it.value && entryOf(it.value, key);
  const ending = part("ending");
  const [value, exception, lineage, exitCode] = [part("value"), part("exception"), part("lineage"), part("exitCode")];
  return {
    ending: it.ending === "returned" && ending?.is === "text" ? ending.value : it.ending,
    stdout: it.out,
    stderr: it.err,
    ...(exitCode?.is === "int" && { exitCode: Number(exitCode.value) }),
    ...(value && { value: spell(value) }),
    ...(exception && { exception: spell(exception) }),
    ...(lineage?.is === "list" && { lineage: lineage.items.map((name) => (name.is === "text" ? name.value : "?")) }),
  };
}
