// Writing Observation frames (kind 17): what a run left behind, as the core reads it.

import { decodeText, encodeFrame, encodeText, frameKinds, type Bytes } from "../protocol/frame.ts";
import type { Ending, StoppedBy } from "../protocol/messages.ts";
import type { KeptFile } from "./kept_files.ts";

export interface Observed {
  readonly key: string;
  readonly ending: Ending;
  readonly stoppedBy?: StoppedBy;
  readonly detail?: string;
  /** Instructions paid for; null when the guest is not metered. */
  readonly fuel?: number | null;
  readonly memoryBytes?: number;
  readonly stdout?: Uint8Array;
  readonly stderr?: Uint8Array;
  readonly result?: Uint8Array;
  readonly kept?: readonly KeptFile[];
}

export function encodeObservation(it: Observed): Bytes {
  const nothing = new Uint8Array(0);
  const blobs = [it.stdout ?? nothing, it.stderr ?? nothing, ...(it.result === undefined ? [] : [it.result])];
  const files = (it.kept ?? []).map((file) => (
    file.is === "file" ? { path: file.path, is: file.is, blob: blobs.push(file.bytes) - 1 } : { path: file.path, is: file.is }
  ));
  const json = JSON.stringify({
    key: it.key,
    ending: it.ending,
    ...(it.stoppedBy === undefined ? {} : { stoppedBy: it.stoppedBy }),
    detail: wellFormed((it.detail ?? "").slice(0, 1000)),
    fuel: it.fuel ?? null,
    memoryBytes: it.memoryBytes ?? 0,
    stdout: 0,
    stderr: 1,
    result: it.result === undefined ? null : 2,
    ...(files.length === 0 ? {} : { files }),
  });
  return encodeFrame({ kind: frameKinds.observation, json, blobs });
}

/** Without halves of surrogate pairs, which would not be UTF-8. */
function wellFormed(text: string): string {
  return decodeText(encodeText(text)) ?? "";
}
