// What a community pack lacks is said in the language that it falls back to, message by message and text by text; and every piece knows its language.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { h, type VNode } from "preact";
import { fallbackOf, languagesFor, listed, localised, pickLocalised, say, wordsOf, type Catalogue, type Locale, type Words } from "../../../web/src/session/words.ts";
import { outcomeSentence } from "../../../web/src/session/report_words.ts";
import type { Report } from "../../../web/src/protocol/messages.ts";
import { findLabs, noWish } from "../../../web/src/ui/find_labs.ts";
import type { LabSummary } from "../../../web/src/session/session.ts";
import { markLanguages } from "../../../web/src/ui/mark_languages.ts";

const english = wordsOf("en", { _reviewed: true, all: "All", "labs.one": "{count} lab", "labs.other": "{count} labs", only: "Only English", far: "{n} far" });
const malay = wordsOf("ms", { _reviewed: true, all: "Semua", "labs.other": "{count} amali", "list.next": "{list}, {next}" }, english);
const iban = wordsOf("iba", { _reviewed: false, all: "Magang" }, malay);

const said: readonly (readonly [string, Readonly<Record<string, number>>, string, Locale])[] = [
  ["all", {}, "Magang", "iba"],
  ["labs", { count: 1 }, "1 amali", "ms"],
  ["only", {}, "Only English", "en"],
  ["far", { n: 12_000.5 }, "12,000.5 far", "en"],
];
for (const [key, values, text, lang] of said) {
  test(`"${key}" is said in ${lang}`, () => {
    assert.equal(say(iban, key, values), text);
    assert.equal(iban.said?.get(text), lang);
  });
}

test("a form is chosen by the language that says it", () => {
  const lacking = wordsOf("iba", { _reviewed: false }, wordsOf("ms", { _reviewed: true }, english));
  assert.equal(say(lacking, "labs", { count: 1 }), "1 lab");
  assert.equal(say(lacking, "labs", { count: 2 }), "2 labs");
});

test("a sentence that nobody has is its key, and a complete language keeps no record", () => {
  assert.equal(say(iban, "none.such"), "none.such");
  assert.equal(malay.said, undefined);
  assert.equal(listed(iban, ["a", "b"]), "a, b");
});

test("what was said of late is remembered, not all of it for ever", () => {
  for (let n = 0; n < 5000; n += 1) say(iban, "far", { n });
  assert.ok((iban.said?.size ?? 0) <= 2000);
  assert.equal(iban.said?.get("4,999 far"), "en");
});

test("the chains", () => {
  assert.deepEqual(languagesFor("iba"), ["iba", "ms", "en"]);
  assert.deepEqual(languagesFor("th"), ["th", "en"]);
  assert.deepEqual(languagesFor("en"), ["en"]);
  assert.deepEqual(languagesFor("xx"), ["xx", "en"]);
  assert.equal(fallbackOf("en"), undefined);
});

test("a lab's texts fall back one by one", () => {
  assert.deepEqual(pickLocalised({ en: "Rider", ms: "Penunggang", iba: "Orang" }, "iba"), { text: "Orang", lang: "iba" });
  assert.deepEqual(pickLocalised({ en: "Rider", ms: "Penunggang" }, "iba"), { text: "Penunggang", lang: "ms" });
  assert.deepEqual(pickLocalised({ en: "Rider", vi: "Tài xế" }, "iba"), { text: "Rider", lang: "en" });
  assert.deepEqual(pickLocalised({ vi: "Tài xế" }, "iba"), { text: "Tài xế", lang: "vi" });
  assert.equal(localised({ en: "Rider", ms: "Penunggang" }, "th"), "Rider");
});

test("labs are found by the words of any language that is read", () => {
  const lab = {
    id: "x", title: { en: "Routes", ms: "Laluan" }, summary: { en: "", ms: "" }, outcomes: { trade: [], computing: [] }, language: "python", track: "t", level: "beginner", minutes: 1,
  } as unknown as LabSummary;
  const finds = (locale: string, text: string): number => findLabs([lab], { ...noWish, text }, locale, () => "").length;
  assert.deepEqual([finds("iba", "laluan"), finds("iba", "routes"), finds("th", "laluan")], [1, 1, 0]);
});

test("the real Iban pack says a report in Malay", () => {
  const words = (locale: Locale, fallback?: Words): Words => wordsOf(locale, JSON.parse(readFileSync(`labs/locales/${locale}.json`, "utf8")) as Catalogue, fallback);
  const [ms, en] = [words("ms", words("en")), words("en")];
  const report = { outcome: "passed", points: 3, outOf: 3 } as Report;
  assert.equal(outcomeSentence(report, words("iba", ms)), outcomeSentence(report, ms));
  assert.notEqual(outcomeSentence(report, ms), outcomeSentence(report, en));
});

test("an element says the language of its sentence, of its label, or of each of its texts", () => {
  const known = new Map([["Magang", "iba"], ["Semua", "ms"], ["Buka", "ms"]]);
  let speaksSeveral = true;
  markLanguages(() => (speaksSeveral ? known : undefined));
  const lang = ({ props }: { readonly props: object }): string | undefined => (props as { LANG?: string }).LANG;
  assert.equal(lang(h("p", {}, "Magang")), "iba");
  assert.equal(lang(h("button", { "aria-label": "Buka" }, h("i", {}))), "ms");
  assert.equal(lang(h("p", {}, "x = 1")), undefined);
  assert.equal(lang(h("p", { lang: "en" }, "Semua")), undefined);
  assert.equal(lang(h("code", { translate: false }, "Semua")), undefined);
  const mixed = h("p", {}, "Magang", h("b", {}, "x"), ["Semua"]) as VNode<{ LANG?: string; children: readonly [VNode<{ LANG: string }>, unknown, readonly VNode<{ LANG: string }>[]] }>;
  assert.equal(lang(mixed), undefined);
  assert.equal(mixed.props.children[0].props.LANG, "iba");
  assert.equal(mixed.props.children[2][0]?.props.LANG, "ms");
  const labelled = h("button", { "aria-label": "Buka" }, "Magang") as VNode<{ LANG?: string; children: VNode<{ LANG: string }> }>;
  assert.equal(labelled.props.LANG, undefined);
  assert.equal(labelled.props.children.props.LANG, "iba");
  speaksSeveral = false;
  assert.equal(lang(h("p", {}, "Magang")), undefined);
});
