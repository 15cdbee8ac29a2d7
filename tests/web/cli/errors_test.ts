// What each command says when it cannot do what it was asked: one line on standard error, nothing on standard output, and the exit code that
// web/cli/usage_error.ts has for it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { bengkel, cli, missingCommand } from "../support/command.ts";

const home = mkdtempSync(join(tmpdir(), "bengkel-errors-"));
const at = (...names: string[]): string => join(home, ...names);
const right = "labs/lvg-checkout/attempts/passes/decimals.py";
const noSuchFile = "cannot be read: no such file or directory";

describe("a command that cannot do what it is asked", { skip: missingCommand(["python"]) }, () => {
  before(async () => {
    writeFileSync(at("bad.json"), '{"name": ');
    writeFileSync(at("empty.json"), "");
    writeFileSync(at("nameless.json"), "{}");
    writeFileSync(at("strange.json"), '{"name": "A", "nmae": "B"}');
    writeFileSync(at("issuer.json"), '{"name": "Example Academy"}');
    writeFileSync(at("no.pem"), "no key", { mode: 0o600 });
    mkdirSync(at("folder"));
    for (const [name, text] of [["next-version", '{"format": 2}'], ["no-json", '{"format": ']] as const) {
      cpSync("labs/lvg-checkout", at(name), { recursive: true });
      writeFileSync(at(name, "lab.json"), text);
    }
    cpSync("labs/lvg-checkout", at("shut"), { recursive: true });
    chmodSync(at("shut", "text.en.md"), 0o000);
    cpSync("labs/rules", at("rules"), { recursive: true });
    mkdirSync(at("private", "lvg-checkout"), { recursive: true });
    writeFileSync(at("private", "lvg-checkout", "checks.json"), '{"format": 2, "checks": []}');
    const made = await bengkel(["sign", "--make-key", at("key.pem")]);
    assert.equal(made.code, 0, made.err);
    writeFileSync(at("key.json"), made.out);
  });
  after(() => rmSync(home, { recursive: true }));

  const signing = ["--key", at("key.pem"), "--issuer", at("issuer.json")];
  const cases: readonly (readonly [string, readonly string[], number, string])[] = [
    ["no command", [], 2, "no command; there are "],
    ["an unknown command", ["verfy"], 2, "no command verfy, did you mean verify?; there are "],

    ["new: a folder that is not there", ["new", "x", "--language", "sql", "--kind", "tables", "--in", at("none")], 66, `there is no folder ${at("none")}`],
    ["new: a name that is taken", ["new", "folder", "--language", "sql", "--kind", "tables", "--in", home], 73, "the name is taken: "],
    ["new: an unknown option", ["new", "x", "--lang", "sql"], 2, "unknown option --lang"],

    ["check: no such lab", ["check", "no-such-lab"], 66, "there is no lab no-such-lab"],
    ["check: a folder that is no lab", ["check", at("folder")], 66, `${at("folder")} is no lab: it holds no lab.json`],

    ["grade: nothing", ["grade"], 2, "grade wants a lab and at least one file"],
    ["grade: no such lab", ["grade", "no-such-lab", right], 66, "there is no lab no-such-lab"],
    ["grade: no such file", ["grade", "lvg-checkout", at("x.py")], 66, `${at("x.py")} ${noSuchFile}`],
    ["grade: a folder for a file", ["grade", "lvg-checkout", at("folder")], 2, `${at("folder")} is a folder, not a file`],
    ["grade: a lab of another version", ["grade", at("next-version"), right], 65, "the lab is broken: "],
    ["grade: a lab that is no JSON", ["grade", at("no-json"), right], 65, "the lab is broken: "],
    ["grade: evidence into no folder", ["grade", "lvg-checkout", right, "--evidence", at("no", "e.json")], 73, `${at("no", "e.json")} cannot be written: no such file or directory`],
    ["grade: a name without evidence", ["grade", "lvg-checkout", right, "--name", "Siti"], 2, "--name stands in evidence, so it wants --evidence"],

    ["verify: no such file", ["verify", at("x.json")], 66, `${at("x.json")} ${noSuchFile}`],
    ["verify: a folder for a file", ["verify", at("folder")], 2, `${at("folder")} is a folder, not a file`],
    ["verify: a file for a folder", ["verify", "--with", cli], 2, `${cli} is no folder`],
    ["verify: no number of jobs", ["verify", "--jobs", "0"], 2, "--jobs wants a number from 1 to 256, not 0"],
    ["verify: an unknown option", ["verify", "--quiet"], 2, "unknown option --quiet"],

    ["sign: nothing", ["sign"], 2, "sign wants one file of evidence"],
    ["sign: no key", ["sign", at("bad.json")], 2, "sign wants --key and --issuer"],
    ["sign: no such file", ["sign", at("x.json"), ...signing], 66, `${at("x.json")} ${noSuchFile}`],
    ["sign: no evidence in it", ["sign", at("empty.json"), ...signing], 65, `${at("empty.json")} is empty`],
    ["sign: no such key", ["sign", at("bad.json"), "--key", at("x.pem"), "--issuer", at("issuer.json")], 66, `${at("x.pem")} ${noSuchFile}`],
    ["sign: a key that is none", ["sign", at("bad.json"), "--key", at("no.pem"), "--issuer", at("issuer.json")], 65, `${at("no.pem")} is no private key of Ed25519`],
    ["sign: an issuer that is no JSON", ["sign", at("bad.json"), "--key", at("key.pem"), "--issuer", at("bad.json")], 65, `${at("bad.json")}: this is no JSON`],
    ["sign: an issuer without a name", ["sign", at("bad.json"), "--key", at("key.pem"), "--issuer", at("nameless.json")], 65, `${at("nameless.json")}: missing key "name"`],
    ["sign: an issuer with an unknown key", ["sign", at("bad.json"), "--key", at("key.pem"), "--issuer", at("strange.json")], 65, `${at("strange.json")}: unknown key "nmae", did you mean name?`],
    ["sign: a learner that is no URI", ["sign", at("bad.json"), ...signing, "--learner", "Siti"], 2, "--learner wants a URI"],
    ["sign: no number of days", ["sign", at("bad.json"), ...signing, "--days", "soon"], 2, "--days wants a number of days, not soon"],
    ["sign: no such labs", ["sign", at("bad.json"), ...signing, "--labs", at("none")], 66, `${at("none")} ${noSuchFile}`],
    ["sign: a key that is there already", ["sign", "--make-key", at("key.pem")], 73, `${at("key.pem")} is there already`],
    ["sign: a key into no folder", ["sign", "--make-key", at("no", "key.pem")], 73, `${at("no", "key.pem")} cannot be written: no such file or directory`],
    ["sign: evidence that is no JSON", ["sign", at("bad.json"), ...signing], 1, `${at("bad.json")}:1: not signed: unverifiable: this is not JSON`],

    ["badge: nothing", ["badge"], 2, "badge wants: badge verify FILE"],
    ["badge: no such file", ["badge", "verify", at("x.jwt")], 66, `${at("x.jwt")} ${noSuchFile}`],
    ["badge: no such key", ["badge", "verify", at("bad.json"), "--key", at("x.json")], 66, `${at("x.json")} ${noSuchFile}`],
    ["badge: a key that is no JSON", ["badge", "verify", at("bad.json"), "--key", at("bad.json")], 65, `${at("bad.json")} is no public key of Ed25519`],

    ["meter: no such file", ["meter", at("x.wasm")], 66, `${at("x.wasm")} ${noSuchFile}`],
    ["meter: no module", ["meter", "package.json"], 65, "package.json: this does not begin as a WebAssembly module"],
    ["bench: no such bench", ["bench", "no-such-bench"], 2, "there is no bench no-such-bench"],
    ["serve: no port", ["serve", "--port", "high"], 2, "--port wants a number"],
  ];
  for (const [what, given, code, message] of cases) {
    test(what, async () => {
      const ended = await bengkel(given);
      assert.deepEqual([ended.code, ended.out], [code, ""], ended.err);
      assert.equal(ended.err.slice(0, "bengkel: ".length + message.length), `bengkel: ${message}`);
      assert.match(ended.err, /^[^\n]+\n$/);
    });
  }

  test("verify: private checks of another version", async () => {
    const { code, err } = await bengkel(["verify", "--with", at("private")]);
    assert.equal(code, 65);
    assert.match(err, /^bengkel: \S+checks\.json:1:12: /);
  });

  test("check: a lab of another version, or no JSON, is a finding like any other", async () => {
    const { code, out } = await bengkel(["check", at("next-version"), at("no-json")]);
    assert.equal(code, 1);
    assert.match(out, /^error {2}.*next-version\/lab\.json:1:\d+ /m);
    assert.match(out, /^error {2}.*no-json\/lab\.json:\d+:\d+ /m);
    assert.match(out, /^0 passed, 2 failed$/m);
  });

  // Root may do everything, until it has given its capabilities away.
  const unprivileged = process.getuid?.() === 0 ? ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] : [];
  const refused: readonly (readonly [string, () => readonly string[], string])[] = [
    ["new: a folder that may not be written", () => ["new", "x", "--language", "sql", "--kind", "tables", "--in", at("locked")], "cannot be written: permission denied"],
    ["check: a lab that may not be read", () => ["check", at("shut")], `${at("shut", "text.en.md")} cannot be read: permission denied`],
    ["grade: a file that may not be read", () => ["grade", "lvg-checkout", at("closed")], `${at("closed")} cannot be read: permission denied`],
    ["grade: evidence that may not be written", () => ["grade", "lvg-checkout", right, "--evidence", at("closed")], `${at("closed")} cannot be written: permission denied`],
    ["verify: a file that may not be read", () => ["verify", at("closed")], `${at("closed")} cannot be read: permission denied`],
    ["sign: evidence that may not be read", () => ["sign", at("closed"), ...signing], `${at("closed")} cannot be read: permission denied`],
    ["sign: a key that may not be read", () => ["sign", at("bad.json"), "--key", at("closed"), "--issuer", at("issuer.json")], `${at("closed")} cannot be read: permission denied`],
    ["sign: a key that may not be written", () => ["sign", "--make-key", at("locked", "key.pem")], `${at("locked", "key.pem")} cannot be written: permission denied`],
    ["badge: a file that may not be read", () => ["badge", "verify", at("closed")], `${at("closed")} cannot be read: permission denied`],
    ["meter: a file that may not be read", () => ["meter", at("closed")], `${at("closed")} cannot be read: permission denied`],
  ];
  for (const [what, given, message] of refused) {
    test(what, () => {
      writeFileSync(at("closed"), "", { flag: "a" });
      chmodSync(at("closed"), 0o000);
      mkdirSync(at("locked"), { recursive: true });
      chmodSync(at("locked"), 0o555);
      try {
        const [command = "", ...rest] = [...unprivileged, process.execPath, cli, ...given()];
        const { status, stdout, stderr } = spawnSync(command, rest, { encoding: "utf8" });
        assert.deepEqual([status, stdout], [77, ""], stderr);
        assert.ok(stderr.includes(message), stderr);
        assert.match(stderr, /^bengkel: [^\n]+\n$/);
      } finally {
        chmodSync(at("closed"), 0o600);
        chmodSync(at("locked"), 0o755);
      }
    });
  }
});
