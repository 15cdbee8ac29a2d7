// Everything that is kept here, over all labs: gathered into a backup, or brought in from one. Bringing in never takes anything
// away: where other code stands, what the backup holds goes into the history.

import { addAttempts, readHistory } from "./attempt_store.ts";
import { sealAttempt } from "./attempt.ts";
import type { Backup, BackupLab } from "./backup.ts";
import { Journal, savedLabs } from "./journal.ts";
import { allProgress, rememberProgress } from "./progress.ts";
import { sameFiles, type WorkRecord } from "./record.ts";
import { replaceWork } from "./replace_work.ts";

export async function gatherBackup(): Promise<Backup> {
  const [labs, { attempts }, progress] = await Promise.all([savedLabs(), readHistory(), allProgress()]);
  const all = [...new Set([...labs, ...attempts.map(({ labKey }) => labKey), ...progress.keys()])].sort();
  const gathered: BackupLab[] = [];
  for (const lab of all) {
    const { record } = await Journal.open(lab);
    const best = progress.get(lab);
    gathered.push({
      lab,
      work: record === undefined ? null : workOf(record),
      best: best === undefined ? null : { outcome: best.outcome, points: best.points, outOf: best.outOf, labHash: best.labHash },
      attempts: attempts.filter(({ labKey }) => labKey === lab),
    });
  }
  return { madeAt: Date.now(), labs: gathered };
}

function workOf({ baseHash, files, tries }: WorkRecord): NonNullable<BackupLab["work"]> {
  return { labHash: baseHash, files, tries: tries ?? 0 };
}

export interface BroughtIn {
  /** Attempts that were not known here. */
  readonly attempts: number;
  /** Labs whose code was put in place, because none stood here. */
  readonly placed: number;
  /** Labs where other code stands: theirs is in the history. */
  readonly aside: number;
  /** Some of it could not be kept. */
  readonly isPartly: boolean;
}

export async function bringIn({ labs, madeAt }: Backup): Promise<BroughtIn> {
  let [attempts, placed, aside, isPartly] = [0, 0, 0, false];
  for (const { lab, work, best, attempts: given } of labs) {
    const added = await addAttempts(lab, given);
    attempts += added ?? 0;
    if (added === undefined) isPartly = true;
    if (best !== null) await rememberProgress({ labKey: lab, ...best });
    if (work === null) continue;
    const { record } = await Journal.open(lab);
    if (record !== undefined && sameFiles(record.files, work.files)) continue;
    if (record === undefined && await replaceWork(lab, work.labHash, work.files, work.tries) === "done") {
      placed += 1;
      continue;
    }
    const kept = await addAttempts(lab, [sealAttempt({ labKey: lab, kind: "kept", labHash: work.labHash, files: work.files, verdict: null, at: madeAt })]);
    if (kept === undefined) isPartly = true;
    else aside += 1;
  }
  return { attempts, placed, aside, isPartly };
}
