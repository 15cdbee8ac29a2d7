// bengkel sign EVIDENCE --key FILE --issuer FILE [--learner URI] [--days N] [--labs FOLDER]: a credential for each line of evidence, one a line,
// after the line was run again by what `bengkel verify` runs. What is not verified, or not passed, is refused, with its line and why.
// bengkel sign --make-key FILE: a key, and its public half on standard output.
//
// Exit code 0: all were signed; 1: some were refused; 2: asked wrongly; 65: a key or an issuer is none; 66: a file is not there; 73: the key's file
// is there already; 77: the system does not let us, or others can read the key.

import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { localised } from "../../src/session/words.ts";
import { parseArguments } from "../arguments.ts";
import { expectReadable } from "../expect_readable.ts";
import { places } from "../places.ts";
import { visible } from "../report_text.ts";
import { exitCodes, UsageError } from "../usage_error.ts";
import { EvidenceRerun, type Verified } from "../verify/rerun_evidence.ts";
import { credential, signCredential, type Completion } from "./credential.ts";
import { readIssuer } from "./read_issuer.ts";
import { didOf, makeKey, readSigningKey } from "./signing_key.ts";

const dayMs = 86_400_000;

export async function sign(given: readonly string[]): Promise<number> {
  const { words, values } = parseArguments(given, { values: ["--make-key", "--key", "--issuer", "--learner", "--days", "--labs"] });
  const target = values.get("--make-key");
  if (target !== undefined) {
    if (words.length > 0 || values.size > 1) throw new UsageError("--make-key stands alone");
    console.log(JSON.stringify(await makeKey(target)));
    return 0;
  }
  const [file, extra] = words;
  if (file === undefined || extra !== undefined) throw new UsageError("sign wants one file of evidence");
  const [keyPath, issuerPath] = [values.get("--key"), values.get("--issuer")];
  if (keyPath === undefined || issuerPath === undefined) throw new UsageError("sign wants --key and --issuer");
  const learner = values.get("--learner") ?? null;
  if (learner !== null && !/^[a-z][a-z0-9+.-]*:\S+$/i.test(learner)) throw new UsageError(`--learner wants a URI, like mailto:siti@example.org, not ${learner}`);
  const days = values.get("--days");
  if (days !== undefined && !/^[1-9][0-9]{0,4}$/.test(days)) throw new UsageError(`--days wants a number of days, not ${days}`);
  const key = await readSigningKey(keyPath);
  const named = readIssuer(issuerPath);
  const issuer = { ...named, id: named.id ?? didOf(key.jwk) };
  const labs = resolve(values.get("--labs") ?? places.labs);
  expectReadable(labs, "folder");
  expectReadable(file, "file");

  const from = new Date();
  const dates = { from, until: days === undefined ? null : new Date(from.getTime() + Number(days) * dayMs) };
  const rerun = new EvidenceRerun(labs);
  let refused = 0;
  try {
    for await (const { number, found } of rerun.lines(file)) {
      const completion = typeof found === "string" ? found : completionOf(found, learner);
      if (typeof completion === "string") {
        refused += 1;
        console.error(visible(`bengkel: ${file}:${number}: not signed: ${completion}`));
      } else {
        console.log(await signCredential(credential(`urn:uuid:${randomUUID()}`, issuer, completion, dates), key));
      }
    }
  } finally {
    rerun.close();
  }
  return refused === 0 ? 0 : exitCodes.failed;
}

/** Why there is none, as a text. */
function completionOf({ evidence, lab, info, name, outcome, points, outOf }: Verified, learner: string | null): Completion | string {
  if (outcome !== "passed" || points < outOf) return `the lab is not passed: ${points} of ${outOf} points`;
  if (learner === null && name === null) return "nobody is named in it; say who with --learner";
  const outcomes = [...info.outcomes.trade, ...info.outcomes.computing];
  return {
    lab, title: localised(info.title, "en"), summary: localised(info.summary, "en"), outcomes, points, outOf, evidence, learner: { id: learner, name },
  };
}
