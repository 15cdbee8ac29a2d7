// The history of attempts. A database of its own: whatever happens to it, and whichever version of the site opens it, the work
// itself (database.ts) is not touched. An attempt that cannot be kept is told about, but keeps nobody from working.

import type { DBSchema } from "idb";
import { readAttempt, sameAttempt, sealAttempt, surplus, type Attempt, type UnsealedAttempt } from "./attempt.ts";
import { connection } from "./connection.ts";
import { owned } from "./owner.ts";
import { previewKey } from "./preview_key.ts";
import { sameFiles } from "./record.ts";

interface Schema extends DBSchema {
  attempts: { key: [string, number]; value: Attempt };
}

const { open: database } = connection<Schema>(
  () => owned("bengkel-attempts"), (db) => void db.createObjectStore("attempts", { keyPath: ["labKey", "seq"] }),
);

/** `damaged`: how many could not be read and are left out. */
export interface History {
  readonly attempts: readonly Attempt[];
  readonly damaged: number;
}

export const noHistory: History = { attempts: [], damaged: 0 };

/** Of one lab, or of all of them; oldest first in each. */
export async function readHistory(labKey?: string): Promise<History> {
  try {
    const stored = await (await database()).getAll("attempts", labKey === undefined ? undefined : of(labKey));
    const attempts = stored.flatMap((it) => readAttempt(it) ?? []);
    return { attempts, damaged: stored.length - attempts.length };
  } catch {
    return noHistory;
  }
}

/** Keeps an attempt; one that is no check is passed over when it holds the same files as the newest. False: there was no room. */
export function rememberAttempt(attempt: UnsealedAttempt): Promise<boolean> {
  if (attempt.labKey === previewKey) return Promise.resolve(true);
  return append(attempt.labKey, [sealAttempt(attempt)], (it, known) => {
    const newest = known.at(-1);
    return it.kind !== "check" && newest !== undefined && sameFiles(newest.files, it.files);
  }).then((count) => count !== undefined);
}

/** Keeps those that are not known yet, and tells how many these were; undefined: there was no room for any. */
export function addAttempts(labKey: string, attempts: readonly Omit<Attempt, "seq">[]): Promise<number | undefined> {
  return append(labKey, attempts, (it, known) => known.some((other) => sameAttempt(other, it)));
}

async function append(
  labKey: string, attempts: readonly Omit<Attempt, "seq">[], isKnown: (it: Omit<Attempt, "seq">, known: readonly Attempt[]) => boolean,
): Promise<number | undefined> {
  try {
    const transaction = (await database()).transaction("attempts", "readwrite", { durability: "strict" });
    const { store, done } = transaction;
    done.catch(() => undefined);
    const stored = await store.getAll(of(labKey));
    const kept = stored.flatMap((it) => readAttempt(it) ?? []);
    // A damaged one still has its number.
    let [, seq] = (await store.openKeyCursor(of(labKey), "prev"))?.key ?? [labKey, 0];
    let added = 0;
    for (const it of attempts) {
      if (isKnown(it, kept)) continue;
      seq += 1;
      added += 1;
      const next = { ...it, seq };
      kept.push(next);
      await store.add(next);
    }
    for (const { seq: old } of surplus(kept)) await store.delete([labKey, old]);
    await done;
    return added;
  } catch {
    return undefined;
  }
}

function of(labKey: string): IDBKeyRange {
  return IDBKeyRange.bound([labKey, 0], [labKey, Number.MAX_SAFE_INTEGER]);
}
