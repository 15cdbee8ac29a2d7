// bengkel check [LAB…] [--fuel]; check --languages [--json] reports how far each language is (language_report.ts). Every lab, and where none is named every course, is read and reviewed, and every attempt of its author must get the verdict that its folder
// names and be told the misconception that it acts out. It also tells what the attempts cost, with --fuel of each. What it prints at the end is counted: one for each lab's definition, one for each attempt, one for each
// course.

import { problem, type Problem } from "../src/base/problem.ts";
import { badQueriesOf } from "../src/protocol/code_place.ts";
import type { Attempt, LabInfo, Report } from "../src/protocol/messages.ts";
import { gotItsVerdict } from "../src/prove/verdict.ts";
import { checkSubmission } from "../src/session/check_submission.ts";
import { failureSentence, isFailed } from "../src/session/report_words.ts";
import { parseArguments } from "./arguments.ts";
import { followAttempt, unseenWatches } from "./check_watches.ts";
import { courseFiles, printCourseProblems, readCourses } from "./course_files.ts";
import { FuelGauge, fuelText, limitLine, referenceProblem, type DearestRun } from "./attempt_fuel.ts";
import { allLabs, attemptFiles, findLab, handedIn, overlay, printLabProblems, readLabFolder, withoutAttempts, type LabFolder } from "./lab_folder.ts";
import { reportLanguages } from "./language_report.ts";
import { detected, matrixLines, toldOf, toldProblem, type ToldAttempt } from "./misconception_matrix.ts";
import { readWords, visible } from "./report_text.ts";
import { UsageError } from "./usage_error.ts";
import { Workshop } from "./workshop.ts";

/** How many attempts are graded side by side: enough to keep every worker busy. */
const side = 4;

interface Tally {
  passed: number;
  failed: number;
}

export async function check(given: readonly string[]): Promise<number> {
  const { words, flags } = parseArguments(given, { flags: ["--fuel", "--languages", "--json"] });
  if (flags.has("--languages")) {
    if (words.length > 0 || flags.has("--fuel")) throw new UsageError("check --languages counts all labs, and takes nothing but --json");
    return reportLanguages(flags.has("--json"));
  }
  if (flags.has("--json")) throw new UsageError("--json is for check --languages");
  const labs = words.length > 0 ? words.map(findLab) : await allLabs();
  if (labs.length === 0) throw new UsageError("there is no lab in labs/");
  const workshop = new Workshop();
  const tally: Tally = { passed: 0, failed: 0 };
  try {
    const read: LabInfo[] = [];
    for (const path of labs) read.push(...await checkLab(workshop, await readLabFolder(path), tally, flags.has("--fuel")));
    // Of labs that cannot be read, nothing is known that a course could be held to.
    if (words.length === 0 && read.length === labs.length) await checkCourses(workshop, read, tally);
  } finally {
    workshop.close();
  }
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 ? 0 : 1;
}

async function checkLab(workshop: Workshop, folder: LabFolder, tally: Tally, showsFuel: boolean): Promise<readonly LabInfo[]> {
  const core = await workshop.core();
  const read = await core.readLab(folder, folder.files.map((file) => file.path));
  if (!read.ok) {
    tally.failed += 1;
    console.log(printLabProblems(folder, read.problems));
    return [];
  }
  tally.passed += 1;
  const { info, attempts, fuelLimit } = read.value;
  const lab = withoutAttempts(folder, info);

  const columns = detected(info);
  const rows: ToldAttempt[] = [];
  const wrongs: string[] = [];
  const badQueries = new Map<string, Problem>();
  const watchesSeen = new Set<number>();
  const costs: { readonly expects: Attempt["expects"]; readonly run: DearestRun }[] = [];
  const waiting = attempts.map((attempt, index) => ({ attempt, index }));
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const { attempt } = next;
      const gauge = new FuelGauge(attempt.name);
      const submission = overlay(folder, handedIn(info), attemptFiles(folder, attempt));
      const checked = await checkSubmission({
        core, runtime: () => workshop.runtime(info), parser: () => workshop.parser(info.language), lab, submission, seed: undefined,
        onObserved: ({ key, frame }) => gauge.add(key, frame),
      });
      if (gauge.dearest !== undefined) costs.push({ expects: attempt.expects, run: gauge.dearest });
      let wrong: string | undefined;
      if (!checked.ok) wrong = printLabProblems(folder, checked.problems);
      else if (checked.value.state === "stopped") wrong = "was stopped";
      else {
        const { report } = checked.value;
        for (const found of queryProblems(report)) badQueries.set(JSON.stringify(found), found);
        const told = toldOf(report);
        rows.push({ attempt, told });
        const found = [verdictProblem(attempt, report), toldProblem(attempt, told, columns)].filter((it) => it !== undefined);
        if (attempt.expects === "passes" && info.watch.length > 0) {
          const followed = await followAttempt(core, () => workshop.runtime(info), lab, info, submission, overlay(folder, info.files, new Map()));
          if (followed.ok) for (const index of followed.value.seen) watchesSeen.add(index);
          found.push(...followed.ok ? followed.value.wrongs : [printLabProblems(folder, followed.problems)]);
        }
        wrong = found.length === 0 ? undefined : found.join("; ");
      }
      if (wrong === undefined) tally.passed += 1;
      else {
        tally.failed += 1;
        wrongs.push(`  ${attempt.name}: ${wrong}`);
      }
    }
  };
  await Promise.all(Array.from({ length: side }, work));
  const late = [...badQueries.values(), ...unseenWatches(info, watchesSeen)];
  if (late.length > 0) {
    // The definition was counted as passed before anybody asked the parser, or stepped through an attempt.
    tally.passed -= 1;
    tally.failed += 1;
    console.log(printLabProblems(folder, late));
  }

  const passes = attempts.filter((attempt) => attempt.expects === "passes").length;
  const points = info.checks.reduce((sum, it) => sum + it.points, 0);
  const state = wrongs.length === 0 ? "ok" : `${wrongs.length} wrong`;
  console.log(
    `${info.id.padEnd(32)} ${String(info.checks.length).padStart(2)} checks ${String(points).padStart(3)} points ` +
    `${String(passes).padStart(3)} pass ${String(attempts.length - passes).padStart(3)} fail   ${state}`,
  );
  for (const wrong of wrongs.sort()) console.log(visible(wrong));
  if (columns.length > 0) for (const line of matrixLines(rows, columns)) console.log(`  ${line}`);
  costs.sort((a, b) => b.run.fuel - a.run.fuel);
  const dearest = costs.find((it) => it.expects === "passes")?.run;
  if (dearest !== undefined && fuelLimit !== null) console.log(`  ${limitLine(dearest, fuelLimit)}`);
  if (showsFuel) for (const { run } of costs) console.log(`  ${fuelText(run.fuel).padStart(15)}  ${run.attempt} (${run.key})`);
  return [info];
}

async function checkCourses(workshop: Workshop, labs: readonly LabInfo[], tally: Tally): Promise<void> {
  const files = await courseFiles();
  const read = await readCourses(await workshop.core(), files, labs);
  if (!read.ok) {
    tally.failed += files.length;
    console.log(printCourseProblems(files, read.problems));
    return;
  }
  tally.passed += read.value.length;
  for (const { id, labs: taken, hours } of read.value) {
    console.log(`${`courses/${id}`.padEnd(32)} ${String(taken.length).padStart(2)} labs   ${String(hours).padStart(3)} hours    ok`);
  }
}

/** Queries that the parser refused: only it knows the grammar, so they are found when a check is carried out. */
function queryProblems(report: Report): Problem[] {
  return report.checks.flatMap(({ failure }) => (failure === null ? [] : badQueriesOf(failure)))
    .map(({ place: { file, line, column }, message }) => problem("lab.bad-query", message, { file, line, column }));
}

/** Undefined: the attempt got the verdict that its folder names. */
function verdictProblem(attempt: Attempt, report: Report): string | undefined {
  const words = readWords("en");
  const told = report.checks.flatMap((it) =>
    (isFailed(it) ? [`\n      ${it.id}: ${failureSentence(it, words)}`] : [])).join("");
  if (attempt.expects === "passes") {
    const changed = referenceProblem(attempt, report);
    if (gotItsVerdict(attempt, report)) return changed;
    const also = changed === undefined ? "" : `\n      ${changed}`;
    return `should pass, got ${report.points} of ${report.outOf} points (${report.outcome})${told}${also}`;
  }
  if (gotItsVerdict(attempt, report)) return undefined;
  const named = report.checks.find((it) => it.id === attempt.check);
  return `should fail ${attempt.check ?? "a check"}, which ${named === undefined ? "is not there" : `is ${named.outcome}`}${told}`;
}
