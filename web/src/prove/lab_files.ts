// Which files of a lab's folder make what: the learner's side of it, an attempt, what is handed in.

import type { LabSource, NamedBytes } from "../core/core_client.ts";
import { answersPath } from "../protocol/answers.ts";
import type { Attempt, LabInfo } from "../protocol/messages.ts";
import { askingChecks } from "../protocol/questions.ts";

/** What the learner's side of a lab is made of: of attempts/ only what the lab carries. */
export function withoutAttempts(folder: LabSource, { carried }: LabInfo): LabSource {
  const files = folder.files.filter(({ path }) => !path.startsWith("attempts/") || carried.includes(path));
  return { files, rules: folder.rules };
}

/** An attempt's own files, by the paths that the program sees. */
export function attemptFiles(folder: LabSource, attempt: Attempt): Map<string, Uint8Array> {
  const sources = new Map(folder.files.map((file) => [file.path, file.bytes]));
  return new Map(attempt.files.flatMap(({ path, from }) => {
    const bytes = sources.get(from);
    return bytes === undefined ? [] : [[path, bytes] as const];
  }));
}

/** What can be handed in: the editable files and, where the lab asks, the answers. */
export function handedIn(info: LabInfo): readonly string[] {
  return askingChecks(info.checks).length === 0 ? info.files : [...info.files, answersPath];
}

/** The starter files with the given ones in their places. */
export function overlay(folder: LabSource, editable: readonly string[], given: ReadonlyMap<string, Uint8Array>): NamedBytes[] {
  const starter = new Map(folder.files.map((file) => [file.path, file.bytes]));
  return editable.flatMap((path) => {
    const bytes = given.get(path) ?? starter.get(`starter/${path}`);
    return bytes === undefined ? [] : [{ path, bytes }];
  });
}

/** Beside the attempts: why the starter fails, for `bengkel check`. */
export const starterPath = "attempts/starter.json";
