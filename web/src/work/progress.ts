// The best result in each lab. Kept in the database and, being small, once more in local storage.

import { withDatabase, type Progress } from "./database.ts";
import { previewKey } from "./preview_key.ts";
import { owned } from "./owner.ts";

export type { Progress };

const mirror = (): string => owned("bengkel-progress");

export async function allProgress(): Promise<ReadonlyMap<string, Progress>> {
  const best = new Map<string, Progress>();
  const stored = await withDatabase((db) => db.getAll("progress")).catch(() => []);
  for (const it of [...readMirror(), ...stored]) {
    const known = best.get(it.labKey);
    if (known === undefined || isBetter(it, known)) best.set(it.labKey, it);
  }
  return best;
}

/** Remembers a result if it is the best so far. A failure to keep it is not worth a word: the work itself is safe. */
export async function rememberProgress(it: Progress): Promise<void> {
  if (it.labKey === previewKey) return;
  const known = (await allProgress()).get(it.labKey);
  if (known !== undefined && !isBetter(it, known)) return;
  try {
    localStorage.setItem(
      mirror(),
      JSON.stringify([...readMirror().filter(({ labKey }) => labKey !== it.labKey), it]),
    );
  } catch {
    // full or forbidden
  }
  await withDatabase((db) => db.put("progress", it)).catch(() => undefined);
}

/** Every point was got. */
export function isDone(it: Progress | undefined): boolean {
  return it !== undefined && it.outOf > 0 && it.points >= it.outOf;
}

function isBetter(a: Progress, b: Progress): boolean {
  return share(a) > share(b);
}

function share({ points, outOf, outcome }: Progress): number {
  return outOf === 0 ? Number(outcome === "passed") : points / outOf;
}

function readMirror(): Progress[] {
  try {
    const list: unknown = JSON.parse(localStorage.getItem(mirror()) ?? "[]");
    return Array.isArray(list) ? list.filter(isProgress) : [];
  } catch {
    return [];
  }
}

function isProgress(it: unknown): it is Progress {
  if (typeof it !== "object" || it === null) return false;
  const { labKey, points, outOf } = it as Partial<Progress>;
  return typeof labKey === "string" && typeof points === "number" && typeof outOf === "number";
}
