// The only randomness that a guest is given: xoshiro128** 1.1 (Blackman and Vigna), its four words of state filled by two
// steps of splitmix64 from the run's seed. The same seed gives the same bytes on every device.

import type { Bytes } from "../protocol/frame.ts";

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

export class SeededRandom {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  /** Of a seed with more than 64 bits the lowest 64 count. */
  constructor(seed: bigint) {
    let state = BigInt.asUintN(64, seed);
    const next = (): bigint => {
      state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
      let word = state;
      word = BigInt.asUintN(64, (word ^ (word >> 30n)) * 0xbf58476d1ce4e5b9n);
      word = BigInt.asUintN(64, (word ^ (word >> 27n)) * 0x94d049bb133111ebn);
      return word ^ (word >> 31n);
    };
    const first = next();
    const second = next();
    this.a = Number(first & 0xffffffffn) | 0;
    this.b = Number(first >> 32n) | 0;
    this.c = Number(second & 0xffffffffn) | 0;
    this.d = Number(second >> 32n) | 0;
  }

  /** From 0 to 2^32 - 1. */
  word(): number {
    const result = Math.imul(rotateLeft(Math.imul(this.b, 5), 7), 9);
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = rotateLeft(this.d, 11);
    return result >>> 0;
  }

  /** Words little-endian; an incomplete last word is cut. */
  fill(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; at += 4) {
      const word = this.word();
      for (let part = 0; part < 4 && at + part < bytes.length; part += 1) bytes[at + part] = word >>> (8 * part);
    }
  }

  bytes(count: number): Bytes {
    const bytes = new Uint8Array(count);
    this.fill(bytes);
    return bytes;
  }
}
