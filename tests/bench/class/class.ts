// The class page with 300 pieces of evidence, all different, of three labs in two languages: from the choice of the files until every one
// was run again, in Chromium with the built site, the engines among what is fetched.

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { evidenceOf } from "../../../web/cli/grade.ts";
import { readLabFolder } from "../../../web/cli/lab_folder.ts";
import { places } from "../../../web/cli/places.ts";
import { Workshop } from "../../../web/cli/workshop.ts";
import { overlay, handedIn } from "../../../web/src/prove/lab_files.ts";
import { encodeText } from "../../../web/src/protocol/frame.ts";
import { checkSubmission } from "../../../web/src/session/check_submission.ts";
import { launch, serveFolder } from "../browser.ts";
import { measure, type Bench, type Measure } from "../measure.ts";

const rounds = 3;
const each = 100;
const mostSeconds = 30;

/** A line of comment makes each learner's file one of its own. */
const handedInOf = [
  { lab: "lvg-checkout", attempt: "passes/decimals.py", comment: "#" },
  { lab: "lvg-checkout", attempt: "fails/less-than/below_500.py", comment: "#" },
  { lab: "joins-at-the-counter", attempt: "passes/a_view_for_both.sql", comment: "--" },
] as const;

async function run(): Promise<Measure[]> {
  const folder = join(places.root, "build/bench/class");
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files = await evidence(folder);
  const site = await serveFolder(places.site);
  const browser = await launch();
  try {
    const seconds: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      await page.goto(`${site.address}#/class`);
      await page.locator(".drop input").first().waitFor({ state: "attached" });
      const started = performance.now();
      await page.locator(".drop input").first().setInputFiles(files);
      await page.locator(".class-actions .button-check:enabled").waitFor({ timeout: 600_000 });
      seconds.push((performance.now() - started) / 1000);
      const verified = await page.locator(".standing-count.state-verified strong").innerText();
      if (verified !== String(files.length)) throw new Error(`only ${verified} of ${files.length} were verified`);
      await context.close();
    }
    return [measure("class/300-files", "s", seconds, mostSeconds)];
  } finally {
    await browser.close();
    site.close();
  }
}

async function evidence(folder: string): Promise<string[]> {
  const files: string[] = [];
  const workshop = new Workshop();
  try {
    const core = await workshop.core();
    for (const [turn, { lab: id, attempt, comment }] of handedInOf.entries()) {
      const lab = await readLabFolder(join(places.labs, id));
      const read = await core.readLab(lab);
      if (!read.ok) throw new Error(`${id}: ${read.problems[0]?.message ?? ""}`);
      const { info } = read.value;
      const source = await readFile(join(places.labs, id, "attempts", attempt), "utf8");
      const answers = lab.files.find(({ path }) => path === "attempts/answers.json")?.bytes;
      for (let learner = 0; learner < each; learner += 1) {
        const own = new Map([[info.entry, encodeText(`${comment} learner ${learner}\n${source}`)], ...(answers === undefined ? [] : [["answers.json", answers] as const])]);
        const submission = overlay(lab, handedIn(info), own);
        const graded = await checkSubmission({
          core, runtime: () => workshop.runtime(info), parser: () => workshop.parser(info.language), lab, submission, seed: undefined,
        });
        if (!graded.ok || graded.value.state !== "report") throw new Error(`${id} could not be graded`);
        const path = join(folder, `${turn}-${learner}.json`);
        await writeFile(path, await evidenceOf(workshop, info, graded.value, submission, `learner ${learner}`));
        files.push(path);
      }
    }
    return files;
  } finally {
    workshop.close();
  }
}

export const classPage: Bench = { name: "class", about: "a class's evidence run again in the browser", run };
