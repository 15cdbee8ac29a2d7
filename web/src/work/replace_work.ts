// Makes other files the work of a lab that is not open in this tab. What stood there goes into the history first.

import { rememberAttempt } from "./attempt_store.ts";
import { Journal } from "./journal.ts";
import type { WorkFile } from "./record.ts";
import { ConflictError } from "./store.ts";
import { openWriterLock } from "./writer_lock.ts";

/** "elsewhere": another tab is writing this lab. "failed": there was no room, and nothing has changed. */
export type Replaced = "done" | "elsewhere" | "failed";

const quiet = { onGained: () => undefined, onAsked: () => Promise.resolve(), onLost: () => undefined };

export async function replaceWork(lab: string, labHash: string, files: readonly WorkFile[], tries = 0): Promise<Replaced> {
  const lock = await openWriterLock(lab, quiet);
  try {
    if (!lock.isWriter) return "elsewhere";
    const { journal, record } = await Journal.open(lab);
    if (record !== undefined) {
      const { baseHash, files: before } = record;
      const isKept = await rememberAttempt({ labKey: lab, kind: "kept", labHash: baseHash, files: before, verdict: null, at: Date.now() });
      if (!isKept) return "failed";
    }
    await journal.append({ labKey: lab, baseHash: labHash, files, beforeReset: record?.files ?? null, tries: Math.max(tries, record?.tries ?? 0) });
    return "done";
  } catch (error) {
    return error instanceof ConflictError ? "elsewhere" : "failed";
  } finally {
    lock.close();
  }
}
