// The draft: the folder as it stands in the studio, kept on this device until another one takes its place. A database of its own, so
// that nothing here can touch a learner's work. Each draft is written whole, and its transaction ends only when the disk has it.

import type { DBSchema } from "idb";
import { connection } from "../work/connection.ts";
import { isFolderPath, type Folder } from "./folder.ts";

export interface Draft {
  readonly name: string;
  readonly folder: Folder;
  /** Epoch milliseconds, for people. */
  readonly savedAt: number;
}

interface Stored {
  readonly name: string;
  readonly files: readonly (readonly [string, Uint8Array])[];
  readonly savedAt: number;
}

interface Schema extends DBSchema {
  drafts: { key: string; value: Stored };
}

const only = "draft";
const { open: database } = connection<Schema>(() => "bengkel-studio", (db) => void db.createObjectStore("drafts"));

/** Undefined: there is none that reads back right. */
export async function readDraft(): Promise<Draft | undefined> {
  try {
    const stored: unknown = await (await database()).get("drafts", only);
    if (!isStored(stored)) return undefined;
    return { name: stored.name, folder: new Map(stored.files), savedAt: stored.savedAt };
  } catch {
    return undefined;
  }
}

/** Rejects when it could not be kept. */
export async function keepDraft(name: string, folder: Folder): Promise<void> {
  const transaction = (await database()).transaction("drafts", "readwrite", { durability: "strict" });
  const { done } = transaction;
  done.catch(() => undefined);
  await transaction.store.put({ name, files: [...folder], savedAt: Date.now() }, only);
  await done;
}

export async function dropDraft(): Promise<void> {
  await (await database()).delete("drafts", only);
}

function isStored(data: unknown): data is Stored {
  if (typeof data !== "object" || data === null) return false;
  const { name, files, savedAt } = data as Partial<Record<keyof Stored, unknown>>;
  return typeof name === "string" && typeof savedAt === "number" && Array.isArray(files) && files.every((file: unknown) => (
    Array.isArray(file) && typeof file[0] === "string" && isFolderPath(file[0]) && file[1] instanceof Uint8Array
  ));
}
