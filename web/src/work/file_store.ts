// The second, independent copy of the work: two files a lab in the origin's private file system, written in turn, so that
// the one before is whole whatever happens to the one being written. Undefined where the browser has none (plain http,
// private windows, older Safari).

import { owned } from "./owner.ts";
import { readRecord, type WorkRecord } from "./record.ts";
import type { WorkStore } from "./store.ts";

export async function openFileStore(): Promise<WorkStore | undefined> {
  try {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(owned("bengkel-work"), { create: true });
    if (typeof FileSystemFileHandle.prototype.createWritable !== "function") return undefined;
    return new FileStore(folder);
  } catch {
    return undefined;
  }
}

class FileStore implements WorkStore {
  readonly name = "files";
  private readonly folder: FileSystemDirectoryHandle;

  constructor(folder: FileSystemDirectoryHandle) {
    this.folder = folder;
  }

  async append(record: WorkRecord): Promise<void> {
    const file = await this.folder.getFileHandle(fileName(record.labKey, record.seq), { create: true });
    const writable = await file.createWritable();
    try {
      await writable.write(JSON.stringify(record));
    } catch (error) {
      await writable.abort().catch(() => undefined);
      throw error;
    }
    await writable.close();
  }

  async latest(labKey: string): Promise<WorkRecord | undefined> {
    const records = await Promise.all([0, 1].map((turn) => this.read(fileName(labKey, turn))));
    return records
      .filter((record) => record?.labKey === labKey)
      .reduce((best, record) => ((record?.seq ?? 0) > (best?.seq ?? 0) ? record : best), undefined);
  }

  private async read(name: string): Promise<WorkRecord | undefined> {
    try {
      const file = await (await this.folder.getFileHandle(name)).getFile();
      return readRecord(JSON.parse(await file.text()));
    } catch {
      return undefined; // not there yet, or damaged: the other one stands in
    }
  }
}

export async function labsInFiles(): Promise<readonly string[]> {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(owned("bengkel-work"));
  const labs: string[] = [];
  for await (const name of folder.keys()) {
    const lab = /^([a-z0-9-]+)\.[01]\.json$/.exec(name)?.[1];
    if (lab !== undefined) labs.push(lab);
  }
  return labs;
}

/** Lab ids are [a-z0-9-]: a safe file name as they are. */
function fileName(labKey: string, seq: number): string {
  return `${labKey}.${seq % 2}.json`;
}
