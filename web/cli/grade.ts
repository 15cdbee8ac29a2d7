// bengkel grade LAB FILE… [--seed N] [--hints N] [--json] [--evidence FILE [--name NAME]]

import type { NamedBytes } from "../src/core/core_client.ts";
import { isSeed } from "../src/protocol/case_address.ts";
import { encodeEvidence, evidenceLimits } from "../src/protocol/evidence.ts";
import type { LabInfo } from "../src/protocol/messages.ts";
import { checkSubmission, type Graded } from "../src/session/check_submission.ts";
import { makeEvidence } from "../src/session/make_evidence.ts";
import { parseArguments } from "./arguments.ts";
import { nodeHash } from "./compress.ts";
import { expectReadable } from "./expect_readable.ts";
import { brokenLab, findLab, handedIn, matchFiles, overlay, readLabFolder, withoutAttempts } from "./lab_folder.ts";
import { readExplanations } from "./explanations.ts";
import { helpLines, readWords, reportText, solutionLines, visible } from "./report_text.ts";
import { exitCodes, UsageError } from "./usage_error.ts";
import { readBytes, Workshop } from "./workshop.ts";
import { writeResult } from "./write_result.ts";

/** Exit code 0: passed; 1: failed or not gradable; 2: asked wrongly; 65: the lab is broken; 66: no such file or lab; 73, 77: the evidence cannot be written. */
export async function grade(given: readonly string[]): Promise<number> {
  const { words, flags, values } = parseArguments(given, { flags: ["--json"], values: ["--seed", "--hints", "--evidence", "--name"] });
  const seed = values.get("--seed");
  if (seed !== undefined && !isSeed(seed)) throw new UsageError(`--seed wants a whole number below 2^64, not ${seed}`);
  const hints = Number(values.get("--hints") ?? "0");
  if (!Number.isInteger(hints) || hints < 0) throw new UsageError("--hints wants a number of hints");
  const target = values.get("--evidence");
  if (values.has("--name") && target === undefined) throw new UsageError("--name stands in evidence, so it wants --evidence");
  if ((values.get("--name") ?? "").length > evidenceLimits.name) throw new UsageError(`--name wants at most ${evidenceLimits.name} signs`);
  const [name, ...paths] = words;
  if (name === undefined || paths.length === 0) throw new UsageError("grade wants a lab and at least one file");
  for (const path of paths) expectReadable(path, "file");
  const folder = await readLabFolder(findLab(name));
  const workshop = new Workshop();
  try {
    const core = await workshop.core();
    const read = await core.readLab(folder);
    if (!read.ok) throw new UsageError(brokenLab(folder, read.problems), exitCodes.badData);
    const { info } = read.value;
    const lab = withoutAttempts(folder, info);
    const files = new Map<string, Uint8Array>();
    for (const [target, path] of matchFiles(paths, handedIn(info), info.entry)) files.set(target, await readBytes(path));
    const submission = overlay(folder, handedIn(info), files);
    const checked = await checkSubmission({
      core, runtime: () => workshop.runtime(info), parser: () => workshop.parser(info.language), lab, submission, seed,
    });
    if (!checked.ok) throw new UsageError(brokenLab(folder, checked.problems), exitCodes.badData);
    if (checked.value.state === "stopped") return 1;
    const { report, bytes } = checked.value;
    if (target !== undefined) await writeResult(target, await evidenceOf(workshop, info, checked.value, submission, values.get("--name") ?? null));
    if (flags.has("--json")) process.stdout.write(bytes);
    else {
      const english = readWords("en");
      const help = report.outcome === "passed" ? solutionLines(folder.path, info, english) : helpLines(info, { words, seed: report.seed, hints }, english);
      process.stdout.write(reportText(report, info, english, readExplanations(info.language, submission, lab)) + help.map((line) => `${visible(line)}\n`).join(""));
    }
    return report.outcome === "passed" ? 0 : 1;
  } finally {
    workshop.close();
  }
}

/** The file that is handed in. */
export async function evidenceOf(
  workshop: Workshop, info: LabInfo, graded: Extract<Graded, { state: "report" }>, submission: readonly NamedBytes[], name: string | null,
): Promise<string> {
  const engine = await workshop.engineHashes(info, graded.prices);
  const evidence = engine.ok ? await makeEvidence(graded, engine.value, submission, nodeHash) : engine;
  if (!evidence.ok) throw new Error(evidence.problems[0]?.message);
  return encodeEvidence({ ...evidence.value, name });
}
