// bengkel grade LAB FILE… [--seed N] [--hints N] [--json]

import { existsSync, statSync } from "node:fs";
import { isSeed } from "../src/protocol/case_address.ts";
import { checkSubmission } from "../src/session/check_submission.ts";
import { parseArguments } from "./arguments.ts";
import { brokenLab, findLab, handedIn, matchFiles, overlay, readLabFolder, withoutAttempts } from "./lab_folder.ts";
import { helpLines, readWords, reportText, solutionLines, visible } from "./report_text.ts";
import { UsageError } from "./usage_error.ts";
import { readBytes, Workshop } from "./workshop.ts";

/** Exit code 0: passed; 1: failed or not gradable. */
export async function grade(given: readonly string[]): Promise<number> {
  const { words, flags, values } = parseArguments(given, { flags: ["--json"], values: ["--seed", "--hints"] });
  const seed = values.get("--seed");
  if (seed !== undefined && !isSeed(seed)) throw new UsageError(`--seed wants a whole number below 2^64, not ${seed}`);
  const hints = Number(values.get("--hints") ?? "0");
  if (!Number.isInteger(hints) || hints < 0) throw new UsageError("--hints wants a number of hints");
  const [name, ...paths] = words;
  if (name === undefined || paths.length === 0) throw new UsageError("grade wants a lab and at least one file");
  for (const path of paths) {
    if (!existsSync(path) || !statSync(path).isFile()) throw new UsageError(`there is no file ${path}`);
  }
  const folder = await readLabFolder(findLab(name));
  const workshop = new Workshop();
  try {
    const core = await workshop.core();
    const read = await core.readLab(folder);
    if (!read.ok) throw new UsageError(brokenLab(folder, read.problems));
    const { info } = read.value;
    const lab = withoutAttempts(folder, info);
    const files = new Map<string, Uint8Array>();
    for (const [target, path] of matchFiles(paths, handedIn(info), info.entry)) files.set(target, await readBytes(path));
    const checked = await checkSubmission({
      core, runtime: () => workshop.runtime(info), parser: () => workshop.parser(info.language), lab, submission: overlay(folder, handedIn(info), files), seed,
    });
    if (!checked.ok) throw new UsageError(brokenLab(folder, checked.problems));
    if (checked.value.state === "stopped") return 1;
    const { report, bytes } = checked.value;
    if (flags.has("--json")) process.stdout.write(bytes);
    else {
      const english = readWords("en");
      const help = report.outcome === "passed" ? solutionLines(folder.path, info, english) : helpLines(info, { words, seed: report.seed, hints }, english);
      process.stdout.write(reportText(report, info, english) + help.map((line) => `${visible(line)}\n`).join(""));
    }
    return report.outcome === "passed" ? 0 : 1;
  } finally {
    workshop.close();
  }
}
