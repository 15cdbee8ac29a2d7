// Carries out every case of tests/cases/guests in the real guests.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { Guest } from "../../../web/src/sandbox/guest.ts";
import { interpreted } from "../../../web/src/runtime/engine_kind.ts";
import { guestCases } from "../support/guest_cases.ts";
import { leftBehind } from "../support/left_behind.ts";
import { guestParts, missingGuest, observed, runFrame } from "../support/runs.ts";

const isBlessing = process.env["BLESS"] === "1" && process.env["CI"] === undefined;

for (const { name: id, language, packages } of interpreted) {
  // An image with packages is not built unless a lab asks for it.
  describe(`cases of the guest ${id}`, { skip: packages.length > 0 && missingGuest(id) }, () => {
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
