// The page's words: catalogues that fit together, a glossary that is kept, and a sentence for whatever the core can say.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { catalogueFaults, glossaryFaults, readCatalogues, readGlossary, type Catalogues } from "../../../web/build/check_catalogues.ts";
import type { Catalogue } from "../../../web/src/session/words.ts";

const catalogues = readCatalogues("labs/locales");
const english = catalogues.get("en") ?? {};

/** The catalogues with one of them changed. */
function changed(locale: string, change: (catalogue: Record<string, string | boolean>) => void): Catalogues {
  const copy = { ...catalogues.get(locale) };
  change(copy);
  return new Map<string, Catalogue>([...catalogues, [locale, copy]]);
}

test("the catalogues fit together", () => {
  assert.deepEqual(catalogueFaults(catalogues), []);
});

test("the catalogues keep to the glossary", () => {
  assert.deepEqual(glossaryFaults(catalogues, readGlossary("labs/locales")), []);
});

const faults: readonly (readonly [string, string, Parameters<typeof changed>[1], RegExp])[] = [
  ["a sentence that is missing", "vi", (it) => delete it["lab.task"], /^vi\.json: lab\.task: missing$/],
  ["a sentence of its own", "vi", (it) => (it["lab.tasks"] = "x"), /^vi\.json: lab\.tasks: not one of the sentences$/],
  ["a placeholder that is lost", "th", (it) => (it["editor.symbol"] = "x"), /^th\.json: editor\.symbol: has the placeholders none, English has \{symbol\}$/],
  ["a placeholder of its own", "th", (it) => (it["lab.task"] = "{x}"), /^th\.json: lab\.task: has the placeholders \{x\}, English has none$/],
  ["a form that its language has not", "th", (it) => (it["lab.points.one"] = "{count}"), /^th\.json: lab\.points\.one: .* not a form of th$/],
  ["a form that is missing", "th", (it) => delete it["lab.points.other"], /^th\.json: lab\.points\.other: missing$/],
  ["a form of English that is missing", "en", (it) => delete it["lab.points.one"], /^en\.json: lab\.points\.one: missing$/],
  ["a count without forms", "en", (it) => (it["lab.task"] = "{count}"), /^en\.json: lab\.task: \{count\} is for/],
  ["markup", "ms", (it) => (it["lab.task"] = "<b>Tugasan</b>"), /^ms\.json: lab\.task: not a plain sentence$/],
  ["an accent that stands alone", "vi", (it) => (it["lab.task"] = "Đề bài".normalize("NFD")), /^vi\.json: lab\.task: not a plain sentence$/],
  ["an empty sentence", "ms", (it) => (it["lab.task"] = " "), /^ms\.json: lab\.task: not a plain sentence$/],
  ["a sentence of its own in a community pack", "iba", (it) => (it["lab.tasks"] = "x"), /^iba\.json: lab\.tasks: not one of the sentences$/],
  ["a placeholder that a community pack loses", "iba", (it) => (it["editor.symbol"] = "x"), /^iba\.json: editor\.symbol: has the placeholders none/],
  ["no word on who reviewed it", "ms", (it) => delete it["_reviewed"], /^ms\.json: _reviewed/],
];
for (const [name, locale, change, expected] of faults) {
  test(`${name} is found`, () => assert.ok(catalogueFaults(changed(locale, change)).some((fault) => expected.test(fault))));
}

test("only a community pack may lack sentences", () => {
  const lacks = (locale: string): Catalogues => changed(locale, (it) => {
    delete it["home.search"];
    delete it["action.stop"];
  });
  assert.deepEqual(catalogueFaults(lacks("iba")), []);
  assert.deepEqual(catalogueFaults(lacks("ms")), ["ms.json: home.search: missing", "ms.json: action.stop: missing"]);
  // Where a pack has no sentence at all, it needs no file.
  assert.deepEqual(catalogueFaults(new Map(["en", "ms", "zh-Hans", "vi", "th"].map((it) => [it, catalogues.get(it) ?? {}]))), []);
});

test("a catalogue that nobody offers, and one that is missing, are found", () => {
  assert.match(catalogueFaults(new Map([...catalogues, ["xx", english]])).join(), /xx\.json: no such locale/);
  const fewer = new Map(catalogues);
  fewer.delete("th");
  assert.deepEqual(catalogueFaults(fewer), ["th.json is missing"]);
});

test("another word than the glossary's is found, and so is an exception that is none", () => {
  const lab = { means: "", enforce: true, en: ["lab"], ms: ["amali"], "zh-Hans": ["实验"], vi: ["bài thực hành"], th: ["แล็บ"] };
  const strange = changed("ms", (it) => (it["lab.loading"] = "Membuka makmal…"));
  assert.deepEqual(glossaryFaults(strange, { lab }), ['ms.json: lab.loading: says "lab" by another word than amali']);
  assert.deepEqual(glossaryFaults(strange, { lab: { ...lab, enforce: false } }), []);
  assert.deepEqual(glossaryFaults(strange, { lab: { ...lab, except: ["lab.loading"] } }), []);
  assert.match(glossaryFaults(strange, { lab: { ...lab, except: ["lab.task"] } }).join(), /lab\.task does not say it/);
  assert.match(glossaryFaults(catalogues, { lab: { ...lab, th: [] } }).join(), /no word of th/);
});

test("a meaning is there in every language, plain and short", () => {
  const words = { means: "", enforce: false, en: ["stock"], ms: ["stok"], "zh-Hans": ["库存"], vi: ["tồn kho"], th: ["สต็อก"] };
  const meaning = { en: "Goods.", ms: "Barang.", "zh-Hans": "货。", vi: "Hàng.", th: "สินค้า" };
  const faults = (term: object): readonly string[] => glossaryFaults(catalogues, { stock: { ...words, ...term } }).map((it) => it.replace("glossary.json: stock: ", ""));
  assert.deepEqual(faults({ meaning, reviewed: ["en"] }), []);
  assert.deepEqual(faults({ meaning: { ...meaning, iba: "Utai." } }), []);
  assert.deepEqual(faults({ meaning: { en: "Goods." } }), ["no meaning in ms", "no meaning in zh-Hans", "no meaning in vi", "no meaning in th"]);
  assert.match(faults({ meaning: { ...meaning, en: "<b>Goods</b>" } }).join(), /in en is not a plain sentence/);
  assert.match(faults({ meaning: { ...meaning, en: "x".repeat(200) } }).join(), /at most/);
  assert.match(faults({ meaning: { ...meaning, xx: "x" } }).join(), /xx is no locale/);
  assert.match(faults({ meaning, reviewed: ["iba"] }).join(), /iba cannot be reviewed/);
  assert.match(faults({ reviewed: ["en"] }).join(), /no meaning to review/);
});

test("every failure that the core can name has a sentence", () => {
  const source = readFileSync("wasm/core/check/failure.def", "utf8");
  const names = [...source.matchAll(/^BENGKEL_FAILURE\(\w+, "([a-z-]+)"\)/gm)].map(([, name]) => name ?? "");
  assert.equal(names.length, source.match(/^BENGKEL_FAILURE/gm)?.length);
  assert.ok(names.length >= 28);
  for (const name of names) assert.ok(`code.${name}` in english, `code.${name}`);
});

test("every sentence that is asked for by its name is there", () => {
  const files = ["web/src", "web/cli"].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name)).map((name) => join(folder, name)));
  const asked = files.flatMap((file) => [...readFileSync(file, "utf8").matchAll(/\b(?:t|find|block)\(\s*"([a-z][a-zA-Z.-]+)"|\bsay\(words, "([a-z][a-zA-Z.-]+)"/g)]
    .map(([, page, report]) => [file, page ?? report ?? ""] as const));
  assert.ok(asked.length > 100);
  for (const [file, key] of asked) assert.ok(key in english || `${key}.other` in english, `${file}: ${key}`);
});
