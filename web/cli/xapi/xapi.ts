// bengkel xapi FILE… --base IRI [--actor mailto:ADDRESS|NAME] [--labs FOLDER]: a statement of xAPI for each line of evidence, one a line, after
// the line was run again by what `bengkel verify` runs. What is not verified, or names nobody, gets none, and is told with its line and why.
//
// Exit code 0: each line has its statement; 1: some have none; 2: asked wrongly; 65: a file is empty; 66: a file or folder is not there;
// 77: the system does not let us.

import { createReadStream } from "node:fs";
import { join, resolve } from "node:path";
import { evidenceLimits } from "../../src/protocol/evidence.ts";
import { parseArguments } from "../arguments.ts";
import type { Answer } from "../badge/sign.ts";
import { expectReadable } from "../expect_readable.ts";
import { readLabFolder } from "../lab_folder.ts";
import { places } from "../places.ts";
import { visible } from "../report_text.ts";
import { exitCodes, UsageError } from "../usage_error.ts";
import { readLines } from "../verify/read_lines.ts";
import { lineMs } from "../verify/verify.ts";
import { VerifyThreads } from "../verify/verify_threads.ts";
import { Workshop } from "../workshop.ts";
import { statement, type Actor } from "./statement.ts";

export async function xapi(given: readonly string[]): Promise<number> {
  const { words: files, values } = parseArguments(given, { values: ["--base", "--actor", "--labs"] });
  if (files.length === 0) throw new UsageError("xapi wants a file of evidence");
  const base = checkedBase(values.get("--base"));
  const wanted = values.get("--actor");
  const actor = wanted === undefined ? undefined : actorOf(wanted, base);
  const labs = resolve(values.get("--labs") ?? places.labs);
  expectReadable(labs, "folder");
  for (const file of files) expectReadable(file, "file");

  const threads = new VerifyThreads(places.verifyWorker, { labs, private: null }, 1, lineMs);
  const workshop = new Workshop();
  let refused = 0;
  try {
    for (const file of files) {
      let number = 0;
      for await (const { bytes, isTooLong, sha256 } of readLines(createReadStream(file), evidenceLimits.bytes)) {
        number += 1;
        const made = isTooLong ? "it is too large"
          : await statementOf(JSON.parse(await threads.verify({ line: bytes, sha256 })) as Answer, { workshop, labs, base, actor });
        if (typeof made === "string") {
          refused += 1;
          console.error(visible(`bengkel: ${file}:${number}: no statement: ${made}`));
        } else {
          console.log(JSON.stringify(made));
        }
      }
      if (number === 0) throw new UsageError(`${file} is empty`, exitCodes.badData);
    }
  } finally {
    threads.close();
    workshop.close();
  }
  return refused === 0 ? 0 : exitCodes.failed;
}

interface Asked {
  readonly workshop: Workshop;
  readonly labs: string;
  readonly base: string;
  /** Undefined: whoever the evidence names. */
  readonly actor: Actor | undefined;
}

/** Why there is none, as a text. */
async function statementOf(answer: Answer, { workshop, labs, base, actor }: Asked): Promise<object | string> {
  const { state, lab, name, outcome, points, outOf, evidence, problems } = answer;
  if (state !== "verified" || lab === null || points === null || outOf === null) return `${state}: ${problems[0]?.message ?? "it could not be run again"}`;
  if (outcome !== "passed" && outcome !== "failed") return "the platform could not grade it";
  const named = (name ?? "").trim();
  const who = actor ?? (named === "" ? undefined : { account: { homePage: base, name: named } });
  if (who === undefined) return "nobody is named in it; say who with --actor";
  const core = await workshop.core();
  const read = await core.readLab(await readLabFolder(join(labs, lab.id)));
  if (!read.ok) throw new Error(read.problems[0]?.message);
  const { title, summary } = read.value.info;
  return statement(base, who, { evidence, lab, title, summary, isPassed: outcome === "passed", points, outOf });
}

function checkedBase(base: string | undefined): string {
  if (base === undefined) throw new UsageError("xapi wants --base, the address under which your labs are named, like https://academy.example.org/");
  if (/^https?:\/\/[^\s<>"{}|\\^`?#]+\/$/.test(base) && URL.canParse(base)) return base;
  throw new UsageError(`--base wants an address that ends in "/", like https://academy.example.org/, not ${JSON.stringify(base)}`);
}

function actorOf(wanted: string, base: string): Actor {
  if (/^mailto:/i.test(wanted)) {
    if (/^mailto:[^\s@<>"]+@[^\s@<>"]+$/.test(wanted)) return { mbox: wanted };
    throw new UsageError(`--actor wants mailto:siti@example.org or the name of an account, not ${JSON.stringify(wanted)}`);
  }
  if (wanted.trim() === "") throw new UsageError("--actor wants mailto:siti@example.org or the name of an account, not nothing");
  return { account: { homePage: base, name: wanted } };
}
