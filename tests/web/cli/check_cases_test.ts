// The cases of tests/cases/review, all in one run of the command as an instructor starts it.

import assert from "node:assert/strict";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Finding } from "../../../web/cli/check/finding.ts";
import { bengkel, missingCommand } from "../support/command.ts";

const cases = "tests/cases/review";
const names = readdirSync(cases, { withFileTypes: true }).filter((it) => it.isDirectory()).map((it) => it.name).sort();

interface Found {
  readonly passed: number;
  readonly failed: number;
  readonly warnings: number;
  readonly labs: readonly { readonly path: string; readonly findings: readonly Finding[] }[];
}

describe("check", { skip: missingCommand(["python"]) }, () => {
  const home = mkdtempSync(join(tmpdir(), "bengkel-check-"));
  const labOf = (name: string): string => join(home, name, "parcel-fees");
  let found: Found;
  let code: number | null;

  before(async () => {
    assert.ok(names.length > 0, "no cases");
    const made = await bengkel(["new", "parcel-fees", "--language", "python", "--kind", "calls", "--in", home]);
    assert.equal(made.code, 0, made.err);
    for (const name of names) layOver(name);
    const ended = await bengkel(["check", "--json", "--today", "2026-11-26", ...names.map(labOf)]);
    assert.equal(ended.err, "");
    code = ended.code;
    found = JSON.parse(ended.out) as Found;
  });
  after(() => rmSync(home, { recursive: true }));

  function layOver(name: string): void {
    const folder = join(cases, name);
    mkdirSync(join(home, name));
    cpSync(join(home, "parcel-fees"), labOf(name), { recursive: true });
    for (const entry of readdirSync(folder)) {
      if (["edits.json", "removed.txt", "expected.txt"].includes(entry)) continue;
      cpSync(join(folder, entry), join(entry === "rules" ? join(home, name) : labOf(name), entry), { recursive: true });
    }
    const removed = join(folder, "removed.txt");
    if (existsSync(removed)) for (const path of readFileSync(removed, "utf8").trim().split("\n")) rmSync(join(labOf(name), path));
    const edits = join(folder, "edits.json");
    if (!existsSync(edits)) return;
    const path = join(labOf(name), "lab.json");
    let lab = readFileSync(path, "utf8");
    for (const [from, to] of JSON.parse(readFileSync(edits, "utf8")) as [string, string][]) {
      const changed = lab.replace(from, () => to);
      assert.notEqual(changed, lab, `${name}: ${from} is not there`);
      lab = changed;
    }
    writeFileSync(path, lab);
  }

  for (const [index, name] of names.entries()) {
    test(name, () => {
      const lab = found.labs[index];
      assert.ok(lab !== undefined);
      const lines = lab.findings.map((it) => {
        const file = it.file.slice(it.file.indexOf(`${name}/`) + name.length + 1);
        return `${it.level} [${it.code}] ${file}${it.line > 0 ? `:${it.line}:${it.column}` : ""}: ${it.message}\n  ${it.hint}\n`;
      }).join("");
      const path = join(cases, name, "expected.txt");
      if (process.env["BLESS"] === "1" && process.env["CI"] === undefined) writeFileSync(path, lines);
      assert.equal(lines, readFileSync(path, "utf8"));
    });
  }

  test("errors make it fail, and are counted beside what is well", () => {
    assert.equal(code, 1);
    assert.ok(found.failed > 0 && found.passed > 0 && found.warnings > 0);
  });

  test("placeholders for translations are told, each where it stands", async () => {
    const lab = join(home, "waiting");
    assert.equal((await bengkel(["new", "waiting", "--language", "python", "--kind", "calls", "--locales", "ms", "--in", home])).code, 0);
    const { out } = await bengkel(["check", "--json", lab]);
    const findings = (JSON.parse(out) as Found).labs[0]?.findings ?? [];
    assert.deepEqual([...new Set(findings.map((it) => it.code))], ["review.untranslated"]);
    const places = findings.map((it) => it.file.slice(it.file.lastIndexOf("/") + 1));
    assert.equal(places.filter((it) => it === "text.ms.md").length, 1);
    const translated = readFileSync(join(lab, "lab.json"), "utf8").match(/"ms": "/g)?.length ?? 0;
    // The title is one word.
    assert.equal(places.filter((it) => it === "lab.json").length, translated - 1);
  });

  test("says at once what was asked wrongly", async () => {
    for (const [given, code, message] of [
      [["no-such-lab"], 66, /there is no lab no-such-lab/],
      [[home], 66, /is no lab: it holds no lab\.json/],
      [["--today", "tomorrow"], 2, /--today wants a day like 2026-11-26, not tomorrow/],
      [["--watch"], 2, /--watch wants one lab/],
      [["--strickt"], 2, /unknown option --strickt/],
    ] as const) {
      const ended = await bengkel(["check", ...given]);
      assert.equal(ended.code, code);
      assert.match(ended.err, message);
      assert.match(ended.err, /^bengkel: [^\n]+\n$/);
    }
  });

  test("warnings make it fail only when it is strict", async () => {
    const lab = labOf("a-starter-without-a-reason");
    const lenient = await bengkel(["check", lab]);
    assert.equal(lenient.code, 0, lenient.out);
    assert.match(lenient.out, /^warning {2}\S+attempts\/starter\.json {2}nothing states why the starter fails\. Write \{"fee": "wrong-type"\}\.$/m);
    assert.match(lenient.out, /^parcel-fees .* ok, 1 warning$/m);
    assert.match(lenient.out, /^7 passed, 0 failed, 1 warning$/m);
    assert.equal((await bengkel(["check", "--strict", lab])).code, 1);
  });
});
