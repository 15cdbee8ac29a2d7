import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { entryOf } from "../../../web/src/protocol/value.ts";
import { Guest } from "../../../web/src/sandbox/guest.ts";
import { showValue } from "../../../web/src/ui/show_value.ts";
import { guestParts, missingGuest, observed, runFrame } from "../support/runs.ts";

const literals = [
  "None", "True", "-12", "10**30", "0.1", "-0.0", "1.0", "1e16", "1.5e-07", "123456789.125", "1e+100", "float('inf')", "float('nan')",
  "'it'", "\"it's\"", "'\"it\\'s\"'", "'a\\n\\t\\\\\\x00\\u200b'", "'ไทย 中文 🚢'", "b'ab'", "[]", "[1, 'a', (2,), ()]", "{1: [2], 'k': None}", "set()", "{3}",
  "0.0001", "9999999999999998.0", "1e-05",
];

describe("a value is shown", { skip: missingGuest("python") }, () => {
  let guest: Guest;
  before(() => {
    const { module, library } = guestParts("python");
    guest = Guest.prepare(module, library);
  });

  for (const literal of literals) {
    test(`as Python writes ${literal}`, () => {
      const it = observed(guest.run(runFrame({ source: `def f():\n    it = ${literal}\n    print(repr(it), end="")\n    return it\n`, function: "f" })));
      const value = it.value && entryOf(it.value, "value");
      assert.ok(value);
      assert.equal(showValue(value), it.out);
    });
  }
});
