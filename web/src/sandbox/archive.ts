// A tar archive as the build writes it (wasm/guests/cpp): files and folders, names of at most 100 bytes, nothing else.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import { decodeText } from "../protocol/frame.ts";

export interface ArchivedFile {
  readonly path: string;
  /** A view into the archive. */
  readonly bytes: Uint8Array;
}

const blockSize = 512;
const nameSize = 100;
const sizeAt = 124;
const typeAt = 156;
const types = { file: 0x30, folder: 0x35 } as const;

export function readArchive(archive: Uint8Array): Result<readonly ArchivedFile[]> {
  const files: ArchivedFile[] = [];
  let at = 0;
  while (at + blockSize <= archive.length && archive[at] !== 0) {
    const header = archive.subarray(at, at + blockSize);
    const path = textOf(header.subarray(0, nameSize));
    const size = Number.parseInt(textOf(header.subarray(sizeAt, sizeAt + 12)) ?? "", 8);
    const type = header[typeAt];
    const start = at + blockSize;
    if (path === undefined || !Number.isSafeInteger(size) || start + size > archive.length) return unreadable(at);
    if (type === types.file) files.push({ path: path.replace(/^\.\//, ""), bytes: archive.subarray(start, start + size) });
    else if (type !== types.folder) return unreadable(at);
    at = start + Math.ceil(size / blockSize) * blockSize;
  }
  return files.length > 0 ? success(files) : unreadable(at);
}

/** Up to the first zero. */
function textOf(field: Uint8Array): string | undefined {
  const end = field.indexOf(0);
  return decodeText(end < 0 ? field : field.subarray(0, end));
}

function unreadable(offset: number): ReturnType<typeof failure> {
  return failure(problem("archive.unreadable", "this is not an archive of plain files", { offset }));
}
