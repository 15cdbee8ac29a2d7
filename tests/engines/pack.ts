// Any number of named byte strings in one file, for an engine to fetch at once:
//
//   0 u32 size of the listing | 4 the listing, JSON: [[name, size], ...] | then the bytes, one after the other

import { decodeText, encodeText, type Bytes } from "../../web/src/protocol/frame.ts";

export interface Named {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export function pack(items: readonly Named[]): Bytes {
  const listing = encodeText(JSON.stringify(items.map(({ name, bytes }) => [name, bytes.length])));
  const packed = new Uint8Array(items.reduce((sum, it) => sum + it.bytes.length, 4 + listing.length));
  new DataView(packed.buffer).setUint32(0, listing.length, true);
  let at = 4;
  for (const bytes of [listing, ...items.map((it) => it.bytes)]) {
    packed.set(bytes, at);
    at += bytes.length;
  }
  return packed;
}

/** The bytes are views into `packed`. */
export function unpack(packed: Bytes): Named[] {
  let at = 4 + new DataView(packed.buffer, packed.byteOffset).getUint32(0, true);
  const listing = JSON.parse(decodeText(packed.subarray(4, at)) ?? "") as [string, number][];
  return listing.map(([name, size]) => ({ name, bytes: packed.subarray(at, (at += size)) }));
}
