// Every exercise of tests/cases/import becomes a lab whose right attempts pass and whose starter fails, or is refused; what the command says of
// it stands beside (BLESS=1 writes that).

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { zipSync } from "fflate";

const cli = "build/cli/bengkel.mjs";
const cases = "tests/cases/import";
const absent = existsSync(cli) ? false : `${cli} is not built`;
let home: string;

interface Ended {
  readonly code: number;
  readonly out: string;
}

function bengkel(...given: readonly string[]): Promise<Ended> {
  return new Promise((settle) => {
    execFile(process.execPath, [cli, ...given], { maxBuffer: 1 << 26 }, (error, out, err) => {
      settle({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, out: out + err });
    });
  });
}

function told(out: string): string {
  return out.replaceAll(home, "HOME").split("\n").filter((line) => !line.startsWith("Now: ")).join("\n");
}

/** Each attempt is graded as its folder says; `check` itself would ask for more attempts than other formats have. */
async function proves(lab: string): Promise<void> {
  const attempts = (folder: string): string[][] => readdirSync(folder, { withFileTypes: true })
    .map((it) => (it.isFile() ? [join(folder, it.name)] : readdirSync(join(folder, it.name)).map((file) => join(folder, it.name, file))));
  const fails = readdirSync(join(lab, "attempts/fails")).flatMap((check) => attempts(join(lab, "attempts/fails", check)));
  const passes = attempts(join(lab, "attempts/passes"));
  assert.ok(passes.length > 0 && fails.length > 0);
  for (const [files, code] of [...passes.map((it) => [it, 0] as const), ...fails.map((it) => [it, 1] as const)]) {
    const graded = await bengkel("grade", lab, ...files);
    assert.equal(graded.code, code, `${files.join(" ")}\n${graded.out}`);
    assert.doesNotMatch(graded.out, /not gradable/i);
  }
}

describe("import", { skip: absent }, () => {
  before(() => (home = mkdtempSync(join(tmpdir(), "bengkel-import-"))));
  after(() => rmSync(home, { recursive: true, force: true }));

  const found = readdirSync(cases).flatMap((format) => readdirSync(join(cases, format)).filter((it) => !it.endsWith(".report.txt")).map((name) => [format, name] as const));
  assert.ok(found.length > 0, `no cases below ${cases}`);
  for (const [format, name] of found) {
    test(`${format}: ${name}`, async () => {
      const out = join(home, format, name.replace(/\.\w+$/, ""));
      const { code, out: said } = await bengkel("import", format, join(cases, format, name), "--out", out);
      const report = join(cases, format, `${name}.report.txt`);
      if (process.env["BLESS"] === "1" && process.env["CI"] === undefined) writeFileSync(report, told(said));
      assert.equal(told(said), readFileSync(report, "utf8"));
      assert.equal(code, name.startsWith("refuses-") ? 2 : 0);
      if (code !== 0) return assert.ok(!existsSync(out));
      const labs = existsSync(join(out, "lab.json")) ? [out] : readdirSync(out).map((lab) => join(out, lab));
      for (const lab of labs) await proves(lab);
    });
  }

  const hostile: Readonly<Record<string, () => string>> = {
    "a path that leaves the archive": () => zipped("slip.zip", { "../../slipped.py": "x" }),
    "a path from the root": () => zipped("root.zip", { "/etc/cron.d/x": "x" }),
    "a path of another system": () => zipped("drive.zip", { "C:\\x.py": "x" }),
    "a file that unpacks to too much": () => zipped("bomb.zip", { "big.txt": new Uint8Array(17 << 20) }),
    "many files that together are too much": () => zipped("bombs.zip", Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`${at}.txt`, new Uint8Array(8 << 20)]))),
    "more files than a lab can have": () => zipped("many.zip", Object.fromEntries(Array.from({ length: 4_001 }, (_, at) => [`${at}.txt`, ""]))),
    "an archive that is none": () => {
      writeFileSync(join(home, "broken.zip"), "PK\u0003\u0004 and nothing more");
      return join(home, "broken.zip");
    },
    "a link in a folder": () => {
      const folder = join(home, "linked");
      mkdirSync(folder);
      symlinkSync("/etc/passwd", join(folder, "problem.yaml"));
      return folder;
    },
    "nothing at all": () => join(home, "not-there"),
  };
  function zipped(name: string, files: Readonly<Record<string, string | Uint8Array>>): string {
    const path = join(home, name);
    writeFileSync(path, zipSync(Object.fromEntries(Object.entries(files).map(([file, it]) => [file, typeof it === "string" ? new TextEncoder().encode(it) : it]))));
    return path;
  }
  for (const [name, make] of Object.entries(hostile)) {
    test(`refused in one line: ${name}`, async () => {
      const out = join(home, "hostile");
      const { code, out: said } = await bengkel("import", "kattis", make(), "--out", out);
      assert.equal(code, 2, said);
      assert.match(said, /^bengkel: [^\n]+\n$/);
      assert.ok(!existsSync(out));
    });
  }

  test("a lab goes out to CodeRunner and comes back as it was, but for what the report says", async () => {
    const lab = join(home, "gone-out");
    await bengkel("import", "kattis", join(cases, "kattis/port-codes"), "--out", lab);
    const xml = join(home, "port-codes.xml");
    const gone = await bengkel("export", "coderunner", lab, "--out", xml);
    // Case counts in this lab, in words: that is no grader of CodeRunner.
    assert.equal(gone.code, 2);
    assert.match(gone.out, /^bengkel: none of its checks can be a test of CodeRunner: [^\n]+\n$/);
    const path = join(lab, "lab.json");
    const definition = JSON.parse(readFileSync(path, "utf8")) as { title: { en: string }; summary: { en: string }; checks: Record<string, unknown>[] };
    const [check = {}] = definition.checks;
    check["compare"] = "lines";
    check["id"] = "tests";
    check["title"] = { en: "The tests pass" };
    definition.title.en = definition.summary.en = 'Ports <& "co">';
    writeFileSync(path, JSON.stringify(definition));
    const out = await bengkel("export", "coderunner", lab, "--out", xml, "--json");
    assert.equal(out.code, 0, out.out);
    const { labs: [report] } = JSON.parse(out.out) as { labs: { id: string; notes: { became: string; part: string }[] }[] };
    assert.deepEqual(report?.notes.filter(({ became }) => became === "refused").map(({ part }) => part), [
      "attempts/fails/answers/nothing_yet.cpp", "attempts/fails/answers/small.cpp",
    ]);
    const back = join(home, "come-back");
    assert.equal((await bengkel("import", "coderunner", xml, "--out", back)).code, 0);
    assert.deepEqual(JSON.parse(readFileSync(join(back, "lab.json"), "utf8")), definition);
    for (const file of ["text.en.md", "starter/main.cpp"]) assert.equal(readFileSync(join(back, file), "utf8"), readFileSync(join(lab, file), "utf8"));
    assert.equal(readFileSync(join(back, "attempts/passes/answer.cpp"), "utf8"), readFileSync(join(lab, "attempts/passes/code.cpp"), "utf8"));
  });

  test("nothing that is there is written over", async () => {
    const { code, out } = await bengkel("import", "kattis", join(cases, "kattis/mean-weight"), "--out", home);
    assert.equal(code, 2);
    assert.match(out, /is there already/);
  });
});
