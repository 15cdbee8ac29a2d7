// Explanations as data: tables and catalogues that fit together, and a match that nothing can make slow.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { catalogueFaults, glossaryFaults, readCatalogues, readGlossary } from "../../../web/build/check_catalogues.ts";
import { bareCode, codeWords, wordsAt } from "../../../web/src/explain/code_words.ts";
import { explain, explainedPieces, placeholdersOf } from "../../../web/src/explain/explain.ts";
import { decodeExplanations, type Explanations, type Looked } from "../../../web/src/explain/explanations.ts";
import { nearWord } from "../../../web/src/explain/near_word.ts";
import { match, readPattern } from "../../../web/src/explain/pattern.ts";
import { signKinds } from "../../../web/src/explain/strange_sign.ts";
import { meantByTelex } from "../../../web/src/explain/telex.ts";
import { wordsOf } from "../../../web/src/session/words.ts";

const languages = ["python", "javascript", "sql", "cpp"] as const;
const catalogues = readCatalogues("labs/explanations/locales");
const english = catalogues.get("en") ?? {};

function tableOf(language: string): Explanations {
  const table = decodeExplanations(language, readFileSync(`labs/explanations/${language}.json`, "utf8"));
  if (!table.ok) throw new Error(table.problems[0]?.message);
  return table.value;
}
const tables = languages.map((language) => [language, tableOf(language)] as const);
const signKeys = signKinds.map((kind) => `typing.${kind}`);

describe("the sentences", () => {
  test("are there in every language, with the same code and placeholders", () => assert.deepEqual(catalogueFaults(catalogues), []));

  test("keep to the glossary", () => {
    const glossary = readGlossary("labs/locales");
    const terms = Object.fromEntries(Object.entries(glossary).map(([name, { except: _, ...term }]) => [name, term]));
    assert.deepEqual(glossaryFaults(catalogues, terms), []);
  });

  test("are all said by some explanation, and every explanation has one", () => {
    const said = new Set([...signKeys, ...tables.flatMap(([, { explanations }]) => explanations.filter(({ sign }) => sign === null).map(({ say }) => say))]);
    assert.deepEqual([...said].filter((key) => !(key in english)), []);
    assert.deepEqual(Object.keys(english).filter((key) => key !== "_reviewed" && !said.has(key)), []);
  });

  test("are at most two, and short", () => {
    for (const [locale, catalogue] of catalogues) {
      for (const [key, sentence] of Object.entries(catalogue)) {
        if (typeof sentence !== "string") continue;
        const ends = sentence.replace(/`[^`]+`/g, "x").match(/[.!?。！？]+(?=\s|$|[^\s.…])/g)?.length ?? 0;
        if (locale !== "th") assert.ok(ends <= 2, `${locale}: ${key}: ${sentence}`);
        assert.ok(sentence.length <= 200, `${locale}: ${key} is ${sentence.length} long`);
      }
    }
  });
});

describe("the tables", () => {
  for (const [language, { lists, instead, explanations }] of tables) {
    test(`${language}: every id is one of its own, every list is there`, () => {
      assert.equal(new Set(explanations.map(({ id }) => id)).size, explanations.length);
      const named = (looked: readonly Looked[]): string[] => looked.flatMap((it) => it.lists);
      for (const { id, listed, unlisted, near, telex, instead: other } of explanations) {
        const known = new Set([...Object.keys(lists), "code", "data"]);
        for (const list of [listed, unlisted, near, telex].flatMap(named)) assert.ok(known.has(list), `${id}: ${list}`);
        for (const list of named(other)) assert.ok(Object.hasOwn(instead, list), `${id}: ${list}`);
      }
    });

    test(`${language}: a sentence wants nothing that its pattern does not hold`, () => {
      for (const { id, say, sign, message, source, near, telex, instead: other } of explanations) {
        const holes = new Set([...message.holes, ...(source?.holes ?? []), ...(near.length + telex.length + other.length > 0 ? ["word", "near"] : [])]);
        const key = sign === null ? say : "";
        for (const name of placeholdersOf(String(english[key] ?? ""))) assert.ok(holes.has(name), `${id}: {${name}}`);
      }
    });
  }

  test("a table with two holes side by side is refused, and so is one that is no table", () => {
    const table = (message: string) => JSON.stringify({ aside: [], lists: {}, instead: {}, explanations: [{ id: "x", message }] });
    assert.ok(decodeExplanations("python", table("{a} {b}")).ok);
    assert.ok(!decodeExplanations("python", table("{a}{b}")).ok);
    assert.ok(!decodeExplanations("python", "[]").ok);
  });
});

describe("a pattern", () => {
  const cases: readonly (readonly [string, string, Readonly<Record<string, string>> | undefined])[] = [
    ["name '{name}' is not defined", "name 'x' is not defined", { name: "x" }],
    ["name '{name}' is not defined", "name '' is not defined", undefined],
    ["name '{name}' is not defined", "name 'x' is not defined here", undefined],
    ["{}: {a} and {b}", ": x and y and z", { a: "x", b: "y and z" }],
    ["{}x", "x", {}],
    ["expected '}'{}", "expected '}'", {}],
    ["aa{a}aa", "aaa", undefined],
    ["plain", "plain", {}],
    ["plain", "plainly", undefined],
    ["{a}", "", undefined],
    ["{}", "", {}],
  ];
  for (const [pattern, text, filled] of cases) {
    test(`"${pattern}" and "${text}"`, () => {
      const read = readPattern(pattern);
      assert.ok(read);
      assert.deepEqual(match(read, text), filled);
    });
  }

  test("takes time in proportion to the text, whatever it is", () => {
    const read = readPattern("{a}x{b}x{c}x{d}x{e}xy");
    assert.ok(read);
    // One that goes back would never come to an end.
    assert.equal(match(read, "x".repeat(1_000_000)), undefined);
  });
});

test("texts and comments are no code, and keep their room", () => {
  assert.equal(bareCode("a = 'b\\'c' # d\ne", "python"), "a =           \ne");
  assert.equal(bareCode('x = """a\nb""" + y', "python"), "x =     \n     + y");
  assert.deepEqual(codeWords("let a = `b ${c}\nd`; // e\nf", "javascript"), ["let", "a", "f"]);
  assert.deepEqual(codeWords("SELECT 'it''s' x -- y", "sql"), ["SELECT", "x"]);
});

test("the words at a place and before it", () => {
  assert.deepEqual(wordsAt("whlie True:", 7, "python"), { at: "True", before: "whlie" });
  assert.deepEqual(wordsAt("forr (let i", 7, "javascript"), { at: "let", before: "forr" });
  assert.deepEqual(wordsAt("[1].map(3)", 4, "javascript"), { at: "map", before: "" });
  assert.deepEqual(wordsAt("log(\"a\" \"b\")", 9, "javascript"), { at: "", before: "" });
  assert.deepEqual(wordsAt("", 0, "python"), { at: "", before: "" });
});

test("a near word is one slip away, two in a long one, and never another short one", () => {
  const words = ["print", "total", "for", "in", "return"];
  for (const [wrong, near] of [["pirnt", "print"], ["retrun", "return"], ["totl", "total"], ["FOR", "for"], ["price", undefined], ["if", undefined], ["of", undefined]] as const) {
    assert.equal(nearWord(wrong, words), near, wrong);
  }
  assert.equal(nearWord("x".repeat(100_000), [`${"x".repeat(99_999)}y`]), undefined);
});

test("Telex is undone, and Vietnamese words are left alone", () => {
  const words = ["for", "if", "else", "while", "return", "print", "def", "class", "add"];
  for (const [written, meant] of [["fỏ", "for"], ["ì", "if"], ["éle", "else"], ["ưhile", "while"], ["retủn", "return"], ["pỉnt", "print"], ["dè", "def"], ["ađ", "add"], ["fơr", "for"], ["ìf", "if"], ["giá", undefined], ["for", undefined], ["số", undefined]] as const) {
    assert.equal(meantByTelex(written, words), meant, written);
  }
});

test("what is filled in is capped, and nothing of it is taken for a placeholder", () => {
  const around = { language: "python", code: [], names: [] };
  const fault = { type: "NameError", message: `name '${"x".repeat(500)}' is not defined`, source: "", column: 0 };
  const explained = explain(fault, tableOf("python"), around);
  assert.equal(explained?.values["name"]?.length, 61);
  const odd = explain({ ...fault, message: "name '{word}`<b>' is not defined" }, tableOf("python"), around);
  assert.ok(odd);
  assert.deepEqual(explainedPieces(odd, wordsOf("en", english))[0], { is: "code", text: "{word}`<b>" });
});

test("what a program raises by itself, and what nobody knows, stays alone", () => {
  const around = { language: "python", code: [], names: [] };
  const table = tableOf("python");
  assert.equal(explain({ type: "ZeroDivisionError", message: "no", source: "    raise ZeroDivisionError('no')", column: 5 }, table, around), undefined);
  assert.equal(explain({ type: "MyError", message: "list index out of range", source: "f()", column: 1 }, table, around), undefined);
  assert.equal(explain({ type: "TypeError", message: "?", source: "", column: 0 }, table, around), undefined);
});
