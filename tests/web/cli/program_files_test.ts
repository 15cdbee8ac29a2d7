import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { CacheFolder } from "../../../web/cli/cache_folder.ts";
import { ProgramFiles } from "../../../web/cli/program_files.ts";
import type { Engine } from "../../../web/src/runtime/runtime.ts";

const made = {
  module: new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]),
  diagnostics: [{ file: "main.cpp", line: 1, column: 2, endColumn: null, severity: "warning" as const, message: "unused" }],
};

function compiler(version: number): Engine {
  return { module: new Uint8Array([version]), library: null, snapshot: null };
}

describe("programs kept as files", () => {
  const home = mkdtempSync(join(tmpdir(), "bengkel-programs-"));
  after(() => rmSync(home, { recursive: true }));

  test("are read back by whoever has the same compiler", async () => {
    const folder = new CacheFolder(join(home, "same"));
    await new ProgramFiles(folder, compiler(1)).keep("a", made);
    assert.deepEqual(await new ProgramFiles(folder, compiler(1)).read("a"), made);
    assert.equal(await new ProgramFiles(folder, compiler(1)).read("b"), null);
    assert.equal(await new ProgramFiles(folder, compiler(2)).read("a"), null);
  });

  test("are forgotten when they are damaged", async () => {
    const programs = new ProgramFiles(new CacheFolder(join(home, "damaged")), compiler(1));
    await programs.keep("a", made);
    const [name = ""] = readdirSync(join(home, "damaged"));
    const path = join(home, "damaged", name);
    const bytes = readFileSync(path);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    writeFileSync(path, bytes);
    assert.equal(await programs.read("a"), null);
    assert.deepEqual(readdirSync(join(home, "damaged")), []);
  });

  test("are none where nothing can be kept", async () => {
    writeFileSync(join(home, "file"), "");
    const programs = new ProgramFiles(new CacheFolder(join(home, "file")), compiler(1));
    await programs.keep("a", made);
    assert.equal(await programs.read("a"), null);
  });
});
