// The author's guide is made of the schema: every kind is in it, and nothing a lab says can break out of its text.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { authorGuide } from "../../../web/cli/author_guide.ts";
import { places } from "../../../web/cli/places.ts";
import type { JsonObject } from "../../../web/src/protocol/read_json.ts";

const schema = JSON.parse(readFileSync(join(places.labs, "schema", "lab.schema.json"), "utf8")) as JsonObject;

function kinds(): string[] {
  const file = readFileSync(join(places.root, "wasm/core/check/check.def"), "utf8");
  return [...file.matchAll(/^BENGKEL_CHECK_KIND\((\w+)\)/gm)].map(([, name]) => name ?? "");
}

test("every kind of check has its section, and says what it is", () => {
  const page = authorGuide(schema, []);
  for (const kind of kinds()) {
    const section = page.split(`<section id="${kind}">`)[1]?.split("</section>")[0];
    assert.ok(section !== undefined, `no section of ${kind}`);
    assert.match(section, /<th scope="row"><code>/, kind);
    assert.match(section.split("<table>")[0] ?? "", /<p>/, `${kind} has no description in the schema`);
  }
});

test("an example is the shortest check of its kind, and its text stays text", () => {
  const check = (title: string): JsonObject => ({ id: "a", kind: "calls", title: { en: title, ms: "x" } });
  const page = authorGuide(schema, [
    { lab: "long", check: check("a title that is longer than the other") }, { lab: "<b>short</b>", check: check("</code><script>") },
  ]);
  assert.ok(page.includes("As &lt;b&gt;short&lt;/b&gt; has it"));
  assert.ok(page.includes("&lt;/code&gt;&lt;script&gt;"));
  assert.ok(!page.includes("<script"));
  assert.ok(!page.includes("a title that is longer than the other"));
});
