// The one IndexedDB database of the site: the journal of work and the learner's progress. Opened lazily, and opened again
// after a failure (iOS is known to lose the connection while a page sleeps).

import { openDB, type DBSchema, type IDBPDatabase } from "idb";
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

let open: Promise<Database> | undefined;

function database(): Promise<Database> {
  open ??= openDB<Schema>(owned("bengkel-work"), 1, {
    upgrade(db) {
      db.createObjectStore("journal", { keyPath: ["labKey", "seq"] });
      db.createObjectStore("progress", { keyPath: "labKey" });
    },
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      open = undefined;
    },
    terminated() {
      open = undefined;
    },
  });
  return open;
}

/** Does `step` on the database, once more on a fresh connection when the first one turns out to be broken. */
export async function withDatabase<T>(step: (db: Database) => Promise<T>): Promise<T> {
  try {
    return await step(await database());
  } catch (error) {
    open = undefined;
    if (!(error instanceof DOMException) || !["InvalidStateError", "UnknownError"].includes(error.name)) throw error;
    return step(await database());
  }
}
