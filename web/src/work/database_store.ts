// Work kept in IndexedDB: append-only, the last few dozen records of each lab.

import { withDatabase } from "./database.ts";
import { readRecord, type WorkRecord } from "./record.ts";
import { ConflictError, type WorkStore } from "./store.ts";

const recordsKept = 40;

export const databaseStore: WorkStore = {
  name: "database",

  append(record) {
    return withDatabase(async (db) => {
      // Strict: the transaction completes only when the disk has it.
      const transaction = db.transaction("journal", "readwrite", { durability: "strict" });
      const { store } = transaction;
      // An abort after a good request (a full disk does that) must not surface as an unhandled rejection as well.
      const done = transaction.done;
      done.catch(() => undefined);
      const newest = await store.openKeyCursor(lab(record.labKey), "prev");
      if (newest !== null && newest.key[1] >= record.seq) {
        transaction.abort();
        throw new ConflictError(`record ${record.seq} of ${record.labKey} is already there`);
      }
      await store.add(record);
      const old = record.seq - recordsKept;
      if (old > 0) await store.delete(IDBKeyRange.bound([record.labKey, 0], [record.labKey, old]));
      await done;
    });
  },

  latest(labKey) {
    return withDatabase(async (db) => {
      let cursor = await db.transaction("journal").store.openCursor(lab(labKey), "prev");
      while (cursor !== null) {
        const record = readRecord(cursor.value);
        if (record?.labKey === labKey) return record;
        cursor = await cursor.continue();
      }
      return undefined;
    });
  },
};

function lab(labKey: string): IDBKeyRange {
  return IDBKeyRange.bound([labKey, 0], [labKey, Number.MAX_SAFE_INTEGER]);
}

export function labsInDatabase(): Promise<readonly string[]> {
  return withDatabase(async (db) => [...new Set((await db.getAllKeys("journal")).map(([labKey]) => labKey))]);
}

/** The newest seq the database knows of a lab, read back right or not: the next one must be higher. */
export function newestSeq(labKey: string): Promise<number> {
  return withDatabase(async (db) => {
    const cursor = await db.transaction("journal").store.openKeyCursor(lab(labKey), "prev");
    return cursor === null ? 0 : cursor.key[1];
  });
}

export type { WorkRecord };
