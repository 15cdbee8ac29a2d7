// What is slow to make, kept as files under the hash of what it is made from. Several processes may share a folder.

import { randomUUID } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";

const keptDays = 60;

export class CacheFolder {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    const path = join(this.folder, name);
    try {
      const bytes = new Uint8Array(await readFile(path));
      await utimes(path, new Date(), new Date());
      return bytes;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async keep(name: string, bytes: Uint8Array): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const fresh = join(this.folder, `${randomUUID()}.new`);
    await writeFile(fresh, bytes);
    await rename(fresh, join(this.folder, name));
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.folder, name), { force: true });
  }

  /** Removes what nobody has asked for in two months. */
  async forgetUnused(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const oldest = Date.now() - keptDays * 24 * 3600 * 1000;
    for (const name of await readdir(this.folder)) {
      const { mtimeMs } = await stat(join(this.folder, name));
      if (mtimeMs < oldest) await this.remove(name);
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
