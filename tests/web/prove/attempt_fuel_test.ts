import assert from "node:assert/strict";
import { test } from "node:test";
import type { Attempt, Report } from "../../../web/src/protocol/messages.ts";
import { encodeObservation } from "../../../web/src/sandbox/observation.ts";
import { FuelGauge, fuelProposal, limitLine, proposedLimit, referenceProblem } from "../../../web/src/prove/attempt_fuel.ts";

test("a limit is ten times the dearest right run, in two digits", () => {
  assert.equal(proposedLimit(4_730_000), 48_000_000);
  assert.equal(proposedLimit(1_000_000), 10_000_000);
  assert.equal(proposedLimit(7), 1_000_000);
});

test("a limit that is fit is left alone, others get a better one", () => {
  const run = { attempt: "attempts/passes/a.py", key: "tax/0", fuel: 4_000_000 };
  assert.equal(fuelProposal(run, 40_000_000), undefined);
  assert.match(limitLine(run, 40_000_000), /limit 40,000,000 is 10 times that$/);
  const low = fuelProposal(run, 11_000_000);
  assert.match(low?.message ?? "", /2\.8 times the dearest right run .* too low$/);
  assert.equal(low?.hint, "write 40000000");
  const high = fuelProposal(run, 2_000_000_000);
  assert.match(high?.message ?? "", /500 times .* needlessly high$/);
  assert.equal(high?.hint, "write 40000000");
  // Less than a million cannot be written.
  assert.equal(fuelProposal({ ...run, fuel: 40 }, 1_000_000), undefined);
});

test("the gauge keeps the dearest run and passes over what has no fuel", () => {
  const gauge = new FuelGauge("a");
  gauge.add("x/0", encodeObservation({ key: "x/0", ending: "returned", fuel: 5 }));
  gauge.add("x/1", encodeObservation({ key: "x/1", ending: "returned", fuel: 9 }));
  gauge.add("x/2", encodeObservation({ key: "x/2", ending: "returned", fuel: null }));
  gauge.add("x/3", new Uint8Array(3));
  assert.deepEqual(gauge.dearest, { attempt: "a", key: "x/1", fuel: 9 });
});

test("a reference may be two percent from what is recorded", () => {
  const attempt: Attempt = { name: "a", files: [], expects: "passes", check: null, misconception: null, referenceOf: ["lean"] };
  const report = (used: number, total = 2): Report => ({
    lab: { id: "x", version: 1, hash: "" }, language: "python", seed: "0", outcome: "passed", points: 1, outOf: 1, submission: [],
    checks: [{
      id: "lean", kind: "budget", outcome: "passed", points: 1, outOf: 1, cases: { passed: 2, total, notRun: 0 }, failure: null, growth: null,
      budget: [
        { case: 1, used: 500, allowed: 1500, reference: 500, cut: false },
        { case: 0, used, allowed: 3000, reference: 1000, cut: false },
      ],
      waitsFor: [], group: null, withheld: false, misconception: null,
    }],
  });
  assert.equal(referenceProblem(attempt, report(1020)), undefined);
  assert.equal(referenceProblem(attempt, report(980)), undefined);
  assert.match(referenceProblem(attempt, report(1021)) ?? "", /"fuel": \[1021, 500\]/);
  assert.match(referenceProblem(attempt, report(900)) ?? "", /^lean: "fuel": \[900, 500\]$/);
  assert.equal(referenceProblem(attempt, report(900, 3)), undefined);
  assert.equal(referenceProblem({ ...attempt, referenceOf: [] }, report(900)), undefined);
});
