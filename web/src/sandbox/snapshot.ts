// A prepared guest as bytes: its exported mutable globals and its memory. The same guest, library and host give the same
// bytes on every device, so the site can state their SHA-256.
//
//   0 "BGKS" | 4 u32 number of globals | 8 each global as i64, in the order of the module's exports | then the memory

import type { Bytes } from "../protocol/frame.ts";

const magic = [0x42, 0x47, 0x4b, 0x53] as const;
const pageSize = 65_536;

export interface Snapshot {
  readonly globals: readonly bigint[];
  readonly memory: Uint8Array;
}

export function encodeSnapshot(snapshot: Snapshot): Bytes {
  const bytes = new Uint8Array(8 + 8 * snapshot.globals.length + snapshot.memory.length);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint32(4, snapshot.globals.length, true);
  snapshot.globals.forEach((value, index) => view.setBigInt64(8 + 8 * index, value, true));
  bytes.set(snapshot.memory, 8 + 8 * snapshot.globals.length);
  return bytes;
}

/** The memory is a view into `bytes`; undefined when this is not a snapshot with `globals` globals. */
export function decodeSnapshot(bytes: Uint8Array, globals: number): Snapshot | undefined {
  const start = 8 + 8 * globals;
  if (bytes.length < start || magic.some((byte, at) => bytes[at] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(4, true) !== globals || (bytes.length - start) % pageSize !== 0) return undefined;
  const values = Array.from({ length: globals }, (_, index) => view.getBigInt64(8 + 8 * index, true));
  return { globals: values, memory: bytes.subarray(start) };
}
