// The catalogues of the page's words: the same keys everywhere, the same placeholders, and nothing that reads as markup.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./support/servers.mjs";

const folder = join(root, "labs/locales");
const names = (await readdir(folder)).filter((name) => name.endsWith(".json"));
const catalogues = new Map();
for (const name of names) catalogues.set(name, JSON.parse(await readFile(join(folder, name), "utf8")));
const english = catalogues.get("en.json");

function placeholders(sentence) {
  return [...sentence.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name]) => name).sort();
}

test("there is a catalogue for English and for Malay", () => {
  assert.ok(english !== undefined);
  assert.ok(catalogues.has("ms.json"));
});

for (const [name, catalogue] of catalogues) {
  test(`${name} has the keys of English`, () => {
    assert.deepEqual(Object.keys(catalogue).sort(), Object.keys(english).sort());
  });

  test(`${name} has the placeholders of English`, () => {
    for (const key of Object.keys(english)) {
      if (typeof english[key] !== "string") continue;
      assert.deepEqual(placeholders(catalogue[key]), placeholders(english[key]), key);
    }
  });

  test(`${name} says whether a person has reviewed it, and holds plain sentences`, () => {
    for (const [key, sentence] of Object.entries(catalogue)) {
      if (key === "_reviewed") assert.equal(typeof sentence, "boolean");
      else assert.ok(typeof sentence === "string" && sentence.trim() !== "" && !/[<>]/.test(sentence), key);
    }
  });
}

test("every word that the page asks for is there", async () => {
  const sources = join(root, "web/src");
  const files = (await readdir(sources, { recursive: true })).filter((name) => /\.tsx?$/.test(name));
  assert.notEqual(files.length, 0);
  for (const file of files) {
    const text = await readFile(join(sources, file), "utf8");
    for (const [, key] of text.matchAll(/\bt\(\s*"([a-zA-Z0-9.-]+)"/g)) assert.ok(key in english, `${file}: ${key}`);
  }
});
