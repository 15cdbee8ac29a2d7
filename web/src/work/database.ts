// The IndexedDB database of the journal of work and the learner's progress. Opened again after a failure (iOS is known to lose the
// connection while a page sleeps).

import type { DBSchema, IDBPDatabase } from "idb";
import { connection } from "./connection.ts";
import { owned } from "./owner.ts";
import type { WorkRecord } from "./record.ts";

export interface Progress {
  readonly labKey: string;
  readonly points: number;
  readonly outOf: number;
  readonly outcome: "passed" | "failed" | "not-gradable";
  /** Hash of the lab these points were got in. */
  readonly labHash: string;
}

interface Schema extends DBSchema {
  journal: { key: [string, number]; value: WorkRecord };
  progress: { key: string; value: Progress };
}

export type Database = IDBPDatabase<Schema>;

const { open: database, forget } = connection<Schema>(() => owned("bengkel-work"), (db) => {
  db.createObjectStore("journal", { keyPath: ["labKey", "seq"] });
  db.createObjectStore("progress", { keyPath: "labKey" });
});

/** Does `step` on the database, once more on a fresh connection when the first one turns out to be broken. */
export async function withDatabase<T>(step: (db: Database) => Promise<T>): Promise<T> {
  try {
    return await step(await database());
  } catch (error) {
    forget();
    if (!(error instanceof DOMException) || !["InvalidStateError", "UnknownError"].includes(error.name)) throw error;
    return step(await database());
  }
}
