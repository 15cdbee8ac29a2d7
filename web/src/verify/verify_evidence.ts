// One line verified: read as hostile, run again by what stands here, and compared. What is kept from line to line (labs, prepared
// guests) is what every line would make anew, and no line can see that it was there already. The command line and the class page differ
// only in their VerifyingBench.

import type { Problem } from "../base/problem.ts";
import { success, type Result } from "../base/result.ts";
import type { CoreClient, LabSource, NamedBytes } from "../core/core_client.ts";
import { answersPath } from "../protocol/answers.ts";
import { decodeEvidence, type EngineHashes, type Evidence } from "../protocol/evidence.ts";
import { encodeText } from "../protocol/frame.ts";
import type { LabInfo, Report } from "../protocol/messages.ts";
import type { EngineWish } from "../runtime/engine_kind.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { checkSubmission, type Graded } from "../session/check_submission.ts";
import type { Hash } from "../session/fetching.ts";
import { recordRuns, reportObject } from "../session/make_evidence.ts";
import { told, unverifiable, type Answer, type Marks, type Told } from "./answer.ts";
import { changedFiles, differences, otherEngines } from "./compare_evidence.ts";

export interface KnownLab {
  readonly info: LabInfo;
  readonly source: LabSource;
  /** The same with the instructor's own checks, and its hash. */
  readonly withPrivate: { readonly source: LabSource; readonly hash: string } | null;
}

/** By what evidence is run again. */
export interface VerifyingBench {
  core(): Promise<CoreClient>;
  runtime(wish: EngineWish): Promise<Result<Runtime>>;
  parser(language: string): Promise<Result<Runtime>>;
  engineHashes(wish: EngineWish, prices: string): Promise<Result<EngineHashes>>;
  readonly hash: Hash;
  /** Asked for once a lab. */
  lab(id: string): Promise<KnownLab | Told>;
}

export interface Verified {
  readonly answer: Answer;
  /** Null: it could not be read. */
  readonly evidence: Evidence | null;
  /** As found here and now; null: it was not run. */
  readonly report: Report | null;
}

export class Verifier {
  private readonly bench: VerifyingBench;
  private readonly labs = new Map<string, Promise<KnownLab | Told>>();

  constructor(bench: VerifyingBench) {
    this.bench = bench;
  }

  async verify(line: Uint8Array): Promise<Verified> {
    const read = decodeEvidence(line);
    if (!read.ok) return { answer: unverifiable(...read.problems.map(tell)), evidence: null, report: null };
    const evidence = read.value;
    const answered = (found: RunAgain): Verified => {
      const { report, ...answer } = found;
      return { answer: { ...answer, lab: evidence.lab, name: evidence.name }, evidence, report };
    };
    const lab = await this.lab(evidence.lab.id);
    if ("code" in lab) return answered(notRun(lab));
    if (lab.info.hash !== evidence.lab.hash) {
      return answered(notRun(told("evidence.other-lab", `the lab is not the one here: it was ${evidence.lab.hash}, here it is ${lab.info.hash}`)));
    }
    return answered(await this.runAgain(evidence, lab));
  }

  private async runAgain(evidence: Evidence, lab: KnownLab): Promise<RunAgain> {
    const submission = evidence.submission.map(({ path, text }) => ({ path, bytes: encodeText(text) }));
    const graded = await this.grade(lab.source, lab.info, submission);
    if (!graded.ok) return notRun(...graded.problems.map(tell));
    const { report, bytes, prices, observations } = graded.value;
    const privately = lab.withPrivate === null ? null : await this.gradePrivately(lab.info, lab.withPrivate, submission);
    if (privately !== null && !privately.ok) return notRun(...privately.problems.map(tell));
    const found = { report, marks: marksOf(report), private: privately?.value ?? null };

    const engine = await this.bench.engineHashes(lab.info, prices);
    const runs = await recordRuns(observations, this.bench.hash);
    if (!engine.ok) return { ...unverifiable(...engine.problems.map(tell)), ...found };
    if (!runs.ok) return { ...unverifiable(...runs.problems.map(tell)), ...found };
    const others = otherEngines(evidence.engine, engine.value);
    if (others.length > 0) return { state: "unverifiable", ...found, problems: others };
    const files = changedFiles(evidence.report, reportObject(bytes));
    if (files.length > 0) return { state: "differs", ...found, problems: files };
    if (evidence.seed !== report.seed) {
      const problem = told("evidence.other-seed", `the seed is ${evidence.seed}, and the one that follows from lab and submission ${report.seed}`);
      return { state: "unverifiable", ...found, problems: [problem] };
    }
    const problems = differences(evidence, { runs: runs.value, report: reportObject(bytes) });
    // Nobody is to be blamed for a run that somebody's machine could not carry out.
    if (problems.length > 0 && (report.outcome === "not-gradable" || evidence.report["outcome"] === "not-gradable")) {
      const stopped = told("evidence.stopped", "a run was stopped from outside, here or when this was graded");
      return { state: "unverifiable", ...found, problems: [stopped, ...problems] };
    }
    return { state: problems.length === 0 ? "verified" : "differs", ...found, problems };
  }

  private async grade(source: LabSource, info: LabInfo, submission: readonly NamedBytes[]): Promise<Result<Extract<Graded, { state: "report" }>>> {
    const graded = await checkSubmission({
      core: await this.bench.core(),
      runtime: () => this.bench.runtime(info),
      parser: () => this.bench.parser(info.language),
      lab: source,
      submission,
      seed: undefined,
    });
    if (!graded.ok) return graded;
    if (graded.value.state === "stopped") throw new Error("nobody can have stopped this");
    return success(graded.value);
  }

  /** The answers are to the lab's own questions. */
  private async gradePrivately(
    info: LabInfo, { source, hash }: NonNullable<KnownLab["withPrivate"]>, submission: readonly NamedBytes[],
  ): Promise<Result<NonNullable<Answer["private"]>>> {
    const graded = await this.grade(source, info, submission.filter(({ path }) => path !== answersPath));
    return graded.ok ? success({ hash, ...marksOf(graded.value.report) }) : graded;
  }

  private lab(id: string): Promise<KnownLab | Told> {
    const known = this.labs.get(id) ?? this.bench.lab(id);
    this.labs.set(id, known);
    return known;
  }
}

type RunAgain = Pick<Answer, "state" | "marks" | "private" | "problems"> & Pick<Verified, "report">;

function notRun(...problems: Told[]): RunAgain {
  return { ...unverifiable(...problems), report: null };
}

function marksOf({ outcome, points, outOf, checks }: Report): Marks {
  return { outcome, points, outOf, checks: checks.map((it) => ({ id: it.id, outcome: it.outcome, points: it.points, outOf: it.outOf })) };
}

function tell({ code, message }: Problem): Told {
  return told(code, message);
}
