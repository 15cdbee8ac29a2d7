// Named blobs in one file, as a frame: what an engine is given.

import { decodeFrame, encodeFrame, frameKinds, type Bytes } from "../../web/src/protocol/frame.ts";

export interface Named {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function pack(items: readonly Named[]): Bytes {
  const names = items.map((it) => it.name);
  return encodeFrame({ kind: frameKinds.ok, json: JSON.stringify(names), blobs: items.map((it) => it.bytes) });
}

export function unpack(bytes: Uint8Array): Named[] {
  const frame = decodeFrame(bytes);
  if (!frame.ok) throw new Error(frame.problems[0]?.message);
  const names = JSON.parse(frame.value.json) as string[];
  return names.map((name, index) => ({ name, bytes: frame.value.blobs[index] ?? new Uint8Array(0) }));
}
