// Two translations side by side: what stands beside what.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { nodesOf, type Node } from "../../../web/src/ui/markdown.tsx";
import { pairTexts } from "../../../web/src/ui/pair_texts.ts";

const said = (node: Node): string => node.value ?? (node.children ?? []).map(said).join("");
const paired = (first: string, second: string): readonly (readonly [string, string])[] =>
  pairTexts(nodesOf(first), nodesOf(second)).map((pair) => [pair.first.map(said).join("|"), pair.second.map(said).join("|")]);

test("built alike: block by block, and code is not said twice", () => {
  assert.deepEqual(paired("One\n\n## Two\n\n```\nx = 1\n```\n\n- a\n- b", "Satu\n\n## Dua\n\n```\nx = 1\n```\n\n- c\n- d"), [
    ["One", "Satu"], ["Two", "Dua"], ["x = 1", ""], ["ab", "cd"],
  ]);
});

test("code that differs is shown twice", () => {
  assert.deepEqual(paired("```\na\n```", "```\nb\n```"), [["a", "b"]]);
});

test("a section that is built otherwise is one part, its neighbours are not", () => {
  assert.deepEqual(paired("## A\n\nx\n\ny\n\n## B\n\nz", "## C\n\nxy\n\n## D\n\nw"), [["A|x|y", "C|xy"], ["B", "D"], ["z", "w"]]);
});

test("where the headings do not agree, all is one part", () => {
  assert.deepEqual(paired("a\n\n## B\n\nc", "d\n\ne"), [["a|B|c", "d|e"]]);
  assert.deepEqual(paired("", "d"), [["", "d"]]);
});

test("a heading of another depth is another heading", () => {
  assert.deepEqual(paired("## A\n\nx", "### B\n\ny"), [["A|x", "B|y"]]);
});

test("the labs' translations are paired part by part", () => {
  for (const lab of readdirSync("labs", { withFileTypes: true }).filter((it) => it.isDirectory()).map((it) => it.name)) {
    const texts = readdirSync(`labs/${lab}`).filter((it) => /^text\..+\.md$/.test(it) && it !== "text.en.md");
    for (const name of texts) {
      const pairs = pairTexts(nodesOf(readFileSync(`labs/${lab}/text.en.md`, "utf8")), nodesOf(readFileSync(`labs/${lab}/${name}`, "utf8")));
      assert.ok(pairs.length >= 5, `${lab}/${name}: ${pairs.length} parts`);
    }
  }
});
