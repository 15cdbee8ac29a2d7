// bengkel check [LAB…] [--fuel] [--json] [--strict] [--watch] [--today DAY]: everything about labs, and where none is named about all of
// them and all courses. A lab is an id in labs/ or a folder anywhere; rules lie in rules/ beside it, or in labs/.
//
// check --table also writes the table of labs in labs/README.md, which check of all labs holds to what it finds (lab_table.ts).
// check --kit FOLDER reviews what a new city brings (check_kit.ts).
// check --languages [--json] reports how far each language is (../language_report.ts).
//
// Exit code 0: no error; 1: an error, or with --strict a warning; 2: asked wrongly; 66: no such lab.
//
// What is counted at the end: one for each lab's definition, one for each attempt, one for each course, one for a kit.

import type { LabInfo } from "../../src/protocol/messages.ts";
import { parseArguments } from "../arguments.ts";
import { courseFiles, readCourses } from "../course_files.ts";
import { allLabs, findLab } from "../lab_folder.ts";
import { reportLanguages } from "../language_report.ts";
import { exitCodes, UsageError } from "../usage_error.ts";
import { Workshop } from "../workshop.ts";
import { reviewKit } from "./check_kit.ts";
import { findingOf, type Finding } from "./finding.ts";
import { courseLine, detailLines, findingLines, labLine, reviewJson, tallyLine, type CourseLine, type Tally } from "./print_review.ts";
import { tableFinding, writeTable } from "./lab_table.ts";
import { LabReviewer, type LabReview } from "./review_lab.ts";
import { watchLab } from "./watch.ts";

export async function check(given: readonly string[]): Promise<number> {
  const { words, flags, values } = parseArguments(given, { flags: ["--fuel", "--json", "--strict", "--watch", "--languages", "--table"], values: ["--today", "--kit"] });
  if (flags.has("--languages")) {
    if (words.length > 0 || values.size > 0 || [...flags].some((it) => !["--languages", "--json"].includes(it))) {
      throw new UsageError("check --languages counts all labs, and takes nothing but --json");
    }
    return reportLanguages(flags.has("--json"));
  }
  const today = values.get("--today") ?? new Date().toISOString().slice(0, 10);
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(today) || Number.isNaN(Date.parse(today))) throw new UsageError(`--today wants a day like 2026-11-26, not ${today}`);
  const kit = values.get("--kit");
  if (kit !== undefined) {
    if (words.length > 0 || flags.has("--watch")) throw new UsageError("check --kit wants the folder of a kit, and neither labs nor --watch");
    return checkKit(kit, today, flags);
  }
  if (flags.has("--table") && words.length > 0) throw new UsageError("check --table is about all labs, and takes no names");
  const labs = words.length > 0 ? words.map(findLab) : await allLabs();
  if (labs.length === 0) throw new UsageError("there is no lab in labs/", exitCodes.missing);
  const isWatched = flags.has("--watch");
  const [only, second] = labs;
  if (isWatched && (words.length !== 1 || second !== undefined || flags.has("--json"))) throw new UsageError("--watch wants one lab, and no --json");
  const workshop = new Workshop();
  try {
    if (isWatched && only !== undefined) return await watchLab(workshop, only, today, (review) => printReview(review, true, flags.has("--fuel")));
    const reviews: LabReview[] = [];
    const isJson = flags.has("--json");
    for (const path of labs) {
      const review = await new LabReviewer(workshop, today).review(path);
      reviews.push(review);
      if (!isJson) printReview(review, words.length > 0, flags.has("--fuel"));
    }
    const read = reviews.flatMap(({ info }) => (info === null ? [] : [info]));
    // Of labs that cannot be read, nothing is known that a course could be held to.
    const isWhole = words.length === 0 && read.length === labs.length;
    const courses = isWhole ? await reviewCourses(workshop, read) : { lines: [], findings: [], failed: 0 };
    if (isWhole && flags.has("--table")) writeTable(reviews);
    const table = isWhole ? tableFinding(reviews) : undefined;
    const others = [...courses.findings, ...(table === undefined ? [] : [table])];
    const tally = tallyOf(reviews, courses.lines.length, courses.failed + (table === undefined ? 0 : 1));
    if (isJson) process.stdout.write(reviewJson(reviews, courses.lines, others, tally));
    else for (const line of [...findingLines(others), ...courses.lines.map(courseLine), tallyLine(tally)]) console.log(line);
    return tally.failed > 0 || (flags.has("--strict") && tally.warnings > 0) ? exitCodes.failed : 0;
  } finally {
    workshop.close();
  }
}

async function checkKit(path: string, today: string, flags: ReadonlySet<string>): Promise<number> {
  const workshop = new Workshop();
  try {
    const { labs, findings, summary } = await reviewKit(workshop, path, today);
    const { passed, failed, warnings } = tallyOf(labs, 0, 0);
    const broken = findings.some(({ level }) => level === "error");
    const tally = {
      passed: passed + (broken ? 0 : 1), failed: failed + (broken ? 1 : 0), warnings: warnings + findings.filter(({ level }) => level === "warning").length,
    };
    if (flags.has("--json")) process.stdout.write(reviewJson(labs, [], findings, tally));
    else {
      for (const review of labs) printReview(review, false, flags.has("--fuel"));
      for (const line of [...findingLines(findings), summary, tallyLine(tally)]) console.log(line);
    }
    return tally.failed > 0 || (flags.has("--strict") && tally.warnings > 0) ? exitCodes.failed : 0;
  } finally {
    workshop.close();
  }
}

function printReview(review: LabReview, hasDetails: boolean, showsFuel: boolean): void {
  const details = hasDetails || showsFuel ? detailLines(review, showsFuel) : [];
  for (const line of [...findingLines(review.findings), labLine(review), ...details]) console.log(line);
}

function tallyOf(reviews: readonly LabReview[], courses: number, failedCourses: number): Tally {
  const attempts = reviews.flatMap((it) => it.attempts);
  const right = attempts.filter((it) => it.isRight).length;
  const sound = reviews.filter(({ info, findings, attempts: own }) => {
    const ofAttempts = new Set(own.map(({ attempt }) => attempt.name));
    return info !== null && !findings.some(({ level, file }) => level === "error" && ![...ofAttempts].some((name) => file.endsWith(`/${name}`)));
  }).length;
  return {
    passed: sound + right + courses,
    failed: reviews.length - sound + attempts.length - right + failedCourses,
    warnings: reviews.flatMap((it) => it.findings).filter(({ level }) => level === "warning").length,
  };
}

async function reviewCourses(workshop: Workshop, labs: readonly LabInfo[]): Promise<{ lines: readonly CourseLine[]; findings: readonly Finding[]; failed: number }> {
  const files = await courseFiles();
  const read = await readCourses(await workshop.core(), files, labs);
  if (!read.ok) return { lines: [], findings: read.problems.map((it) => findingOf(it, it.place.file)), failed: files.length };
  return { lines: read.value.map(({ id, labs: taken, hours }) => ({ id, labs: taken.length, hours })), findings: [], failed: 0 };
}
