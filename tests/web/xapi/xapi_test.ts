// Statements as a person or a batch asks for them: the command, in a process of its own.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { statement, uuid5 } from "../../../web/cli/xapi/statement.ts";
import { bengkel, missingCommand } from "../support/command.ts";

const base = "https://academy.example.org/";
const lab = { id: "fees", version: 2, hash: "a".repeat(64) };
const achieved = { evidence: "b".repeat(64), lab, title: { en: "Fees", "zh-Hans": "运费" }, summary: { en: "Work it out." }, isPassed: true, points: 3, outOf: 4 };
const siti = { account: { homePage: base, name: "Siti" } };

describe("statement", () => {
  test("has the id that RFC 4122 works out of a name", () => {
    // Published for www.example.com in the name space of DNS names.
    assert.equal(uuid5("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com"), "2ed6657d-e927-568b-95e1-2665a8aea6a2");
  });

  test("is the same for the same, and another for another", () => {
    const id = (it: object): string => (it as { id: string }).id;
    assert.deepEqual(statement(base, siti, achieved), statement(base, siti, { ...achieved }));
    const others = [
      statement(base, siti, achieved), statement(`${base}x/`, siti, achieved),
      statement(base, { mbox: "mailto:siti@example.org" }, achieved), statement(base, siti, { ...achieved, evidence: "c".repeat(64) }),
    ];
    assert.equal(new Set(others.map(id)).size, others.length);
  });

  test("of what failed says so, and is no completion", () => {
    const { verb, result } = statement(base, siti, { ...achieved, isPassed: false }) as { verb: object; result: object };
    assert.deepEqual(verb, { id: "http://adlnet.gov/expapi/verbs/failed", display: { en: "failed" } });
    assert.deepEqual(result, { score: { scaled: 0.75, raw: 3, min: 0, max: 4 }, success: false, completion: false });
  });

  test("of a lab without points has no share of them", () => {
    const { result } = statement(base, siti, { ...achieved, points: 0, outOf: 0 }) as { result: { score: object } };
    assert.deepEqual(result.score, { raw: 0, min: 0, max: 0 });
  });
});

describe("xapi", { skip: missingCommand(["python"]) }, () => {
  const folder = mkdtempSync(join(tmpdir(), "bengkel-xapi-"));
  const file = (name: string): string => join(folder, name);
  const hostile = '"}\u0007\u202e </script> 完成';
  before(async () => {
    const made = async (name: string, attempt: string, ...given: string[]): Promise<void> => {
      const { code, err } = await bengkel(["grade", "lvg-checkout", `labs/lvg-checkout/attempts/${attempt}`, "--evidence", file(name), ...given]);
      assert.ok(code === 0 || code === 1, err);
    };
    await made("siti", "passes/decimals.py", "--name", "Siti");
    await made("hostile", "passes/decimals.py", "--name", hostile);
    await made("nobody", "passes/decimals.py");
    const forged = JSON.parse(readFileSync(file("siti"), "utf8")) as { report: { points: number } };
    forged.report.points -= 1;
    writeFileSync(file("forged"), `${JSON.stringify(forged)}\n{\n`);
    writeFileSync(file("empty"), "");
  });
  after(() => rmSync(folder, { recursive: true }));

  test("makes one statement of a line, the same each time, with these keys and no others", async () => {
    const first = await bengkel(["xapi", file("siti"), "--base", base]);
    assert.equal(`${first.code} ${first.err}`, "0 ");
    assert.equal((await bengkel(["xapi", file("siti"), "--base", base])).out, first.out);
    const it = JSON.parse(first.out) as Record<string, never> & { id: string; object: { id: string; definition: { name: Record<string, string> } } };
    assert.deepEqual(Object.keys(it), ["id", "actor", "verb", "object", "result", "context"]);
    assert.match(it.id, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    assert.deepEqual(it["actor"], { objectType: "Agent", account: { homePage: base, name: "Siti" } });
    assert.deepEqual(it["verb"], { id: "http://adlnet.gov/expapi/verbs/passed", display: { en: "passed" } });
    assert.equal(it.object.id, `${base}labs/lvg-checkout`);
    assert.deepEqual(Object.keys(it.object.definition.name).sort(), ["en", "ms", "th", "vi", "zh-Hans"]);
    assert.deepEqual(it["result"], { score: { scaled: 1, raw: 13, min: 0, max: 13 }, success: true, completion: true });
  });

  test("names whoever the evidence or the option names, whatever the name", async () => {
    const { out } = await bengkel(["xapi", file("hostile"), "--base", base]);
    assert.equal(out.trimEnd().split("\n").length, 1);
    assert.equal((JSON.parse(out) as { actor: { account: { name: string } } }).actor.account.name, hostile);
    const other = await bengkel(["xapi", file("nobody"), "--base", base, "--actor", "mailto:siti@example.org"]);
    assert.deepEqual((JSON.parse(other.out) as { actor: object }).actor, { objectType: "Agent", mbox: "mailto:siti@example.org" });
  });

  test("makes none of what does not reproduce, is none, or names nobody", async () => {
    const forged = await bengkel(["xapi", file("forged"), file("nobody"), "--base", base]);
    assert.deepEqual([forged.code, forged.out], [1, ""]);
    assert.match(forged.err, /^bengkel: [^\n]*forged:1: no statement: differs: [^\n]+\nbengkel: [^\n]*forged:2: no statement: unverifiable: [^\n]+\nbengkel: [^\n]*nobody:1: no statement: nobody is named[^\n]+\n$/);
  });

  const refused: readonly (readonly [string, readonly string[], number, RegExp])[] = [
    ["no file", ["--base", base], 2, /wants a file/],
    ["no base", [file("siti")], 2, /wants --base/],
    ["a base that is no folder", [file("siti"), "--base", "https://academy.example.org"], 2, /ends in "\/"/],
    ["a base that is no address", [file("siti"), "--base", "javascript:x/"], 2, /--base wants/],
    ["an address that is none", [file("siti"), "--base", base, "--actor", "mailto:siti"], 2, /--actor wants/],
    ["a file that is not there", [file("gone"), "--base", base], 66, /gone/],
    ["an empty file", [file("empty"), "--base", base], 65, /is empty/],
  ];
  for (const [what, given, code, message] of refused) {
    test(`refuses ${what}, in one line`, async () => {
      const ended = await bengkel(["xapi", ...given]);
      assert.equal(ended.code, code, ended.err);
      assert.match(ended.err, message);
      assert.match(ended.err, /^bengkel: [^\n]+\n$/);
    });
  }
});
