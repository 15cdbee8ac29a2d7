// One line verified: read as hostile, run again by what stands here, and compared. What is kept from line to line (labs, prepared
// guests) is what every line would make anew, and no line can see that it was there already.

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "../../src/base/problem.ts";
import { success, type Result } from "../../src/base/result.ts";
import type { LabSource, NamedBytes } from "../../src/core/core_client.ts";
import { answersPath } from "../../src/protocol/answers.ts";
import { decodeEvidence, type Evidence } from "../../src/protocol/evidence.ts";
import { encodeText } from "../../src/protocol/frame.ts";
import type { LabInfo, Report } from "../../src/protocol/messages.ts";
import { checkSubmission, type Graded } from "../../src/session/check_submission.ts";
import { recordRuns, reportObject } from "../../src/session/make_evidence.ts";
import { nodeHash } from "../compress.ts";
import { readLabFolder, withoutAttempts } from "../lab_folder.ts";
import { Workshop } from "../workshop.ts";
import { told, unverifiable, type Answer, type Marks } from "./answer.ts";
import { changedFiles, differences, otherEngines } from "./compare_evidence.ts";
import { inOwnThread } from "./own_thread.ts";
import { readPrivateChecks } from "./private_checks.ts";

export interface Places {
  /** The folder that holds labs, each under its id. */
  readonly labs: string;
  /** The folder of an instructor's own checks, or null. */
  readonly private: string | null;
}

interface KnownLab {
  readonly info: LabInfo;
  readonly source: LabSource;
  /** The same with the instructor's own checks, and its hash. */
  readonly withPrivate: { readonly source: LabSource; readonly hash: string } | null;
}

export class Verifier {
  private readonly places: Places;
  private readonly workshop = new Workshop(inOwnThread);
  private readonly labs = new Map<string, KnownLab>();

  constructor(places: Places) {
    this.places = places;
  }

  async verify(line: Uint8Array): Promise<Answer> {
    const read = decodeEvidence(line);
    if (!read.ok) return unverifiable(...read.problems.map(tell));
    const evidence = read.value;
    const about = { lab: evidence.lab, name: evidence.name };
    const lab = await this.lab(evidence.lab.id);
    if ("code" in lab) return { ...unverifiable(lab), ...about };
    if (lab.info.hash !== evidence.lab.hash) {
      return { ...unverifiable(told("evidence.other-lab", `the lab is not the one here: it was ${evidence.lab.hash}, here it is ${lab.info.hash}`)), ...about };
    }
    return { ...await this.runAgain(evidence, lab), ...about };
  }

  private async runAgain(evidence: Evidence, lab: KnownLab): Promise<Pick<Answer, "state" | "marks" | "private" | "problems">> {
    const submission = evidence.submission.map(({ path, text }) => ({ path, bytes: encodeText(text) }));
    const graded = await this.grade(lab.source, lab.info, submission);
    if (!graded.ok) return unverifiable(...graded.problems.map(tell));
    const { report, bytes, prices, observations } = graded.value;
    const privately = lab.withPrivate === null ? null : await this.gradePrivately(lab.info, lab.withPrivate, submission);
    if (privately !== null && !privately.ok) return unverifiable(...privately.problems.map(tell));
    const found = { marks: marksOf(report), private: privately?.value ?? null };

    const engine = await this.workshop.engineHashes(lab.info, prices);
    const runs = await recordRuns(observations, nodeHash);
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
      core: await this.workshop.core(),
      runtime: () => this.workshop.runtime(info),
      parser: () => this.workshop.parser(info.language),
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

  private async lab(id: string): Promise<KnownLab | { code: string; message: string }> {
    const known = this.labs.get(id);
    if (known !== undefined) return known;
    const path = join(this.places.labs, id);
    if (!existsSync(join(path, "lab.json"))) return told("evidence.unknown-lab", `there is no lab ${id} here`);
    const core = await this.workshop.core();
    const folder = await readLabFolder(path);
    const read = await core.readLab(folder);
    if (!read.ok) return told("verify.broken-lab", `the lab ${id} is broken; ./bengkel check shows how`);
    const { info } = read.value;
    if (info.id !== id) return told("evidence.unknown-lab", `there is no lab ${id} here, only one called ${info.id} in its folder`);
    const source = withoutAttempts(folder, info);
    const own = this.places.private === null ? null : await readPrivateChecks(this.places.private, id);
    if (own === null) return this.keep(id, { info, source, withPrivate: null });
    const readPrivate = await core.readLab({ ...source, private: own });
    if (!readPrivate.ok) return told("verify.broken-lab", `the private checks of ${id} are broken: ${readPrivate.problems[0]?.message ?? ""}`);
    return this.keep(id, { info, source, withPrivate: { source: { ...source, private: own }, hash: readPrivate.value.info.hash } });
  }

  private keep(id: string, lab: KnownLab): KnownLab {
    this.labs.set(id, lab);
    return lab;
  }
}

function marksOf({ outcome, points, outOf, checks }: Report): Marks {
  return { outcome, points, outOf, checks: checks.map((it) => ({ id: it.id, outcome: it.outcome, points: it.points, outOf: it.outOf })) };
}

function tell({ code, message }: Problem): { code: string; message: string } {
  return told(code, message);
}
