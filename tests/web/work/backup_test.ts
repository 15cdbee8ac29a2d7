import assert from "node:assert/strict";
import { test } from "node:test";
import { readBackup, writeBackup, type Backup } from "../../../web/src/work/backup.ts";
import { sealAttempt } from "../../../web/src/work/attempt.ts";
import { checksumOf } from "../../../web/src/work/record.ts";

const files = [{ path: "main.py", text: "print('ราคา 5 บาท')\n" }, { path: "lib/tax.py", text: "" }];
const backup: Backup = {
  madeAt: 1_795_000_000_000,
  labs: [
    {
      lab: "lvg-checkout", work: { labHash: "ab", files, tries: 2 }, best: { outcome: "passed", points: 14, outOf: 14, labHash: "ab" },
      attempts: [sealAttempt({ labKey: "lvg-checkout", kind: "check", labHash: "ab", files, verdict: { outcome: "failed", points: 3, outOf: 14 }, at: 1 })],
    },
    { lab: "rider-routes", work: null, best: null, attempts: [] },
  ],
};

type Loose = Record<string, unknown>;
/** The file with something of its content changed, its check sum made right again. */
function changed(change: (labs: Loose[], whole: Loose) => void): string {
  const whole = JSON.parse(writeBackup(backup)) as Loose;
  const labs = whole["labs"] as Loose[];
  change(labs, whole);
  return JSON.stringify({ ...whole, crc: checksumOf(whole["labs"]) });
}
const first = (labs: Loose[], key: string) => labs[0]?.[key] as Loose;

test("what is written reads back", () => {
  const read = readBackup(writeBackup(backup));
  assert.deepEqual(read, { ok: true, value: backup });
  assert.ok(readBackup(writeBackup({ madeAt: 0, labs: [] })).ok);
});

const refused: readonly (readonly [string, string, string])[] = [
  ["nothing", "", "not-ours"],
  ["a picture", "\u0089PNG\r\n", "not-ours"],
  ["other JSON", "[1, 2]", "not-ours"],
  ["null", "null", "not-ours"],
  ["another format", JSON.stringify({ format: "notebook", version: 1 }), "not-ours"],
  ["a file of later days", changed((_, whole) => (whole["version"] = 2)), "newer"],
  ["a file of no version", changed((_, whole) => delete whole["version"]), "damaged"],
  ["a file that was cut off", writeBackup(backup).slice(0, -40), "damaged"],
  ["a file with a letter changed", writeBackup(backup).replace("print", "prinz"), "damaged"],
  ["no list of labs", changed((_, whole) => (whole["labs"] = {})), "damaged"],
  ["no time", changed((_, whole) => (whole["madeAt"] = "now")), "damaged"],
  ["a lab twice", changed((labs) => labs.push(labs[0] ?? {})), "damaged"],
  ["a lab that is no id", changed((labs) => Object.assign(labs[1] ?? {}, { lab: "../rider" })), "damaged"],
  ["a lab that is a prototype", changed((labs) => Object.assign(labs[1] ?? {}, { lab: "__proto__" })), "damaged"],
  ["a path out of the folder", changed((labs) => (first(labs, "work")["files"] = [{ path: "../x.py", text: "" }])), "damaged"],
  ["a path twice", changed((labs) => (first(labs, "work")["files"] = [files[0], files[0]])), "damaged"],
  ["a text that is none", changed((labs) => (first(labs, "work")["files"] = [{ path: "main.py", text: 3 }])), "damaged"],
  ["a text too long", changed((labs) => (first(labs, "work")["files"] = [{ path: "main.py", text: "x".repeat(2 ** 20 + 1) }])), "damaged"],
  ["too many files", changed((labs) => (first(labs, "work")["files"] = Array.from({ length: 41 }, (_, at) => ({ path: `f${at}`, text: "" })))), "damaged"],
  ["too many attempts", changed((labs) => Object.assign(labs[0] ?? {}, { attempts: Array.from({ length: 501 }, () => (labs[0]?.["attempts"] as unknown[])[0]) })), "damaged"],
  ["tries below nothing", changed((labs) => (first(labs, "work")["tries"] = -1)), "damaged"],
  ["more points than there are", changed((labs) => (first(labs, "best")["points"] = 15)), "damaged"],
  ["an outcome that is none", changed((labs) => (first(labs, "best")["outcome"] = "won")), "damaged"],
  ["a missing part", changed((labs) => delete labs[0]?.["attempts"]), "damaged"],
];
for (const [name, text, why] of refused) {
  test(`${name} is refused`, () => {
    const read = readBackup(text);
    assert.equal(read.ok, false);
    assert.deepEqual(read.ok ? [] : read.problems.map(({ code }) => code), [`backup.${why}`]);
  });
}
