import assert from "node:assert/strict";
import { test } from "node:test";
import { caseLink, isSeed, readCaseAddress } from "../../../web/src/protocol/case_address.ts";
import { codeLink } from "../../../web/src/protocol/shared_code.ts";
import { readRoute } from "../../../web/src/ui/route.ts";

test("a link leads to the case that it was made for", () => {
  const address = { check: "tax-base", case: 12, seed: "18446744073709551615" };
  const link = caseLink("lvg-checkout", address);
  assert.equal(link, "#/lab/lvg-checkout?check=tax-base&case=12&seed=18446744073709551615");
  assert.deepEqual(readRoute(link), { page: "lab", id: "lvg-checkout", sentTo: address, sentCode: undefined });
});

test("an address without a case is the lab's own", () => {
  assert.deepEqual(readRoute("#/lab/lvg-checkout"), { page: "lab", id: "lvg-checkout", sentTo: undefined, sentCode: undefined });
});

test("a link that carries code leads to its lab, whatever the code is", () => {
  for (const code of ["", "AbC_-9", "%3Cscript%3E"]) {
    assert.deepEqual(readRoute(codeLink("lvg-checkout", code)), { page: "lab", id: "lvg-checkout", sentTo: undefined, sentCode: code });
  }
});

test("courses, the learner's work and the list have addresses of their own, and take no query", () => {
  assert.deepEqual(readRoute("#/course/ai-from-scratch"), { page: "course", id: "ai-from-scratch" });
  assert.deepEqual(readRoute("#/work"), { page: "work" });
  for (const hash of ["", "#", "#/"]) assert.deepEqual(readRoute(hash), { page: "catalogue" }, hash);
  for (const hash of ["#/work?x=1", "#/?x", "#/course/ai?code=x", "#/course/", "#/course/A", "#/works", "#/lab/"]) {
    assert.deepEqual(readRoute(hash), { page: "unknown" }, hash);
  }
});

test("what is no address of a case is refused whole", () => {
  const wrong = [
    "", "check=tax&case=1", "check=tax&case=1&seed=1&seed=2", "check=tax&case=1&seed=1&code=x", "check=Tax&case=1&seed=1",
    "check=tax&case=01&seed=1", "check=tax&case=-1&seed=1", "check=tax&case=1.5&seed=1", "check=tax&case=4294967296&seed=1",
    "check=tax&case=1&seed=18446744073709551616", "check=tax&case=1&seed=0x1", "check=<b>&case=1&seed=1",
  ];
  for (const query of wrong) {
    assert.equal(readCaseAddress(query), undefined, query);
    assert.deepEqual(readRoute(`#/lab/lvg-checkout?${query}`), { page: "unknown" }, query);
  }
});

test("a seed has one spelling", () => {
  for (const seed of ["0", "7", "18446744073709551615"]) assert.ok(isSeed(seed), seed);
  for (const seed of ["", "00", "+1", " 1", "1e3", "99999999999999999999", "x"]) assert.ok(!isSeed(seed), seed);
});
