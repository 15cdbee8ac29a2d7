// Carries out every case of tests/cases/guests in the real guests.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { Guest } from "../../../web/src/sandbox/guest.ts";
import { interpreted } from "../../../web/src/runtime/language.ts";
import { guestCases } from "../support/guest_cases.ts";
import { leftBehind } from "../support/left_behind.ts";
import { guestParts, missingGuest, observed, runFrame } from "../support/runs.ts";

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
