import assert from "node:assert/strict";
import { deflateRawSync } from "node:zlib";
import { test } from "node:test";
import { codeLink, mostSharedSigns, packCode, readCodeQuery, unpackCode } from "../../../web/src/protocol/shared_code.ts";

const files = [{ path: "main.py", text: "print('价格：5 ₫')\r\n# \u0000 café\n" }, { path: "lib/tax.py", text: "" }];
const paths = ["main.py", "lib/tax.py"];

const packed = (value: unknown) => deflateRawSync(Buffer.from(typeof value === "string" ? value : JSON.stringify(value))).toString("base64url");

test("code comes out of a link as it went in", async () => {
  const code = await packCode(files);
  assert.ok(code !== undefined && /^[A-Za-z0-9_-]+$/.test(code));
  const link = codeLink("lvg-checkout", code);
  assert.equal(readCodeQuery(link.split("?")[1] ?? ""), code);
  assert.deepEqual(await unpackCode(code, paths), { ok: true, value: files });
});

test("a link of another maker, deflated otherwise, is read too", async () => {
  const code = packed({ format: 1, files: [["main.py", "x = 1\n"]] });
  assert.deepEqual(await unpackCode(code, paths), { ok: true, value: [{ path: "main.py", text: "x = 1\n" }] });
});

test("what would be too long is not made", async () => {
  const noise = Array.from({ length: 60_000 }, (_, at) => String.fromCharCode(33 + ((at * at * 7919 + at) % 90))).join("");
  assert.equal(await packCode([{ path: "main.py", text: noise + crypto.getRandomValues(new Uint32Array(9000)).join("") }]), undefined);
  assert.equal(await packCode([{ path: "main.py", text: "x".repeat(2 ** 20) }]), undefined);
});

test("a query that carries no code is none", () => {
  for (const query of ["", "check=a&case=0&seed=0", "code", "code=a&case=1", "x=1&code=a"]) assert.equal(readCodeQuery(query), undefined, query);
  assert.equal(readCodeQuery("code="), "");
});

const whole = packed({ format: 1, files: [["main.py", "x"]] });
const refused: readonly (readonly [string, string, string])[] = [
  ["nothing", "", "unreadable"],
  ["signs that are none of base64url", "a+b/c=", "unreadable"],
  ["noise", "AAAA", "unreadable"],
  ["a link that was cut off", whole.slice(0, -6), "unreadable"],
  ["what is no JSON", packed("{"), "unreadable"],
  ["another format", packed({ format: 2, files: [["main.py", "x"]] }), "unreadable"],
  ["no files", packed({ format: 1, files: [] }), "unreadable"],
  ["a file of one part", packed({ format: 1, files: [["main.py"]] }), "unreadable"],
  ["a file of three parts", packed({ format: 1, files: [["main.py", "x", "y"]] }), "unreadable"],
  ["a text that is none", packed({ format: 1, files: [["main.py", 3]] }), "unreadable"],
  ["a file twice", packed({ format: 1, files: [["main.py", "x"], ["main.py", "y"]] }), "unreadable"],
  ["a file that the lab has not", packed({ format: 1, files: [["main.py", "x"], ["answers.json", "{}"]] }), "other-lab"],
  ["too many signs", "A".repeat(mostSharedSigns + 1), "too-long"],
  ["a little that becomes a lot", packed({ format: 1, files: [["main.py", "x".repeat(20_000_000)]] }), "unreadable"],
];
for (const [name, code, why] of refused) {
  test(`${name} is refused`, async () => {
    const read = await unpackCode(code, paths);
    assert.deepEqual(read.ok ? [] : read.problems.map((it) => it.code), [`share.${why}`]);
  });
}
