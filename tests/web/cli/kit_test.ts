// What is said of a city's kit, each time with one thing changed in the example of labs/kits. Its lab is left out where it does not matter.

import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import type { Finding } from "../../../web/cli/check/finding.ts";
import { bengkel, missingCommand } from "../support/command.ts";

const example = "labs/kits/ho-chi-minh-city";

interface Found {
  readonly passed: number;
  readonly failed: number;
  readonly findings: readonly Finding[];
}

describe("check --kit", { skip: missingCommand(["python"]) }, () => {
  const home = mkdtempSync(join(tmpdir(), "bengkel-kit-"));
  after(() => rmSync(home, { recursive: true }));
  let count = 0;

  function copied(): string {
    const path = join(home, String(count += 1), "ho-chi-minh-city");
    cpSync(example, path, { recursive: true });
    return path;
  }

  async function found(path: string): Promise<{ readonly code: number | null; readonly found: Found }> {
    const { code, out, err } = await bengkel(["check", "--kit", path, "--json", "--today", "2026-11-27"]);
    assert.equal(err, "");
    return { code, found: JSON.parse(out) as Found };
  }

  test("the example is whole", async () => {
    const { code, found: { passed, failed, findings } } = await found(example);
    assert.deepEqual([code, passed > 5, failed, findings], [0, true, 0, []]);
  });

  const edits: readonly (readonly [string, string, RegExp | string, string, string])[] = [
    ["another id than its folder", "kit.json", '"id": "ho-chi-minh-city"', '"id": "saigon"', "kit.id"],
    ["an unknown key, with a suggestion", "kit.json", '"dataSeed"', '"dataSed"', "did you mean dataSeed"],
    ["a currency that is none", "kit.json", '"VND"', '"DONG"', "expected a currency"],
    ["a time zone that is none", "kit.json", "Asia/Ho_Chi_Minh", "Asia/Nowhere", "expected a time zone"],
    ["a language that the page does not speak", "kit.json", '["vi", "en"]', '["vi", "en", "km"]', "does not speak km"],
    ["a jurisdiction without rules", "kit.json", '"jurisdiction": "vn"', '"jurisdiction": "kh"', "no rules of kh"],
    ["the data of the project itself", "kit.json", '"dataSeed": 2801', '"dataSeed": 1', "kit.seed"],
    ["a day that is none", "holidays.json", "2027-04-30", "2027-02-30", "expected a day"],
    ["days out of order", "holidays.json", "2027-01-01", "2027-06-01", "does not come after"],
    ["a holiday without a name", "holidays.json", ', "vi": "Quốc khánh"', "", "has no name in vi"],
    ["a look that is still to come", "holidays.json", '"checkedOn": "2026-11-27"', '"checkedOn": "2026-12-27"', "still to come"],
    ["a term without a word", "glossary.json", ', "vi": ["đồng"]', "", "no word in vi"],
    ["a term that the project has", "glossary.json", '"dong": {', '"lab": {', "kit.clash"],
    ["JSON that is broken", "holidays.json", "{", "", "not JSON"],
  ];
  for (const [name, file, from, to, expected] of edits) {
    test(`${name} is told`, async () => {
      const path = copied();
      rmSync(join(path, "labs"), { recursive: true });
      const text = readFileSync(join(path, file), "utf8");
      const changed = text.replace(from, to);
      assert.notEqual(changed, text);
      writeFileSync(join(path, file), changed);
      const { code, found: { findings } } = await found(path);
      assert.equal(code, 1);
      const [other, ...more] = findings.filter(({ code }) => code !== "kit.no-lab");
      assert.deepEqual(more, []);
      assert.ok(`${other?.code} ${other?.message}`.includes(expected), JSON.stringify(other));
    });
  }

  test("a lab of the project's name, its rules changed, and a stray file are told", async () => {
    const path = copied();
    rmSync(join(path, "labs"), { recursive: true });
    mkdirSync(join(path, "labs/rules"), { recursive: true });
    mkdirSync(join(path, "labs/lvg-checkout"));
    writeFileSync(join(path, "labs/rules/vn.json"), "{}");
    writeFileSync(join(path, "notes.txt"), "");
    const { found: { findings } } = await found(path);
    const told = findings.map(({ code, message }) => `${code} ${message}`);
    for (const expected of ["a lab already", "other rules", "no part of a kit"]) assert.ok(told.some((it) => it.includes(expected)), told.join("\n"));
  });

  test("what is no kit is refused in one line", async () => {
    const { code, err } = await bengkel(["check", "--kit", home]);
    assert.equal(code, 66);
    assert.match(err, /is no kit: it holds no kit\.json/);
  });
});
