// Every piece of evidence run again, several side by side: grouped by language and lab, so that one prepared guest a worker serves them
// all. Promises: each sheet gets one entry, whatever becomes of the others.

import { decodeEvidence, tooLarge } from "../protocol/evidence.ts";
import type { LabInfo, Report } from "../protocol/messages.ts";
import { engineFor } from "../runtime/engine_kind.ts";
import type { TextFile } from "../session/session.ts";
import type { SiteTools } from "../session/site_tools.ts";
import { told, unverifiable, type Answer, type Told } from "../verify/answer.ts";
import { SiteBench } from "../verify/site_bench.ts";
import { Verifier } from "../verify/verify_evidence.ts";
import type { Sheet } from "./read_sheets.ts";

/** verified: it is as it says. tampered: it was run again and is not. apart: it could not be compared (another version of the lab, or of
 *  what grades). unreadable: it is no evidence. */
export type EntryState = "verified" | "tampered" | "apart" | "unreadable";

export interface Entry {
  /** Its place among the sheets. */
  readonly key: number;
  readonly file: string;
  readonly line: number | null;
  readonly state: EntryState;
  /** As the learner typed it, if they did. */
  readonly learner: string | null;
  readonly lab: Answer["lab"];
  /** As found here; null: it was not run. */
  readonly report: Report | null;
  readonly problems: readonly Told[];
  readonly submission: readonly TextFile[];
}

export interface VerifyingClass {
  readonly tools: SiteTools;
  /** Pieces under way at a time; programs that are compiled take turns anyway. */
  readonly side: number;
  readonly onEntry: (entry: Entry) => void;
  readonly signal: AbortSignal;
}

interface Waiting {
  readonly key: number;
  readonly sheet: Sheet;
}

interface Group {
  readonly lab: LabInfo;
  readonly waiting: Waiting[];
}

export async function verifyClass(sheets: readonly Sheet[], it: VerifyingClass): Promise<void> {
  const groups = new Map<string, Group>();
  const verifier = new Verifier(new SiteBench(it.tools));
  for (const [key, sheet] of sheets.entries()) {
    if (it.signal.aborted) return;
    const bytes = await bytesOf(sheet);
    const read = bytes === undefined ? undefined : decodeEvidence(bytes);
    const lab = read?.ok === true ? it.tools.labs.find(({ id }) => id === read.value.lab.id) : undefined;
    if (lab === undefined) it.onEntry(await entryOf({ key, sheet }, verifier));
    else groupOf(groups, lab).waiting.push({ key, sheet });
  }
  const order = [...groups.values()].sort((a, b) => engineOrder(a.lab).localeCompare(engineOrder(b.lab)));
  for (const { lab, waiting } of order) {
    const side = engineFor(lab)?.isCompiled === true ? 1 : it.side;
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined && !it.signal.aborted; next = waiting.shift()) {
        const entry = await entryOf(next, verifier);
        if (!it.signal.aborted) it.onEntry(entry);
      }
    };
    await Promise.all(Array.from({ length: side }, work));
  }
}

async function entryOf({ key, sheet }: Waiting, verifier: Verifier): Promise<Entry> {
  const { file, line } = sheet;
  try {
    const bytes = await bytesOf(sheet);
    const { answer, evidence, report } = bytes === undefined
      ? { answer: unverifiable(sheet.bytes === null ? tooLarge() : told("class.unreadable", "the file could not be read")), evidence: null, report: null }
      : await verifier.verify(bytes);
    const state = answer.state === "differs" ? "tampered" : answer.state === "verified" ? "verified" : evidence === null ? "unreadable" : "apart";
    return {
      key, file, line, state, learner: answer.name, lab: answer.lab, report, problems: answer.problems,
      submission: report?.outcome === "failed" ? evidence?.submission ?? [] : [],
    };
  } catch {
    const problems = [told("verify.platform", "this could not be run here")];
    return { key, file, line, state: "apart", learner: null, lab: null, report: null, problems, submission: [] };
  }
}

async function bytesOf({ bytes }: Sheet): Promise<Uint8Array | undefined> {
  try {
    return bytes === null ? undefined : new Uint8Array(await bytes.arrayBuffer());
  } catch {
    return undefined;
  }
}

function groupOf(groups: Map<string, Group>, lab: LabInfo): Group {
  const group = groups.get(lab.id) ?? { lab, waiting: [] };
  groups.set(lab.id, group);
  return group;
}

function engineOrder(lab: LabInfo): string {
  return `${engineFor(lab)?.name ?? ""} ${lab.id}`;
}
