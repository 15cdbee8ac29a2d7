import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { decodeCatalogue, decodeEngines, decodeReport, decodeRunMessage } from "../../../web/src/protocol/messages.ts";

const hash = "0".repeat(64);

test("takes own properties only", () => {
  const outcome = decodeEngines('{"__proto__": {"core": {}}, "python": {}}');
  assert.ok(!outcome.ok);
  assert.match(outcome.problems[0]?.message ?? "", /expected the key/);
});

test("says where a shape is wrong", () => {
  const outcome = decodeRunMessage('{"key": "a", "argv": ["x", 3]}');
  assert.ok(!outcome.ok);
});

test("refuses addresses that leave the site", () => {
  for (const url of ["../x.wasm", "/x.wasm", "https://example.org/x", "a//b", "a\\\\b", "a?b", ""]) {
    const part = `{"url": "${url}", "sha256": "${hash}", "bytes": 1, "wireBytes": 1}`;
    const asset = `{"sha256": "${hash}", "bytes": 1, "wireBytes": 1, "parts": [${part}]}`;
    const outcome = decodeEngines(`{"core": ${asset}, "engines": []}`);
    assert.ok(!outcome.ok, url);
    assert.equal(outcome.problems[0]?.code, "message.wrong-shape");
  }
});

test("is not confused by keys of every object", () => {
  const outcome = decodeCatalogue('{"format": 1, "labs": [], "rules": []}');
  assert.ok(outcome.ok);
  assert.deepEqual(outcome.value, { labs: [], rules: [] });
});

test("takes in every Report that the core's cases hold, with its failures whole", () => {
  const folder = "tests/cases/report";
  const reports = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".report.json"));
  assert.notEqual(reports.length, 0);
  for (const name of reports) {
    const text = readFileSync(join(folder, name), "utf8");
    const decoded = decodeReport(text);
    assert.ok(decoded.ok, name);
    const written = JSON.parse(text) as { readonly checks: unknown };
    assert.deepEqual(JSON.parse(JSON.stringify(decoded.value.checks)), written.checks, name);
  }
});

test("refuses a Report that lacks what a check must say", () => {
  const text = readFileSync("tests/cases/report/two-checks/only-the-hidden-case-fails.report.json", "utf8");
  for (const key of ["waitsFor", "group", "withheld", "misconception", "details"]) {
    const outcome = decodeReport(text.replace(`"${key}"`, '"other"'));
    assert.ok(!outcome.ok, key);
    assert.match(outcome.problems[0]?.message ?? "", new RegExp(`^expected the key "${key}" at /checks/`));
  }
  for (const [from, to] of [
    ['"withheld": false', '"withheld": 0'], ['"misconception": null', '"misconception": "less-than"'], ['"waitsFor": []', '"waitsFor": [3]'],
    ['"details": null', '"details": []'], ['"group": null', '"group": true'],
  ] as const) {
    assert.ok(text.includes(from), from);
    assert.ok(!decodeReport(text.replaceAll(from, to)).ok, to);
  }
});

test("a run of a compiled language says what is built", () => {
  const [line = ""] = readFileSync("tests/cases/plan/runs-of-a-compiled-lab.expected.txt", "utf8").split("\n");
  const message = decodeRunMessage(line);
  assert.ok(message.ok);
  assert.deepEqual(message.value.build?.functions, ["add", "lvg_tax"]);
  assert.deepEqual(message.value.build.structs["Order"], ["id", "cents"]);
  const other = decodeRunMessage(line.replace(/"build":\{.*?\}\},/, ""));
  assert.ok(other.ok);
  assert.equal(other.value.build, null);
});
