// Fetches files that this device lacks, a few at a time, and keeps each as soon as it is checked: after a failure what came stays.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { SiteFile } from "../protocol/messages.ts";
import { fetchVerified, type Hash } from "./fetching.ts";
import type { KeptFiles } from "./kept_files.ts";

/** Compressed bytes. */
export interface FetchProgress {
  readonly wireBytes: number;
  readonly wireTotal: number;
}

/** A poor link is not helped by more. */
const fetchesAtOnce = 3;

export interface Missing {
  readonly base: string;
  readonly kept: KeptFiles;
  readonly hash: Hash;
  /** Those of them that are here are left out. */
  readonly files: readonly SiteFile[];
  readonly onProgress?: (progress: FetchProgress) => void;
  readonly signal?: AbortSignal;
}

/** Stopped: the problem `pack.stopped`. */
export async function fetchMissing({ base, kept, hash, files, onProgress, signal }: Missing): Promise<Result<null>> {
  const held = await kept.held();
  // The small ones first: many labs are soon whole but for their engine.
  const waiting = files.filter(({ sha256 }) => !held.has(sha256)).sort((a, b) => a.bytes - b.bytes);
  const wireTotal = waiting.reduce((sum, file) => sum + file.wireBytes, 0);
  const came = new Map<string, number>();
  const tell = (): void => onProgress?.({ wireTotal, wireBytes: [...came.values()].reduce((sum, bytes) => sum + bytes, 0) });
  tell();
  let failed: Result<null> | undefined;
  const work = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined && failed === undefined; file = waiting.shift()) {
      const { url, sha256, bytes: size, wireBytes } = file;
      // What arrives is counted unpacked; of what went over the wire only the sum is known.
      const fetched = await fetchVerified(`${base}${url}`, file, hash, (count) => {
        came.set(sha256, Math.min(1, count / size) * wireBytes);
        tell();
      }, signal);
      if (signal?.aborted === true) failed ??= failure(problem("pack.stopped", "the person stopped it"));
      else if (!fetched.ok) failed ??= fetched;
      else if (await kept.keep(sha256, fetched.value) !== "kept") failed ??= noRoom();
    }
  };
  await Promise.all(Array.from({ length: fetchesAtOnce }, work));
  return failed ?? success(null);
}

export function noRoom(): Result<never> {
  return failure(problem("pack.no-room", "the device has no room for these files"));
}
