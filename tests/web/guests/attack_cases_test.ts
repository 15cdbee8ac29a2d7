// Carries out every case of tests/attacks in the real guests. After each, an honest run must leave what it always leaves. Where a
// case says what the language does natively, the native program is the control.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { Guest } from "../../../web/src/sandbox/guest.ts";
import { attackCases } from "../support/attack_cases.ts";
import { checkAttack, pattern } from "../support/check_attack.ts";
import { guestParts, missingGuest, observed, runFrame } from "../support/runs.ts";

const honest: Readonly<Record<string, string>> = {
  python: "import os, random, sys\nprint(6 * 7, random.random(), sorted(os.listdir()), len(sys.modules), hash('kuching'))",
  sql: "SELECT 6 * 7 AS n, total_changes(), random(), count(*) FROM sqlite_schema;",
  javascript: "console.log(6 * 7, typeof mark, Object.keys([]), Math.random(), Math.max(1, 2)); console.count();",
};
const native: Readonly<Record<string, readonly string[]>> = {
  python: ["python3.11", "-I", "-"],
  sql: ["sqlite3", "-batch", "-init", "/dev/null", ":memory:"],
  javascript: [process.execPath, "--input-type=module"],
};

for (const [language, source] of Object.entries(honest)) {
  describe(`attacks on the guest ${language}`, { skip: missingGuest(language) }, () => {
    const cases = attackCases(language);
    const frame = runFrame({ language, source });
    let guest: Guest;
    let untouched: Uint8Array;

    before(() => {
      const { module, library } = guestParts(language);
      guest = Guest.prepare(module, library);
      untouched = guest.run(frame);
      assert.equal(observed(untouched).ending, "returned");
    });

    test("there are cases", () => assert.ok(cases.length > 0));

    for (const attack of cases) {
      test(`${attack.id} ${attack.name}`, () => {
        checkAttack(attack, observed(guest.run(runFrame(attack.run))));
        assert.deepEqual(guest.run(frame), untouched, "the next run sees nothing of it");
        if (attack.natively !== undefined) assert.match(natively(language, attack.run.source), pattern(attack.natively.stdout));
      });
    }
  });
}

/** In an empty folder of its own, for a few seconds. */
function natively(language: string, source: string): string {
  const [command = "", ...args] = native[language] ?? [];
  const folder = mkdtempSync(join(tmpdir(), "bengkel-attack-"));
  try {
    const { stdout, error } = spawnSync(command, args, { cwd: folder, input: source, encoding: "utf8", timeout: 10_000 });
    if (error !== undefined) throw error;
    return stdout;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
