// The lab repair-a-lab: the small linter that it gives its learners finds what the site's own does, in the lab that they repair, and in every way in which
// its attempts repair it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, describe, test } from "node:test";
import { globSync } from "tinyglobby";
import type { Finding } from "../../../web/cli/check/finding.ts";
import { bengkel, missingCommand } from "../support/command.ts";

const lab = "labs/repair-a-lab";
/** Of the outer lab, and in no folder that an author would keep. */
const tools = ["lint_lab.py", "translations.csv", "test_lab.py", "answers.json"];
/** What the small linter finds and the site's does not: a sentence in the place of another, and a hidden case that is told in words. */
const stricter: Readonly<Record<string, readonly string[]>> = {
  "fails/translation/another_sentence": ["review.another-text"],
  "fails/leak/in_words": ["review.leak"],
};
/** That a folder lacks attempts is seen by the site's alone. */
const unseen = new Set(["lab.too-few-attempts"]);

const script = `
import json
import lint_lab

try:
    print(json.dumps([finding.code for finding in lint_lab.findings()]))
except lint_lab.BadLab:
    print(json.dumps(["unreadable"]))
`;

function smallLinter(folder: string): string[] {
  const environment = { ...process.env, PYTHONPATH: resolve(lab, "data"), PYTHONDONTWRITEBYTECODE: "1" };
  const out = execFileSync("python3", ["-c", script], { cwd: folder, env: environment, encoding: "utf8" });
  return [...new Set(JSON.parse(out) as string[])];
}

const attempts = [...new Set(globSync(`${lab}/attempts/{passes/*,fails/*/*}/**/*.{json,md,py}`)
  .map((file) => file.slice(`${lab}/attempts/`.length).split("/"))
  .map(([verdict = "", ...rest]) => [verdict, ...rest.slice(0, verdict === "passes" ? 1 : 2)].join("/")))].sort();

describe("repair-a-lab", { skip: missingCommand(["python"]) }, () => {
  const home = mkdtempSync(join(tmpdir(), "bengkel-repair-"));
  const folderOf = (attempt: string): string => join(home, attempt.replaceAll("/", "-"));
  const site = new Map<string, readonly string[]>();

  before(async () => {
    assert.ok(attempts.length > 0, "no attempts");
    for (const attempt of ["starter", ...attempts]) {
      const layers = [`${lab}/data`, `${lab}/starter`, ...(attempt === "starter" ? [] : [`${lab}/attempts/${attempt}`])];
      for (const layer of layers) cpSync(layer, folderOf(attempt), { recursive: true, filter: (path) => !tools.some((it) => path.endsWith(`/${it}`)) });
    }
    const ended = await bengkel(["check", "--json", ...["starter", ...attempts].map(folderOf)]);
    assert.equal(ended.err, "");
    const { labs } = JSON.parse(ended.out) as { labs: readonly { readonly findings: readonly Finding[] }[] };
    for (const [index, attempt] of ["starter", ...attempts].entries()) site.set(attempt, (labs[index]?.findings ?? []).map(({ code }) => code));
  });
  after(() => rmSync(home, { recursive: true }));

  test("the six mistakes are in the lab that is handed out", () => {
    const own = smallLinter(folderOf("starter"));
    for (const code of ["lab.bad-id", "lab.missing-translation", "review.attempt", "review.leak"]) assert.ok(own.includes(code), code);
    const found = site.get("starter") ?? [];
    for (const code of ["lab.bad-id", "lab.missing-translation"]) assert.ok(found.includes(code), code);
  });

  for (const attempt of attempts) {
    test(`${attempt} is judged alike`, () => {
      const found = site.get(attempt) ?? [];
      const own = smallLinter(folderOf(attempt));
      if (attempt.startsWith("passes/")) assert.deepEqual([own, found], [[], []]);
      if (own.includes("unreadable")) {
        assert.ok(found.length > 0);
        return;
      }
      // No attempt is run of a lab that cannot be read.
      const isRead = !found.some((it) => it.startsWith("lab."));
      assert.deepEqual(own.filter((it) => !found.includes(it) && (isRead || it.startsWith("lab."))), stricter[attempt] ?? []);
      if (own.length === 0) assert.deepEqual(found.filter((it) => !unseen.has(it)), []);
    });
  }
});
