// Files as one zip or as a folder. The same files give the same bytes.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { zipSync, type Zippable } from "fflate";
import { UsageError } from "../usage_error.ts";

export interface PackedFile {
  /** "/" between its parts, none in front. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The earliest day that a zip can tell. */
const noTime = new Date(1980, 0, 1);

/** Answers with the bytes written; the files stand in the order given. */
export async function writeZip(path: string, files: readonly PackedFile[]): Promise<number> {
  const entries: Zippable = {};
  for (const file of files) entries[file.path] = [file.bytes, { mtime: noTime, level: isPacked(file.path) ? 0 : 6 }];
  const bytes = zipSync(entries);
  await write(path, bytes);
  return bytes.length;
}

export async function writeFolder(folder: string, files: readonly PackedFile[]): Promise<number> {
  let sum = 0;
  for (const file of files) {
    await write(join(folder, file.path), file.bytes);
    sum += file.bytes.length;
  }
  return sum;
}

function isPacked(path: string): boolean {
  return /\.(br|png|woff2)$/.test(path);
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  } catch (error) {
    throw new UsageError(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
