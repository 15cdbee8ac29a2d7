// What is different in another version of a lab, told from the files of both.

import type { KeptLab, ListedFile } from "../protocol/messages.ts";

export interface LabChanges {
  /** The locales in which the task reads differently. */
  readonly texts: readonly string[];
  readonly starter: boolean;
  readonly data: boolean;
  /** What is checked, asked or hinted, and by which rules. */
  readonly checks: boolean;
}

export function labChanges(before: KeptLab, after: KeptLab): LabChanges {
  const changed = [...differing(before.entry.fileList, after.entry.fileList), ...differing(before.rules, after.rules)];
  const texts = changed.flatMap((path) => /^text\.([\w-]+)\.md$/.exec(path)?.[1] ?? []);
  const has = (folder: string): boolean => changed.some((path) => path.startsWith(folder));
  const isOther = (path: string): boolean => !/^(text\.[\w-]+\.md$|starter\/|data\/)/.test(path);
  return { texts, starter: has("starter/"), data: has("data/"), checks: changed.some(isOther) };
}

/** Paths of files that only one of the lists has, or has otherwise. */
function differing(before: readonly ListedFile[], after: readonly ListedFile[]): string[] {
  const old = new Map(before.map(({ path, sha256 }) => [path, sha256]));
  const now = new Map(after.map(({ path, sha256 }) => [path, sha256]));
  return [...new Set([...old.keys(), ...now.keys()])].filter((path) => old.get(path) !== now.get(path));
}
