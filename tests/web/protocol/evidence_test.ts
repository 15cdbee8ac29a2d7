import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decodeEvidence, encodeEvidence, evidenceLimits, type Evidence } from "../../../web/src/protocol/evidence.ts";
import { encodeText } from "../../../web/src/protocol/frame.ts";
import type { JsonObject } from "../../../web/src/protocol/read_json.ts";

const hash = "0123456789abcdef".repeat(4);

const report: JsonObject = {
  format: 1, lab: { id: "small", version: 1, hash }, language: "python", seed: "7", outcome: "passed", points: 1, outOf: 1,
  submission: [{ path: "main.py", sha256: hash }], checks: [],
};

const evidence: Evidence = {
  name: "Siti", lab: { id: "small", version: 1, hash }, seed: "7",
  engine: { core: hash, prices: hash, guest: { name: "python", module: hash, library: null, snapshot: hash }, parser: { module: hash, grammar: hash } },
  submission: [{ path: "main.py", text: "print('ไทย')\n" }], runs: [{ key: "a/0", fuel: 12, digest: hash }, { key: "b/0", fuel: null, digest: hash }], report,
};

/** The problem of an evidence in which something was changed by hand. */
function problemOf(change: (it: Record<string, unknown>) => void): string {
  const written = JSON.parse(encodeEvidence(evidence)) as Record<string, unknown>;
  change(written);
  return problemOfText(JSON.stringify(written));
}

function problemOfText(text: string | Uint8Array): string {
  const read = decodeEvidence(typeof text === "string" ? encodeText(text) : text);
  if (read.ok) return "none";
  assert.equal(read.problems.length, 1);
  return `${read.problems[0]?.code}: ${read.problems[0]?.message}`;
}

describe("evidence", () => {
  test("is one line, and read back as it was written", () => {
    const text = encodeEvidence(evidence);
    assert.equal(text.indexOf("\n"), text.length - 1);
    const read = decodeEvidence(encodeText(text));
    assert.deepEqual(read.ok && read.value, evidence);
  });

  test("has no name unless one was typed", () => {
    const text = encodeEvidence({ ...evidence, name: null });
    assert.ok(!text.includes('"name":null'));
    const read = decodeEvidence(encodeText(text));
    assert.equal(read.ok && read.value.name, null);
  });

  const refused: readonly (readonly [string, (it: Record<string, unknown>) => void, string])[] = [
    ["another format", (it) => { it["format"] = 2; }, "evidence.newer-format: this is of format 2, which is newer than what is known here"],
    ["an older format", (it) => { it["format"] = 0; }, "message.wrong-shape: expected format 1 at /format"],
    ["no lab", (it) => { delete it["lab"]; }, 'message.wrong-shape: expected the key "lab" at the top'],
    ["a lab that is a path", (it) => { it["lab"] = { id: "../../etc", version: 1, hash }; }, "message.wrong-shape: expected the id of a lab at /lab/id"],
    ["a hash that is none", (it) => { it["lab"] = { id: "small", version: 1, hash: "x" }; }, "message.wrong-shape: expected a SHA-256 of 64 hexadecimal digits at /lab/hash"],
    ["a seed with two spellings", (it) => { it["seed"] = "07"; }, "message.wrong-shape: expected a whole number below 2^64 as text at /seed"],
    ["a name without end", (it) => { it["name"] = "a".repeat(evidenceLimits.name + 1); }, "message.wrong-shape: expected at most 200 signs at /name"],
    ["too many files", (it) => { it["submission"] = Array.from({ length: evidenceLimits.files + 1 }, () => ({})); }, "message.wrong-shape: expected at most 200 items at /submission"],
    ["fuel below nothing", (it) => { it["runs"] = [{ key: "a/0", fuel: -1, digest: hash }]; }, "message.wrong-shape: expected a whole number from 0 at /runs/0/fuel"],
    ["a report of another shape", (it) => { it["report"] = { ...report, checks: {} }; }, "message.wrong-shape: expected a list at /report/checks"],
    ["a prototype for an engine", (it) => { it["engine"] = Object.create(null); }, 'message.wrong-shape: expected the key "guest" at /engine'],
  ];
  for (const [name, change, expected] of refused) test(`is refused with ${name}`, () => assert.equal(problemOf(change), expected));

  test("is refused when it is no JSON, no UTF-8, or too large", () => {
    assert.equal(problemOfText(""), "message.bad-json: this is not JSON");
    assert.equal(problemOfText("[".repeat(100_000)), "message.bad-json: this is not JSON");
    assert.equal(problemOfText(`${"[".repeat(100_000)}${"]".repeat(100_000)}`), "message.wrong-shape: expected an object at the top");
    assert.equal(problemOfText(Uint8Array.of(0x22, 0xff, 0x22)), "evidence.bad-utf8: this is not UTF-8");
    assert.equal(problemOfText(new Uint8Array(evidenceLimits.bytes + 1)), "evidence.too-large: this is larger than 8 MiB");
  });
});
