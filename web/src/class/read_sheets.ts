// What an instructor dropped, as pieces of evidence: a file each, or a line each of a file of JSON Lines. Nothing is held but where a
// piece lies; its bytes are read when its turn comes.

import { evidenceLimits } from "../protocol/evidence.ts";

export interface Sheet {
  readonly file: string;
  /** From 1, in a file of lines; null: the file is one piece. */
  readonly line: number | null;
  /** Null: it is too large to be read. */
  readonly bytes: Blob | null;
}

/** More are not taken. */
export const mostSheets = 5000;

const lineEnd = 0x0a;

/** The file's name with the folder it was chosen in: learning platforms name the learner there. */
export function nameOf(file: File): string {
  return file.webkitRelativePath === "" ? file.name : file.webkitRelativePath;
}

/** Problems with a file are the file's: what cannot be read comes as a piece that cannot be read. */
export async function readSheets(files: readonly File[]): Promise<readonly Sheet[]> {
  const sheets: Sheet[] = [];
  for (const file of files) {
    if (sheets.length >= mostSheets) break;
    const whole: Sheet = { file: nameOf(file), line: null, bytes: file.size > evidenceLimits.bytes ? null : file };
    const lines = await linesOf(file, mostSheets - sheets.length).catch(() => []);
    sheets.push(...(lines.length > 1 ? lines : [whole]));
  }
  return sheets;
}

/** None where the file is no file of lines: each of them that is not blank begins an object. */
async function linesOf(file: File, most: number): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  const add = async (from: number, to: number, line: number): Promise<boolean> => {
    const blob = file.slice(from, to);
    const head = (await blob.slice(0, 64).text()).trimStart();
    if (head === "") return true;
    if (!head.startsWith("{")) return false;
    sheets.push({ file: nameOf(file), line, bytes: blob.size > evidenceLimits.bytes ? null : blob });
    return sheets.length < most;
  };
  let start = 0;
  let line = 1;
  for (let at = 0; at < file.size; at += chunkBytes) {
    const chunk = new Uint8Array(await file.slice(at, at + chunkBytes).arrayBuffer());
    for (let end = chunk.indexOf(lineEnd); end >= 0; end = chunk.indexOf(lineEnd, end + 1)) {
      if (!await add(start, at + end, line)) return sheets.length < most ? [] : sheets;
      start = at + end + 1;
      line += 1;
    }
    // Half of a file without a line end is one piece, whatever follows.
    if (line === 1 && at > evidenceLimits.bytes) return [];
  }
  if (start < file.size && !await add(start, file.size, line) && sheets.length < most) return [];
  return sheets;
}

const chunkBytes = 1 << 20;
