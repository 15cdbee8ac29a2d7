// Everything about one lab: its definition by the core, then its words, dates and sizes, then every program of its author.

import { problem, type Problem } from "../../src/base/problem.ts";
import { badQueriesOf } from "../../src/protocol/code_place.ts";
import { decodeText, encodeText } from "../../src/protocol/frame.ts";
import type { Attempt, LabInfo, Report } from "../../src/protocol/messages.ts";
import { fuelProposal, referenceProblem, type DearestRun } from "../../src/prove/attempt_fuel.ts";
import { detected, toldOf, toldProblem } from "../../src/prove/misconception_matrix.ts";
import { gotItsVerdict } from "../../src/prove/verdict.ts";
import { failureSentence, isFailed } from "../../src/session/report_words.ts";
import { attemptFiles, handedIn, nameOf, overlay, readLabFolder, withoutAttempts, type LabFolder } from "../lab_folder.ts";
import { readWords } from "../report_text.ts";
import type { Workshop } from "../workshop.ts";
import { followAttempt, unseenWatches } from "./check_watches.ts";
import { AttemptRuns } from "./attempt_runs.ts";
import { Definition } from "./definition.ts";
import { finding, findingOf, inOrder, type Finding } from "./finding.ts";
import { GeneratorGauge } from "./generators.ts";
import { keyOf, KeptResults } from "./kept_results.ts";
import { reviewLeaks } from "./leaks.ts";
import { reviewProse } from "./prose.ts";
import { reviewRules } from "./rule_dates.ts";
import { reviewSizes } from "./sizes.ts";
import { reviewStarter } from "./starter.ts";

export interface ReviewedAttempt {
  readonly attempt: Attempt;
  /** Null: it could not be graded. */
  readonly report: Report | null;
  readonly told: readonly string[];
  readonly dearest: DearestRun | undefined;
  readonly isRight: boolean;
}

export interface LabReview {
  /** As the person finds it from where they stand. */
  readonly path: string;
  /** Null: the core could not read it. */
  readonly info: LabInfo | null;
  readonly attempts: readonly ReviewedAttempt[];
  readonly fuelLimit: number | null;
  readonly findings: readonly Finding[];
}

/** How many programs are graded side by side: enough to keep every worker busy. */
const side = 4;

export class LabReviewer {
  private readonly workshop: Workshop;
  private readonly today: string;
  private readonly runs = new AttemptRuns();
  private readonly followed = new KeptResults<Awaited<ReturnType<typeof followAttempt>>>();

  /** `today` as 2026-11-26. What was graded stands from one review to the next. */
  constructor(workshop: Workshop, today: string) {
    this.workshop = workshop;
    this.today = today;
  }

  async review(path: string): Promise<LabReview> {
    const folder = await readLabFolder(path);
    const core = await this.workshop.core();
    const read = await core.readLab(folder, folder.files.map(({ path }) => path));
    if (!read.ok) {
      const findings = inOrder(read.problems.map((it) => findingOf(it, nameOf(folder, it.place.file))));
      return { path: nameOf(folder, ""), info: null, attempts: [], fuelLimit: null, findings };
    }
    const { info, attempts, fuelLimit } = read.value;
    const definition = new Definition(decodeText(folder.files.find((it) => it.path === "lab.json")?.bytes ?? new Uint8Array(0)) ?? "");
    const gauge = new GeneratorGauge(definition);
    const findings: Finding[] = [
      ...reviewProse(folder, info, definition), ...reviewRules(folder, info, definition, this.today), ...reviewSizes(folder, info), ...reviewLeaks(folder, definition),
    ];
    const graders = { workshop: this.workshop, info, lab: withoutAttempts(folder, info), making: gauge.checks };
    const [reviewed, starter, watches] = await Promise.all([
      this.reviewAttempts(folder, graders, attempts, findings, gauge),
      this.runs.grade(graders, "starter", overlay(folder, handedIn(info), new Map())),
      this.reviewWatches(folder, graders, definition, attempts),
    ]);
    if (starter.ok) findings.push(...reviewStarter(folder, starter.value.report));
    else findings.push(...starter.problems.map((it) => findingOf(it, nameOf(folder, it.place.file))));
    findings.push(...watches, ...gauge.review(folder, definition), ...reviewFuel(folder, definition, reviewed, fuelLimit));
    this.runs.turn();
    this.followed.turn();
    return { path: nameOf(folder, ""), info, attempts: reviewed, fuelLimit, findings: inOrder(findings) };
  }

  /** Every right attempt is stepped through. */
  private async reviewWatches(
    folder: LabFolder, { workshop, info, lab }: Parameters<AttemptRuns["grade"]>[0], definition: Definition, attempts: readonly Attempt[],
  ): Promise<Finding[]> {
    if (info.watch.length === 0) return [];
    const core = await workshop.core();
    const seen = new Set<number>();
    const findings: Finding[] = [];
    for (const attempt of attempts) {
      if (attempt.expects !== "passes") continue;
      const submission = overlay(folder, handedIn(info), attemptFiles(folder, attempt));
      const starter = overlay(folder, info.files, new Map());
      const watched = encodeText(JSON.stringify(definition.json["watch"]));
      const data = lab.files.filter(({ path }) => path.startsWith("data/"));
      const followed = await this.followed.get(keyOf([{ path: "watch", bytes: watched }, ...data, ...starter, ...submission]), async () => {
        const result = await followAttempt(core, () => workshop.runtime(info), lab, info, submission, starter);
        return { result, isKept: result.ok };
      });
      if (!followed.ok) findings.push(...followed.problems.map((it) => findingOf(it, nameOf(folder, it.place.file))));
      else {
        for (const index of followed.value.seen) seen.add(index);
        findings.push(...followed.value.wrongs.map((wrong) => finding("error", "review.watch", folder, { file: attempt.name }, wrong, "mend the values, or the attempt")));
      }
    }
    return [...findings, ...unseenWatches(info, seen).map(({ message }) =>
      finding("error", "review.watch", folder, { file: "lab.json", ...definition.position(["watch"]) }, message))];
  }

  private async reviewAttempts(
    folder: LabFolder, graders: Parameters<AttemptRuns["grade"]>[0], attempts: readonly Attempt[], findings: Finding[], gauge: GeneratorGauge,
  ): Promise<readonly ReviewedAttempt[]> {
    const { info } = graders;
    const columns = detected(info);
    const reviewed: ReviewedAttempt[] = [];
    const badQueries = new Map<string, Problem>();
    const waiting = attempts.map((attempt, index) => ({ attempt, index }));
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { attempt, index } = next;
        const graded = await this.runs.grade(graders, attempt.name, overlay(folder, handedIn(info), attemptFiles(folder, attempt)));
        if (!graded.ok) {
          findings.push(...graded.problems.map((it) => findingOf(it, nameOf(folder, it.place.file))));
          reviewed[index] = { attempt, report: null, told: [], dearest: undefined, isRight: false };
          continue;
        }
        const { report, dearest, generated } = graded.value;
        for (const found of queryProblems(report)) badQueries.set(JSON.stringify(found), found);
        if (attempt.expects === "passes") for (const run of generated) gauge.add(run.key, run.frame);
        const told = toldOf(report);
        const wrong = [...verdictFindings(folder, attempt, report), ...toldFindings(folder, attempt, told, columns)];
        findings.push(...wrong);
        reviewed[index] = { attempt, report, told, dearest, isRight: wrong.length === 0 };
      }
    };
    await Promise.all(Array.from({ length: side }, work));
    findings.push(...[...badQueries.values()].map((it) => findingOf(it, nameOf(folder, it.place.file))));
    return reviewed;
  }
}

/** Queries that the parser refused: only it knows the grammar, so they are found when a check is carried out. */
function queryProblems(report: Report): Problem[] {
  return report.checks.flatMap(({ failure }) => (failure === null ? [] : badQueriesOf(failure)))
    .map(({ place: { file, line, column }, message }) => problem("lab.bad-query", message, { file, line, column }));
}

/** None: the attempt got the verdict that its folder names. */
function verdictFindings(folder: LabFolder, attempt: Attempt, report: Report): Finding[] {
  const words = readWords("en");
  const heard = report.checks.flatMap((it) => (isFailed(it) ? [`${it.id}: ${failureSentence(it, words)}`] : []));
  const tell = (code: string, message: string, hint: string): Finding => finding("error", code, folder, { file: attempt.name }, message, hint);
  if (attempt.expects === "passes") {
    const changed = referenceProblem(attempt, report);
    const about = changed === undefined ? [] : [tell("review.reference", "is a reference and does not cost what is recorded of it", `write ${changed}`)];
    if (gotItsVerdict(attempt, report)) return about;
    const should = `should pass, got ${report.points} of ${report.outOf} points (${report.outcome})`;
    return [tell("review.attempt", [should, ...heard].join("; "), "mend the attempt, or the check"), ...about];
  }
  if (gotItsVerdict(attempt, report)) return [];
  const named = report.checks.find((it) => it.id === attempt.check);
  const should = `should fail ${attempt.check ?? "a check"}, which ${named === undefined ? "is not there" : `is ${named.outcome}`}`;
  return [tell("review.attempt", [should, ...heard].join("; "), "add a case that it fails, or move it to where it belongs")];
}

function toldFindings(folder: LabFolder, attempt: Attempt, told: readonly string[], columns: readonly string[]): Finding[] {
  const wrong = toldProblem(attempt, told, columns);
  return wrong === undefined ? [] : [finding("error", "review.misconception", folder, { file: attempt.name }, wrong, "add a case in which the two differ")];
}

function reviewFuel(folder: LabFolder, definition: Definition, attempts: readonly ReviewedAttempt[], limit: number | null): Finding[] {
  const dearest = dearestRight(attempts);
  const proposal = dearest === undefined || limit === null ? undefined : fuelProposal(dearest, limit);
  if (proposal === undefined) return [];
  return [finding("warning", "review.fuel", folder, { file: "lab.json", ...definition.position(["limits", "fuel"]) }, proposal.message, proposal.hint)];
}

/** The dearest run of any attempt that is right. */
export function dearestRight(attempts: readonly ReviewedAttempt[]): DearestRun | undefined {
  return attempts.flatMap(({ attempt, dearest }) => (attempt.expects === "passes" && dearest !== undefined ? [dearest] : []))
    .sort((a, b) => b.fuel - a.fuel)[0];
}
