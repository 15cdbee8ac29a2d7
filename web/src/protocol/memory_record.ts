// What a C++ program's memory held at one point (wasm/guests/RECORDS.md), as the program itself or its host wrote it down. Read
// with every check: a program can write such files as it likes, and what is in its memory is its own affair.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { Bytes } from "./frame.ts";

export const memoryPageBytes = 4096;

/** The compiler's stack, which comes first in memory and grows towards 0. */
export const stackBytes = 1024 * 1024;

export interface WatchedVariable {
  readonly name: string;
  /** As the compiler spells it. */
  readonly type: string;
  readonly address: number;
  readonly size: number;
}

export interface MemoryRecord {
  /** What the program called the point; empty: its end. */
  readonly label: string;
  /** Of the linear memory. It never shrinks, so this is also the most there was until then. */
  readonly memoryBytes: number;
  /** The stack in use is from here to `stackBytes`. */
  readonly stackPointer: number;
  /** Globals lie between the stack and this, the heap behind it. */
  readonly heapBase: number;
  readonly watched: readonly WatchedVariable[];
  /** True when there was more in memory than is written down. */
  readonly isCut: boolean;
  /** By number, in order; what is missing is zeroes, unless it is cut. */
  readonly pages: ReadonlyMap<number, Uint8Array>;
}

export interface HeapBlock {
  /** Of what the program was given, behind the block's header. */
  readonly address: number;
  readonly size: number;
  readonly isUsed: boolean;
}

const bounds = {
  bytes: 16 * 1024 * 1024, pages: 1024, watched: 64, text: 200, blocks: 100_000,
} as const;
const magic = 0x4d4b4742;
const version = 1;
const headerWords = 9;

class WrongShape extends Error {}

class Reader {
  private readonly view: DataView;
  private readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  word(): number {
    if (this.at + 4 > this.bytes.length) throw new WrongShape("the record ends too early");
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  take(size: number): Uint8Array {
    if (size > this.bytes.length - this.at) throw new WrongShape("the record ends too early");
    this.at += size;
    return this.bytes.subarray(this.at - size, this.at);
  }

  /** Cut within a character or not. */
  text(size: number): string {
    if (size > bounds.text) throw new WrongShape("a text is too long");
    return new TextDecoder().decode(this.take(size));
  }

  get isAtEnd(): boolean {
    return this.at === this.bytes.length;
  }
}

function atMost(value: number, most: number, what: string): number {
  if (value > most) throw new WrongShape(`there are more ${what} than can be`);
  return value;
}

export function decodeMemoryRecord(bytes: Uint8Array): Result<MemoryRecord> {
  try {
    return success(read(new Reader(bytes)));
  } catch (error) {
    if (error instanceof WrongShape) return failure(problem("memory.wrong-shape", error.message));
    throw error;
  }
}

function read(reader: Reader): MemoryRecord {
  if (reader.word() !== magic || reader.word() !== version) throw new WrongShape("this is no record of a memory");
  const [memoryBytes, stackPointer, heapBase, cut] = [reader.word(), reader.word(), reader.word(), reader.word()];
  if (cut > 1 || stackPointer > memoryBytes || heapBase > memoryBytes) throw new WrongShape("the parts of the memory lie outside of it");
  const labelSize = reader.word();
  const watchedCount = atMost(reader.word(), bounds.watched, "variables");
  const pageCount = atMost(reader.word(), bounds.pages, "pages");
  const label = reader.text(labelSize);
  const watched = Array.from({ length: watchedCount }, (): WatchedVariable => {
    const [address, size, nameSize, typeSize] = [reader.word(), reader.word(), reader.word(), reader.word()];
    if (address + size > memoryBytes) throw new WrongShape("a variable lies outside of the memory");
    return { name: reader.text(nameSize), type: reader.text(typeSize), address, size };
  });
  const pages = new Map<number, Uint8Array>();
  let last = -1;
  for (let count = 0; count < pageCount; count += 1) {
    const number = reader.word();
    if (number <= last || (number + 1) * memoryPageBytes > Math.min(memoryBytes, bounds.bytes)) throw new WrongShape("a page lies outside of the memory");
    pages.set(number, reader.take(memoryPageBytes));
    last = number;
  }
  if (!reader.isAtEnd) throw new WrongShape("something follows the record");
  return { label, memoryBytes, stackPointer, heapBase, watched, isCut: cut === 1, pages };
}

/** What memory held, as far as that is written down; zeroes are where nothing is. */
export function bytesOf(record: MemoryRecord, address: number, size: number): Bytes {
  const found = new Uint8Array(size);
  for (let at = 0; at < size;) {
    const offset = (address + at) % memoryPageBytes;
    const part = record.pages.get(Math.floor((address + at) / memoryPageBytes))?.subarray(offset, offset + size - at);
    if (part !== undefined) found.set(part, at);
    at += Math.min(memoryPageBytes - offset, size - at);
  }
  return found;
}

/** The blocks of the C library's heap, one behind the other, as their headers say; the last is what it has not handed out yet. A
 *  program that wrote over them ends the list. `isWhole` is false then, and where the record is cut. */
export function heapBlocks(record: MemoryRecord): { readonly blocks: readonly HeapBlock[]; readonly isWhole: boolean } {
  const blocks: HeapBlock[] = [];
  // dlmalloc: two words in front of what is handed out, of which the first belongs to the block before while that is used; bit 0 of
  // the second says that the one before is used, bit 1 that this one is. What is handed out is a multiple of 16.
  const [header, flags, used, least, alignment, footing] = [8, 7, 2, 16, 16, 56];
  let at = Math.ceil((record.heapBase + header) / alignment) * alignment - header;
  while (blocks.length < bounds.blocks) {
    if (at + header > Math.min(record.memoryBytes, bounds.bytes)) return { blocks, isWhole: at + header > record.memoryBytes };
    const word = new DataView(bytesOf(record, at + 4, 4).buffer).getUint32(0, true);
    const size = word - (word & flags);
    const isLast = at + size + footing === record.memoryBytes;
    if (size < least || at + size > record.memoryBytes) return { blocks, isWhole: false };
    blocks.push({ address: at + header, size: size - 4, isUsed: (word & used) !== 0 });
    if (isLast) return { blocks, isWhole: true };
    at += size;
  }
  return { blocks, isWhole: false };
}

/** The host's own record of a guest's memory. */
export function encodeMemoryRecord(memory: Uint8Array, stackPointer: number, heapBase: number): Bytes {
  const inside = Math.min(memory.length, bounds.bytes) / memoryPageBytes;
  const numbers: number[] = [];
  for (let number = 0; number < inside; number += 1) {
    const words = new BigUint64Array(memory.buffer, memory.byteOffset + number * memoryPageBytes, memoryPageBytes / 8);
    if (words.some((word) => word !== 0n)) numbers.push(number);
  }
  const kept = numbers.slice(0, bounds.pages);
  const isCut = memory.length > bounds.bytes || kept.length < numbers.length;
  const made = new Uint8Array(4 * headerWords + kept.length * (4 + memoryPageBytes));
  const view = new DataView(made.buffer);
  [magic, version, memory.length, stackPointer, heapBase, isCut ? 1 : 0, 0, 0, kept.length].forEach((word, index) => view.setUint32(4 * index, word, true));
  kept.forEach((number, index) => {
    const at = 4 * headerWords + index * (4 + memoryPageBytes);
    view.setUint32(at, number, true);
    made.set(memory.subarray(number * memoryPageBytes, (number + 1) * memoryPageBytes), at + 4);
  });
  return made;
}
