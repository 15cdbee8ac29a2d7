import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { zipSync, type Zippable } from "fflate";
import { encodeText } from "../../../web/src/protocol/frame.ts";
import { readZip, writeZip } from "../../../web/src/studio/zip_folder.ts";

const zip = (files: Zippable): Uint8Array => zipSync(files);
const text = encodeText;
const codeOf = (bytes: Uint8Array): string => {
  const read = readZip(bytes);
  return read.ok ? "read" : read.problems[0]?.code ?? "";
};

describe("a zip", () => {
  test("is a folder wherever its lab.json stands, without what systems leave behind", () => {
    const read = readZip(zip({ "a/b/lab.json": text("{}"), "a/b/starter/main.py": text("x"), "a/b/.DS_Store": text("?"), "__MACOSX/a/lab.json": text("?"), "a/other": text("?") }));
    assert.deepEqual(read.ok && [...read.value.keys()], ["lab.json", "starter/main.py"]);
  });

  test("is the same bytes for the same folder, and is read back", () => {
    const folder = new Map([["lab.json", text("{}")], ["text.en.md", text("é")]]);
    assert.deepEqual(writeZip("x", folder), writeZip("x", folder));
    const read = readZip(writeZip("x", folder));
    assert.deepEqual(read.ok && [...read.value], [...folder]);
  });

  test("is refused when it is none, holds no lab, leads out of its folder, or is too large", () => {
    assert.equal(codeOf(text("PK nothing")), "studio.bad-zip");
    assert.equal(codeOf(zip({ "x.txt": text("x") })), "studio.no-lab");
    for (const path of ["../evil", "a/../../evil", "/etc/x", "a\\b", "nul\u0001", "a/ b", "c:x"]) {
      assert.match(codeOf(zip({ "lab.json": text("{}"), [path]: text("x") })), /^studio\.bad-path$/, path);
    }
    const zeros = new Uint8Array(40 * 1024 * 1024);
    assert.equal(codeOf(zip({ "lab.json": text("{}"), "data/a": [zeros, { level: 1 }], "data/b": [zeros, { level: 1 }] })), "studio.too-large");
    assert.equal(codeOf(zip(Object.fromEntries(Array.from({ length: 2100 }, (_, index) => [`data/${index}`, text("x")])))), "studio.too-large");
  });
});
