// Carries out every case of tests/cases/guests in the real guests.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { Guest } from "../../../web/src/sandbox/guest.ts";
import { entryOf, type Value } from "../../../web/src/protocol/value.ts";
import { interpreted } from "../../../web/src/runtime/language.ts";
import { guestCases, type Expectation } from "../support/guest_cases.ts";
import { observed, guestParts, missingGuest, runFrame, type Observed } from "../support/runs.ts";
import { spell } from "../support/spelled_value.ts";
import { tellTrace } from "../support/told_trace.ts";

const isBlessing = process.env["BLESS"] === "1" && process.env["CI"] === undefined;

/** Python with NumPy is another image of the same guest, and not built unless somebody asks. */
const numpy = "python-numpy";
const guests = [...interpreted.map(({ id }) => ({ id, language: id, skip: false })), { id: numpy, language: "python", skip: missingGuest(numpy) }];

for (const { id, language, skip } of guests) {
  describe(`cases of the guest ${id}`, { skip }, () => {
    const cases = guestCases(id, language);
    let guest: Guest;

    before(() => {
      const { module, library } = guestParts(id);
      guest = Guest.prepare(module, library);
    });

    test("there are cases", () => assert.ok(cases.length > 0));

    for (const { file, name, run, given } of cases) {
      test(name, () => {
        const got = leftBehind(observed(guest.run(runFrame(run))));
        if (isBlessing) writeFileSync(file, JSON.stringify({ ...given, expect: got }, undefined, 1) + "\n");
        else assert.deepEqual(got, given.expect);
      });
    }
  });
}

function leftBehind(it: Observed): Expectation {
  const part = (key: string): Value | undefined => it.value && entryOf(it.value, key);
  const ending = part("ending");
  const [value, exception, lineage, exitCode, trace] = ["value", "exception", "lineage", "exitCode", "trace"].map(part);
  return {
    ending: it.ending === "returned" && ending?.is === "text" ? ending.value : it.ending,
    stdout: it.out,
    stderr: it.err,
    ...(exitCode?.is === "int" && { exitCode: Number(exitCode.value) }),
    ...(value && { value: spell(value) }),
    ...(exception && { exception: spell(exception) }),
    ...(lineage?.is === "list" && { lineage: lineage.items.map((name) => (name.is === "text" ? name.value : "?")) }),
    ...(trace && { trace: tellTrace(trace) }),
  };
}
