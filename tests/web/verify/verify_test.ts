// The command as a person or a cluster starts it: built, in a process of its own.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Evidence } from "../../../web/src/protocol/evidence.ts";
import { bengkel, cli, missingCommand } from "../support/command.ts";

const absent = missingCommand(["python"]);

interface Answer {
  readonly state: string;
  readonly points: number | null;
  readonly problems: readonly { readonly code: string; readonly message: string }[];
  readonly private: { readonly outcome: string; readonly points: number; readonly outOf: number } | null;
}

describe("verify", { skip: absent }, () => {
  const folder = mkdtempSync(join(tmpdir(), "bengkel-verify-"));
  let line = "";
  let other = "";
  before(async () => {
    const made = async (lab: string, attempt: string): Promise<string> => {
      const file = join(folder, "evidence.json");
      const { code, err } = await bengkel(["grade", lab, `labs/${lab}/attempts/${attempt}`, "--evidence", file, "--name", "Siti"]);
      assert.ok(code === 0 || code === 1, err);
      return readFileSync(file, "utf8");
    };
    line = await made("lvg-checkout", "passes/decimals.py");
    other = await made("joins-at-the-counter", "fails/names-its-columns/everything_of_a_view.sql");
  });
  after(() => rmSync(folder, { recursive: true }));

  const answers = async (input: string, ...given: string[]): Promise<Answer[]> => {
    const { code, out, err } = await bengkel(["verify", ...given], input);
    assert.equal(`${code} ${err}`, "0 ");
    return out.trimEnd().split("\n").map((it) => JSON.parse(it) as Answer);
  };
  const changed = (change: (it: { -readonly [Key in keyof Evidence]: Evidence[Key] }) => void): string => {
    const evidence = JSON.parse(line) as Evidence;
    change(evidence);
    return `${JSON.stringify(evidence)}\n`;
  };

  test("says of what is as it says that it is verified, passed or not", async () => {
    const [passed, failed] = await answers(line + other);
    assert.deepEqual([passed?.state, passed?.problems, passed?.points], ["verified", [], 13]);
    assert.deepEqual([failed?.state, failed?.problems], ["verified", []]);
  });

  test("answers line for line, in order, however many jobs there are and however the input is cut", async () => {
    const parts = [line, "\n", other, "{\n", line, "[1]\n", other, line.trimEnd()];
    const whole = await bengkel(["verify"], parts.join(""));
    const jobs = await bengkel(["verify", "--jobs", "3"], parts.join(""));
    assert.equal(whole.out.split("\n").length, parts.length + 1);
    assert.equal(jobs.out, whole.out);
    const halves = await Promise.all([parts.slice(0, 3), parts.slice(3)].map((some) => bengkel(["verify"], some.join(""))));
    assert.equal(halves.map(({ out }) => out).join(""), whole.out);
    const files = parts.map((part, index) => {
      const file = join(folder, `${index}.jsonl`);
      writeFileSync(file, part);
      return file;
    });
    assert.equal((await bengkel(["verify", ...files])).out, whole.out);
  });

  const tampered: readonly (readonly [string, (it: { -readonly [Key in keyof Evidence]: Evidence[Key] }) => void, string, string])[] = [
    ["points", (it) => { it.report = { ...it.report, points: 14 }; }, "differs", "evidence.other-report: the report's /points is 13, not 14"],
    ["fuel", (it) => { it.runs = it.runs.map((run) => (run.key === "taxable/0" ? { ...run, fuel: 5 } : run)); }, "differs", "evidence.other-fuel: the run taxable/0 took "],
    ["a digest", (it) => { it.runs = it.runs.map((run) => (run.key === "taxable/1" ? { ...run, digest: "0".repeat(64) } : run)); }, "differs", "evidence.other-digest: the run taxable/1 left something else behind"],
    ["a run left out", (it) => { it.runs = it.runs.filter(({ key }) => key !== "taxable/0"); }, "differs", "evidence.run-missing: the run taxable/0 is missing"],
    ["a run made up", (it) => { it.runs = [...it.runs, { key: "x/0", fuel: 1, digest: "0".repeat(64) }]; }, "differs", 'evidence.run-unknown: there is no run "x/0"'],
    ["the code", (it) => { it.submission = it.submission.map((file) => ({ ...file, text: `${file.text}\n` })); }, "differs", 'evidence.other-file: "main.py" is not the file that was graded'],
    ["another seed", (it) => { it.seed = "1"; }, "unverifiable", "evidence.other-seed: the seed is 1, and the one that follows"],
    ["an unknown lab", (it) => { it.lab = { ...it.lab, id: "no-such-lab" }; }, "unverifiable", "evidence.unknown-lab: there is no lab no-such-lab here"],
    ["another lab's hash", (it) => { it.lab = { ...it.lab, hash: "0".repeat(64) }; }, "unverifiable", "evidence.other-lab: the lab is not the one here"],
    ["another core", (it) => { it.engine = { ...it.engine, core: "0".repeat(64) }; }, "unverifiable", "evidence.other-engine: the core is not the one here"],
    ["another price list", (it) => { it.engine = { ...it.engine, prices: "0".repeat(64) }; }, "unverifiable", "evidence.other-engine: the price list is not the one here"],
    ["another guest", (it) => { it.engine = { ...it.engine, guest: { ...it.engine.guest, module: "0".repeat(64) } }; }, "unverifiable", "evidence.other-engine: the guest is not the one here"],
    ["a file that no lab has", (it) => { it.submission = [...it.submission, { path: "../x", text: "" }]; }, "unverifiable", "submission.unknown-file: this is not one of the lab's editable files"],
  ];
  test("names what was changed, or why it cannot tell", async () => {
    const given = await answers(tampered.map(([, change]) => changed(change)).join(""), "--jobs", "2");
    assert.deepEqual(
      given.map(({ state, problems: [first] }, index) => [tampered[index]?.[0], state, `${first?.code}: ${first?.message}`.slice(0, tampered[index]?.[3].length)]),
      tampered.map(([name, , state, problem]) => [name, state, problem]),
    );
  });

  test("takes a line that is too long for one that cannot be verified, and goes on", async () => {
    const [long, next] = await answers(`"${"x".repeat(9 << 20)}"\n${line}`);
    assert.deepEqual([long?.state, long?.problems[0]?.code, next?.state], ["unverifiable", "evidence.too-large", "verified"]);
  });

  test("writes each answer as soon as it is known", async () => {
    const child = spawn(process.execPath, [cli, "verify"], { stdio: ["pipe", "pipe", "inherit"] });
    const heard = new Promise<string>((settle) => child.stdout.setEncoding("utf8").once("data", settle));
    child.stdin.write("{\n");
    assert.match(await heard, /^\{.*"state":"unverifiable".*\}\n$/);
    child.stdin.end();
    await new Promise((settle) => child.on("close", settle));
  });

  describe("with an instructor's own checks", () => {
    const own = join(folder, "private");
    const write = (checks: unknown): void => {
      mkdirSync(join(own, "lvg-checkout"), { recursive: true });
      writeFileSync(join(own, "lvg-checkout/checks.json"), typeof checks === "string" ? checks : JSON.stringify({ format: 1, checks }));
    };
    const check = (want: number): object => ({
      id: "a-cheap-pen", kind: "calls", points: 2, title: { en: "A cheap pen" }, function: "lvg_tax",
      cases: [{ args: [[{ price_sen: 100, category: "stationery", quantity: 3 }]], want }],
    });

    test("grades by them too, and by them alone where no other lab has any", async () => {
      write([check(30)]);
      const [ours, others] = await answers(line + other, "--with", own);
      assert.deepEqual([ours?.state, ours?.points, ours?.private?.outcome, ours?.private?.points], ["verified", 13, "passed", 2]);
      assert.deepEqual([others?.state, others?.private], ["verified", null]);
      write([check(31)]);
      const [failed] = await answers(line, "--with", own);
      assert.deepEqual([failed?.state, failed?.points, failed?.private?.outcome, failed?.private?.points], ["verified", 13, "failed", 0]);
    });

    const broken: readonly (readonly [string, unknown, RegExp])[] = [
      ["no JSON", '{"format": 1,\n "checks": [}', /lvg-checkout\/checks\.json:2:\d+: /],
      ["an unknown key", [{ ...check(1), pionts: 3 }], /lvg-checkout\/checks\.json:1:\d+: unknown key "pionts"[^\n]*\n.*\n.*\^\n  did you mean "points"\?/],
      ["no check", [], /checks\.json:1:\d+: a lab without checks cannot be graded/],
      ["a question", [{ id: "q", kind: "choice", points: 1, title: { en: "Q" }, options: [{ id: "a", text: { en: "A" }, right: true }, { id: "b", text: { en: "B" } }] }],
        /checks\.json/],
    ];
    for (const [name, checks, problem] of broken) {
      test(`refuses ${name} at once, with its place`, async () => {
        write(checks);
        const { code, out, err } = await bengkel(["verify", "--with", own], line);
        assert.deepEqual([code, out], [65, ""]);
        assert.match(err, problem);
      });
    }

    test("refuses those of a lab that is not here", async () => {
      rmSync(own, { recursive: true });
      mkdirSync(join(own, "no-such-lab"), { recursive: true });
      const { code, err } = await bengkel(["verify", "--with", own], line);
      assert.equal(`${code} ${err}`, `66 bengkel: ${join(own, "no-such-lab")}: there is no lab no-such-lab\n`);
    });
  });

  describe("with labs of its own", () => {
    test("a lab without its definition, and one that is broken", async () => {
      cpSync("labs/lvg-checkout", join(folder, "labs/lvg-checkout"), { recursive: true });
      cpSync("labs/rules", join(folder, "labs/rules"), { recursive: true });
      writeFileSync(join(folder, "labs/lvg-checkout/lab.json"), '{"format": 2}');
      const [answer] = await answers(line, "--labs", join(folder, "labs"));
      assert.deepEqual([answer?.state, answer?.problems[0]?.code], ["unverifiable", "verify.broken-lab"]);
      const { code, err } = await bengkel(["grade", join(folder, "labs/lvg-checkout"), cli]);
      assert.equal(code, 65);
      assert.match(err, /^bengkel: the lab is broken: .*lab\.json:1:/);
    });
  });
});
