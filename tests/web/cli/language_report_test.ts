import assert from "node:assert/strict";
import { test } from "node:test";
import { communityShares, sentenceCoverage, textCoverage } from "../../../web/build/language_coverage.ts";
import { languageLines } from "../../../web/cli/language_report.ts";

const english = { _reviewed: true, all: "All", stop: "Stop", "labs.one": "{count} lab", "labs.other": "{count} labs" };

test("sentences are counted by the forms that a language has", () => {
  assert.deepEqual(sentenceCoverage("en", english, english), { translated: 4, reviewed: 4, missing: 0 });
  assert.deepEqual(sentenceCoverage("ms", { _reviewed: false, all: "Semua", "labs.other": "{count} amali", other: "x" }, english), { translated: 2, reviewed: 0, missing: 1 });
  assert.deepEqual(sentenceCoverage("iba", undefined, english), { translated: 0, reviewed: 0, missing: 3 });
});

test("labs and courses are counted whole", () => {
  const labs = [{ locales: { en: { reviewed: true }, ms: { reviewed: false } } }, { locales: { en: { reviewed: true } } }];
  assert.deepEqual(textCoverage("en", labs), { translated: 2, reviewed: 2, missing: 0 });
  assert.deepEqual(textCoverage("ms", labs), { translated: 1, reviewed: 0, missing: 1 });
});

test("the page is told the share of each community pack", () => {
  const iba = { _reviewed: false, stop: "Ngetu" };
  assert.deepEqual(communityShares(new Map<string, Readonly<Record<string, string | boolean>>>([["en", english], ["iba", iba]])), { iba: 0.33 });
});

test("the table has a line a locale", () => {
  const some = { translated: 2, reviewed: 1, missing: 3 };
  const lines = languageLines([
    { locale: "ms", name: "Bahasa Melayu", isCommunityPack: false, interface: some, labs: some, courses: some },
    { locale: "iba", name: "Jaku Iban", isCommunityPack: true, interface: some, labs: some, courses: some },
  ]);
  assert.equal(lines.length, 4);
  assert.match(lines[2] ?? "", /^ms( +2 +1 +3){3}  Bahasa Melayu$/);
  assert.match(lines[3] ?? "", /^iba( +2 +1 +3){3}  Jaku Iban \(community pack\)$/);
});
