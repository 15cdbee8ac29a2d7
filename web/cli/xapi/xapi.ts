// bengkel xapi FILE… --base IRI [--actor mailto:ADDRESS|NAME] [--labs FOLDER]: a statement of xAPI for each line of evidence, one a line, after
// the line was run again by what `bengkel verify` runs. What is not verified, or names nobody, gets none, and is told with its line and why.
//
// Exit code 0: each line has its statement; 1: some have none; 2: asked wrongly; 65: a file is empty; 66: a file or folder is not there;
// 77: the system does not let us.

import { resolve } from "node:path";
import { parseArguments } from "../arguments.ts";
import { expectReadable } from "../expect_readable.ts";
import { places } from "../places.ts";
import { visible } from "../report_text.ts";
import { exitCodes, UsageError } from "../usage_error.ts";
import { EvidenceRerun, type Verified } from "../verify/rerun_evidence.ts";
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

  const rerun = new EvidenceRerun(labs);
  let refused = 0;
  try {
    for (const file of files) {
      for await (const { number, found } of rerun.lines(file)) {
        const made = typeof found === "string" ? found : statementOf(found, base, actor);
        if (typeof made === "string") {
          refused += 1;
          console.error(visible(`bengkel: ${file}:${number}: no statement: ${made}`));
        } else {
          console.log(JSON.stringify(made));
        }
      }
    }
  } finally {
    rerun.close();
  }
  return refused === 0 ? 0 : exitCodes.failed;
}

/** Why there is none, as a text. `actor` undefined: whoever the evidence names. */
function statementOf({ evidence, lab, info, name, outcome, points, outOf }: Verified, base: string, actor: Actor | undefined): object | string {
  if (outcome !== "passed" && outcome !== "failed") return "the platform could not grade it";
  const named = (name ?? "").trim();
  const who = actor ?? (named === "" ? undefined : { account: { homePage: base, name: named } });
  if (who === undefined) return "nobody is named in it; say who with --actor";
  const { title, summary } = info;
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
