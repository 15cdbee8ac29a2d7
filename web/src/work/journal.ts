// Saves one lab's work to every store there is, and finds the newest whole record over all of them.

import { databaseStore, labsInDatabase, newestSeq } from "./database_store.ts";
import { labsInFiles, openFileStore } from "./file_store.ts";
import { previewKey } from "./preview_key.ts";
import { seal, type UnsealedRecord, type WorkRecord } from "./record.ts";
import { ConflictError, type WorkStore } from "./store.ts";

export interface Kept {
  /** How many independent copies were written: 2 is the aim, 1 is worth a note. */
  readonly copies: number;
}

/** Every lab that any store knows of. */
export async function savedLabs(): Promise<readonly string[]> {
  const found = await Promise.all([labsInDatabase(), labsInFiles()].map((labs) => labs.catch(() => [])));
  return [...new Set(found.flat())].sort();
}

const nowhere: WorkStore = { name: "database", append: () => Promise.resolve(), latest: () => Promise.resolve(undefined) };

export class Journal {
  private readonly stores: readonly WorkStore[];
  private seq: number;

  private constructor(stores: readonly WorkStore[], seq: number) {
    this.stores = stores;
    this.seq = seq;
  }

  /** Opens the stores and brings the newest work, if any. Never rejects: without a store, saving will say so. */
  static async open(labKey: string): Promise<{ journal: Journal; record: WorkRecord | undefined }> {
    if (labKey === previewKey) return { journal: new Journal([nowhere, nowhere], 0), record: undefined };
    const files = await openFileStore();
    const stores = files === undefined ? [databaseStore] : [databaseStore, files];
    const found = await Promise.all(stores.map((store) => store.latest(labKey).catch(() => undefined)));
    const record = found.reduce((best, it) => ((it?.seq ?? 0) > (best?.seq ?? 0) ? it : best), undefined);
    // A damaged newer record still takes its number.
    const known = await newestSeq(labKey).catch(() => 0);
    return { journal: new Journal(stores, Math.max(known, record?.seq ?? 0)), record };
  }

  /** Resolves when at least one store has committed. Rejects when none could, or with a ConflictError. */
  async append(record: Omit<UnsealedRecord, "seq" | "savedAt">): Promise<Kept> {
    const sealed = seal({ ...record, seq: this.seq + 1, savedAt: Date.now() });
    let copies = 0;
    let problem: unknown;
    // One after the other: a conflict found by the first must not reach the second.
    for (const store of this.stores) {
      try {
        await store.append(sealed);
        copies += 1;
      } catch (error) {
        if (error instanceof ConflictError) throw error;
        problem ??= error;
      }
    }
    if (copies === 0) throw problem;
    this.seq = sealed.seq;
    return { copies };
  }
}
