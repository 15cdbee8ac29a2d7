// Terms of the glossary in a text: whole words, the longest first, once each, in any script.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { findTerms, termsOf, type Explained, type GlossaryFile } from "../../../web/src/ui/find_terms.ts";

const glossary: GlossaryFile = {
  goods: { means: "", meaning: { en: "Things." }, en: ["goods"], ms: ["barang"], "zh-Hans": ["商品"], vi: ["hàng"], th: ["สินค้า"] },
  low: { means: "", meaning: { en: "Cheap things." }, en: ["low-value goods", "LVG"], ms: ["barang bernilai rendah"], "zh-Hans": ["低价值商品"], vi: ["hàng giá trị thấp"], th: ["สินค้ามูลค่าต่ำ"] },
  table: { means: "", meaning: { en: "Rows." }, en: ["table"], ms: ["jadual"], "zh-Hans": ["表"], vi: ["bảng"], th: ["ตาราง"] },
  quiet: { means: "", en: ["tax"], ms: ["cukai"], "zh-Hans": ["税"], vi: ["thuế"], th: ["ภาษี"] },
};

/** With what is found in square brackets. */
function marked(text: string, lang: string, seen = new Set<Explained>(), terms = termsOf(glossary, lang)): string {
  return findTerms(text, terms, seen).map((it) => (it.term === undefined ? it.text : `${it.opening ?? ""}[${it.text}]${it.closing ?? ""}`)).join("");
}

const cases: readonly (readonly [string, string, string])[] = [
  ["a whole word", "en", "All [goods] are good."],
  ["no part of a word", "en", "Goodsyard, mygoods, goods_2 and goods-train"],
  ["whatever its case, once", "en", "[Goods] and goods"],
  ["the longer of two, and not the shorter in it", "en", "[Low-value goods], then [goods], then LVG"],
  ["one without a meaning is none", "en", "A tax."],
  ["at a full stop and in brackets", "en", "([goods])."],
  ["Malay", "ms", "Semua [barang] dan [barang bernilai rendah]"],
  ["Vietnamese, whose words have spaces", "vi", "Bán [hàng giá trị thấp] và [hàng] khác, khách hàng"],
  ["Chinese, which has none", "zh-Hans", "网购的[低价值商品]要交税"],
  ["a sign that is part of another word", "zh-Hans", "表示每一行的[表]"],
  ["Thai, which has none", "th", "ขาย[สินค้ามูลค่าต่ำ]ทุกวัน"],
  ["a language without words for it", "iba", "goods barang"],
];
for (const [name, lang, expected] of cases) {
  test(name, () => assert.equal(marked(expected.replace(/[[\]]/g, ""), lang), expected));
}

const closings: readonly (readonly [string, string, string])[] = [
  ["en", "Goods, and more", ","], ["en", "goods).", ")."], ["en", "goods and", ""], ["zh-Hans", "商品。然后", "。"], ["zh-Hans", "商品（进口）", ""],
];
for (const [lang, text, expected] of closings) {
  test(`no line begins with what closes behind a term: ${text}`, () => {
    const [{ closing = "" } = { closing: "none" }] = findTerms(text, termsOf(glossary, lang), new Set()).filter(({ term }) => term !== undefined);
    assert.equal(closing, expected);
  });
}

test("no line ends with what opens before a term", () => {
  const [before, term] = findTerms("网购（商品）", termsOf(glossary, "zh-Hans"), new Set());
  assert.deepEqual([before?.text, term?.opening, term?.closing], ["网购", "（", "）"]);
});

test("what one part of a text has explained, the next does not", () => {
  const seen = new Set<Explained>();
  const terms = termsOf(glossary, "en");
  assert.equal(marked("goods", "en", seen, terms), "[goods]");
  assert.equal(marked("goods and LVG", "en", seen, terms), "goods and [LVG]");
  assert.equal(marked("", "en", seen, terms), "");
});

test("the real glossary finds terms in the text of a lab, in each of its languages", () => {
  const real = JSON.parse(readFileSync("labs/locales/glossary.json", "utf8")) as GlossaryFile;
  for (const lang of ["en", "ms"]) {
    const terms = termsOf(real, lang);
    const found = findTerms(readFileSync(`labs/lvg-checkout/text.${lang}.md`, "utf8"), terms, new Set()).filter((it) => it.term !== undefined);
    assert.ok(found.length >= 5, `${lang}: ${found.map((it) => it.text).join()}`);
  }
});
