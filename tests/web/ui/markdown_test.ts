// A lab's text in sections: parsed one by one they are what the text is when it is parsed whole.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { nodesOf, sections, type Node } from "../../../web/src/ui/markdown.tsx";

/** Without the places where the nodes were found. */
function plain(nodes: readonly Node[]): unknown {
  return JSON.parse(JSON.stringify(nodes, (key, value: unknown) => (key === "position" ? undefined : value))) as unknown;
}

function assertSame(source: string): void {
  assert.deepEqual(plain(sections(source).flatMap(nodesOf)), plain(nodesOf(source)), source);
}

test("every heading that begins a line begins a section", () => {
  assert.deepEqual(sections("a\n\n## B\nc\n### D\n"), ["a\n", "## B\nc", "### D\n"]);
  assert.deepEqual(sections(""), []);
});

test("a heading in code begins none", () => {
  for (const fence of ["```", "~~~", "`````"]) assert.equal(sections(`a\n\n${fence}python\n# b\n${fence}\n`).length, 1);
  assert.equal(sections("````\n```\n# b\n````\n\n# C").length, 2);
});

test("a text that is harder to tell stays whole", () => {
  for (const source of ["# A\n\n- ```\n# B\n", "# A\n\n```a`b\n# B", "[a][b]\n\n# C\n\n[b]: https://example.org", "# A\n\n> ~~~\n# B"]) {
    assert.deepEqual(sections(source), [source]);
  }
});

test("the labs' texts", () => {
  let parts = 0;
  for (const lab of readdirSync("labs", { withFileTypes: true }).filter((it) => it.isDirectory()).map((it) => it.name)) {
    for (const name of readdirSync(`labs/${lab}`).filter((it) => /^text\..+\.md$/.test(it))) {
      const source = readFileSync(`labs/${lab}/${name}`, "utf8");
      assertSame(source);
      parts += sections(source).length;
    }
  }
  assert.ok(parts > 500);
});

test("whatever lines come after one another", () => {
  const lines = [
    "", "", "a", "# b", "## c", "    d", "- e", "  - f", "1. g", "   ```", "```", "```x", "````", "``` y", "~~~", "~~~ `z`", "> h", "> ```", "```i`j",
    "| k | l |", "|---|---|", "[m]", "[m]: https://example.org", "===", "---", "***", "<div>", "#", "\t# n", " # o", "`p", "q`", "\\", "&amp;", "```` ~",
  ];
  let state = 1;
  const next = (): number => (state = (state * 48271) % 2147483647);
  for (let round = 0; round < 1500; round += 1) {
    assertSame(Array.from({ length: 2 + (next() % 9) }, () => lines[next() % lines.length] ?? "").join("\n"));
  }
});
