// Folders of this device, in the ways that browsers have for them.

import { problem } from "../base/problem.ts";
import { failure, type Result } from "../base/result.ts";
import type { NamedBytes } from "../core/core_client.ts";
import { folderLimits, isLeftBehind, makeFolder, tooLarge, type Folder } from "./folder.ts";

/** As `<input webkitdirectory>` gives them. */
export async function folderOfFiles(files: readonly File[]): Promise<Result<Folder>> {
  const own = files.filter((file) => !(file.webkitRelativePath || file.name).split("/").some(isLeftBehind));
  if (own.length > folderLimits.files || own.reduce((sum, { size }) => sum + size, 0) > folderLimits.bytes) return failure(tooLarge());
  try {
    return makeFolder(await Promise.all(own.map(async (file): Promise<NamedBytes> => (
      { path: file.webkitRelativePath || file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
    ))));
  } catch {
    return failure(problem("studio.unreadable", "a file of the folder could not be read"));
  }
}

/** What browsers with File System Access have, beyond what every browser has. */
export interface PickedFolder {
  readonly name: string;
  entries(): AsyncIterable<readonly [string, FileSystemHandle]>;
  getDirectoryHandle(name: string, options: { create: boolean }): Promise<PickedFolder>;
  getFileHandle(name: string, options: { create: boolean }): Promise<FileSystemFileHandle>;
  removeEntry(name: string): Promise<void>;
}

type Picker = (options: { mode: "readwrite" }) => Promise<PickedFolder>;

/** Undefined where a folder can only be read. */
export function folderPicker(): Picker | undefined {
  const { showDirectoryPicker } = globalThis as { showDirectoryPicker?: Picker };
  return showDirectoryPicker?.bind(globalThis);
}

export async function folderOfHandle(handle: PickedFolder): Promise<Result<Folder>> {
  const files: NamedBytes[] = [];
  let bytes = 0;
  const walk = async (folder: PickedFolder, above: string): Promise<boolean> => {
    for await (const [name, entry] of folder.entries()) {
      if (isLeftBehind(name)) continue;
      if (entry.kind === "directory") {
        if (!await walk(entry as unknown as PickedFolder, `${above}${name}/`)) return false;
        continue;
      }
      const file = await (entry as FileSystemFileHandle).getFile();
      bytes += file.size;
      if (files.length >= folderLimits.files || bytes > folderLimits.bytes) return false;
      files.push({ path: `${above}${name}`, bytes: new Uint8Array(await file.arrayBuffer()) });
    }
    return true;
  };
  try {
    return await walk(handle, "") ? makeFolder(files) : failure(tooLarge());
  } catch {
    return failure(problem("studio.unreadable", "a file of the folder could not be read"));
  }
}

/** Writes what differs from `before`, the folder as it was read or last written. Rejects when the device refuses. */
export async function writeBack(handle: PickedFolder, before: Folder, now: Folder): Promise<void> {
  const place = async (path: string, create: boolean): Promise<readonly [PickedFolder, string]> => {
    const parts = path.split("/");
    let folder = handle;
    for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create });
    return [folder, parts.at(-1) ?? ""];
  };
  for (const [path, bytes] of now) {
    if (before.get(path) === bytes) continue;
    const [folder, name] = await place(path, true);
    const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await writable.write(new Uint8Array(bytes));
    await writable.close();
  }
  for (const path of before.keys()) {
    if (now.has(path)) continue;
    const [folder, name] = await place(path, false);
    await folder.removeEntry(name);
  }
}
