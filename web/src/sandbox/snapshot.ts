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

/** A stretch of a memory image: all zero, or to be copied. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly isZero: boolean;
}

const grain = 4096;
/** Fewer bytes of zeros than these are copied with their neighbours. */
const leastZeros = 65_536;

/** A memory image as it is put back a thousand times. Much of it is zero, and zeros need not be read to be written: of CPython's a
 *  third of the time is saved. */
export class MemoryImage {
  private readonly bytes: Uint8Array;
  private readonly stretches: readonly Stretch[];

  /** `bytes` is kept. */
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.stretches = stretchesOf(bytes);
  }

  get length(): number {
    return this.bytes.length;
  }

  /** `memory` is at least as large. */
  putInto(memory: Uint8Array): void {
    for (const { start, end, isZero } of this.stretches) {
      if (isZero) memory.fill(0, start, end);
      else memory.set(this.bytes.subarray(start, end), start);
    }
  }

  /** Whether the memory holds the image there: between multiples of four, as both begin at one. */
  holds(memory: Uint8Array, start: number, end: number): boolean {
    const view = (bytes: Uint8Array): Uint32Array => new Uint32Array(bytes.buffer, bytes.byteOffset + start, (end - start) / 4);
    const [own, other] = [view(this.bytes), view(memory)];
    for (let at = 0; at < own.length; at += 1) if (own[at] !== other[at]) return false;
    return true;
  }

  /** Of a part alone. */
  putPart(memory: Uint8Array, start: number, end: number): void {
    memory.set(this.bytes.subarray(start, end), start);
  }
}

function stretchesOf(bytes: Uint8Array): Stretch[] {
  const stretches: Stretch[] = [];
  const add = (start: number, end: number, isZero: boolean): void => {
    const last = stretches.at(-1);
    if (last?.isZero === isZero) stretches.splice(-1, 1, { ...last, end });
    else if (start < end) stretches.push({ start, end, isZero });
  };
  for (let start = 0; start < bytes.length;) {
    let end = start;
    while (end < bytes.length && isAllZero(bytes, end)) end = Math.min(end + grain, bytes.length);
    add(start, end, end - start >= leastZeros);
    start = end;
    while (end < bytes.length && !isAllZero(bytes, end)) end = Math.min(end + grain, bytes.length);
    add(start, end, false);
    start = end;
  }
  return stretches;
}

function isAllZero(bytes: Uint8Array, start: number): boolean {
  const end = Math.min(start + grain, bytes.length);
  for (let at = start; at < end; at += 1) if (bytes[at] !== 0) return false;
  return true;
}
