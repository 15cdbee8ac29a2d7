// A lab's folder as the studio holds it: paths and bytes, all of it from somebody else until it was looked at.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { NamedBytes } from "../core/core_client.ts";
import { decodeText } from "../protocol/frame.ts";

export type Folder = ReadonlyMap<string, Uint8Array>;

export const folderLimits = { files: 2000, bytes: 64 * 1024 * 1024, path: 200 } as const;

/** Relative, with "/" between parts, none of them a way out, and no sign that some system refuses. */
export function isFolderPath(path: string): boolean {
  return path.length > 0 && path.length <= folderLimits.path && !/[\u0000-\u001f\u007f\\:*?"<>|]/.test(path)
    && path.split("/").every((part) => part !== "" && part !== "." && part !== ".." && !part.startsWith(" ") && !/[. ]$/.test(part));
}

/** What editors and systems leave behind is passed over; what stands above lab.json is cut off. Problems: studio.bad-path, studio.too-large,
 *  studio.no-lab. */
export function makeFolder(files: readonly NamedBytes[]): Result<Folder> {
  const own = files.filter(({ path }) => !path.endsWith("/") && !path.split("/").some(isLeftBehind));
  const definition = own.map(({ path }) => path).filter((path) => path === "lab.json" || path.endsWith("/lab.json"))
    .sort((a, b) => a.split("/").length - b.split("/").length)[0];
  if (definition === undefined) return failure(problem("studio.no-lab", "there is no lab.json in it"));
  const home = definition.slice(0, -"lab.json".length);
  const inside = own.filter(({ path }) => path.startsWith(home)).map(({ path, bytes }) => ({ path: path.slice(home.length), bytes }));
  const wrong = inside.find(({ path }) => !isFolderPath(path));
  if (wrong !== undefined) return failure(problem("studio.bad-path", "this path cannot be a lab's", { file: wrong.path }));
  const bytes = inside.reduce((sum, file) => sum + file.bytes.length, 0);
  if (inside.length > folderLimits.files || bytes > folderLimits.bytes) return failure(tooLarge());
  return success(new Map(inside.map((file) => [file.path, file.bytes] as const).sort(([a], [b]) => (a < b ? -1 : 1))));
}

export function tooLarge(): ReturnType<typeof problem> {
  return problem("studio.too-large", `a lab has at most ${folderLimits.files} files and ${folderLimits.bytes >> 20} MiB`);
}

export function isLeftBehind(part: string): boolean {
  return part === "__pycache__" || part === "__MACOSX" || part === ".DS_Store" || part === ".git" || part.endsWith("~");
}

export function namedFiles(folder: Folder): readonly NamedBytes[] {
  return [...folder].map(([path, bytes]) => ({ path, bytes }));
}

/** Undefined: it is no text, and is kept as it is. */
export function textOf(bytes: Uint8Array): string | undefined {
  return bytes.length > 2 * 1024 * 1024 ? undefined : decodeText(bytes);
}

/** With a file put in, in order. */
export function withFile(folder: Folder, path: string, bytes: Uint8Array): Folder {
  return new Map([...folder].filter(([it]) => it !== path).concat([[path, bytes]]).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function withoutFile(folder: Folder, path: string): Folder {
  return new Map([...folder].filter(([it]) => it !== path));
}
