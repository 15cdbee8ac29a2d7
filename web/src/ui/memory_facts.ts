// What a record of a program's memory tells: how deep its stack went, how full its heap is, and what a variable of a plain type holds.

import { bytesOf, memoryPageBytes, stackBytes, type HeapBlock, type MemoryRecord } from "../protocol/memory_record.ts";

/** The lowest byte of the stack that is not zero: it was written, while bytes below it may have been set to zero or only passed over. */
export function stackDeepest(record: MemoryRecord): number {
  for (const [number, page] of record.pages) {
    const from = number * memoryPageBytes;
    if (from >= Math.min(stackBytes, record.stackPointer)) break;
    const at = page.findIndex((byte) => byte !== 0);
    if (at >= 0) return Math.min(from + at, record.stackPointer);
  }
  return record.stackPointer;
}

export interface HeapUse {
  readonly used: number;
  readonly usedBytes: number;
  readonly freeBytes: number;
}

export function heapUse(blocks: readonly HeapBlock[]): HeapUse {
  let [used, usedBytes, freeBytes] = [0, 0, 0];
  for (const { size, isUsed } of blocks) {
    if (isUsed) used += 1;
    if (isUsed) usedBytes += size;
    else freeBytes += size;
  }
  return { used, usedBytes, freeBytes };
}

export function address(value: number): string {
  return `0x${value.toString(16).padStart(6, "0")}`;
}

type Read = (view: DataView, at: number) => string;

const plain: ReadonlyMap<string, readonly [size: number, read: Read]> = new Map([
  ["bool", [1, (view, at) => String(view.getUint8(at) !== 0)]],
  ["char", [1, (view, at) => letter(view.getUint8(at))]],
  ["signed char", [1, (view, at) => String(view.getInt8(at))]],
  ["unsigned char", [1, (view, at) => String(view.getUint8(at))]],
  ["short", [2, (view, at) => String(view.getInt16(at, true))]],
  ["unsigned short", [2, (view, at) => String(view.getUint16(at, true))]],
  ["int", [4, (view, at) => String(view.getInt32(at, true))]],
  ["unsigned int", [4, (view, at) => String(view.getUint32(at, true))]],
  ["long", [4, (view, at) => String(view.getInt32(at, true))]],
  ["unsigned long", [4, (view, at) => String(view.getUint32(at, true))]],
  ["long long", [8, (view, at) => String(view.getBigInt64(at, true))]],
  ["unsigned long long", [8, (view, at) => String(view.getBigUint64(at, true))]],
  ["float", [4, (view, at) => String(Math.fround(view.getFloat32(at, true)))]],
  ["double", [8, (view, at) => String(view.getFloat64(at, true))]],
]);

function letter(code: number): string {
  return code >= 0x20 && code < 0x7f ? `'${String.fromCharCode(code)}'` : String(code);
}

const mostItems = 8;

/** Undefined: a type that is not plain, or bytes that were not written down. */
export function valueOf(record: MemoryRecord, type: string, at: number, size: number): string | undefined {
  const name = type.replaceAll(/\b(const|volatile)\b/g, "").replaceAll(/\s+/g, " ").trim();
  const [, item = name, count] = /^(.+?) ?\[(\d+)\]$/.exec(name) ?? [];
  const known: readonly [number, Read] | undefined = item.endsWith("*") ? [4, (view, from) => address(view.getUint32(from, true))] : plain.get(item);
  if (known === undefined || !isWritten(record, at, size)) return undefined;
  const [each, read] = known;
  const items = count === undefined ? 1 : Number(count);
  if (items * each !== size) return undefined;
  const bytes = bytesOf(record, at, Math.min(size, mostItems * each));
  const view = new DataView(bytes.buffer);
  const values = Array.from({ length: bytes.length / each }, (_, index) => read(view, index * each));
  if (count === undefined) return values[0];
  return `{${values.join(", ")}${items > mostItems ? ", …" : ""}}`;
}

/** What is missing is zeroes, unless the record is cut. */
export function isWritten(record: MemoryRecord, at: number, size: number): boolean {
  if (!record.isCut) return true;
  for (let page = Math.floor(at / memoryPageBytes); page * memoryPageBytes < at + size; page += 1) if (!record.pages.has(page)) return false;
  return true;
}

/** A line each 16 bytes: the address, the bytes, the letters of ASCII among them. */
export function hexLines(record: MemoryRecord, at: number, size: number): string[] {
  const lines: string[] = [];
  for (let from = at; from < at + size; from += 16) {
    const count = Math.min(16, at + size - from);
    const bytes = [...bytesOf(record, from, count)];
    const isKnown = isWritten(record, from, count);
    const numbers = bytes.map((byte) => (isKnown ? byte.toString(16).padStart(2, "0") : "··")).join(" ").padEnd(47);
    const letters = bytes.map((byte) => (isKnown && byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".")).join("");
    lines.push(`${address(from)}  ${numbers}  ${letters}`);
  }
  return lines;
}
