// One place that keeps work. Two independent ones are used at once (journal.ts), because each of them is known to lose
// everything now and then without saying so.

import type { WorkRecord } from "./record.ts";

export interface WorkStore {
  readonly name: "database" | "files";
  /** Settles only when the record is safely kept. Rejects with a ConflictError when another tab has already written this seq. */
  append(record: WorkRecord): Promise<void>;
  /** The newest record of a lab that reads back right. */
  latest(labKey: string): Promise<WorkRecord | undefined>;
}

/** Another tab wrote first: what we hold is not the newest work. */
export class ConflictError extends Error {
  override readonly name = "ConflictError";
}
