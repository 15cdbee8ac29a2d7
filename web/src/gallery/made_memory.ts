// Memories of programs in C++, as their host would record them: a small one with a list and a vector, and one of 16 MiB.

import type { LinkedSymbol } from "../protocol/link_map.ts";
import { decodeMemoryRecord, encodeMemoryRecord, stackBytes, type MemoryRecord, type WatchedVariable } from "../protocol/memory_record.ts";
import type { ProgramEnd, RecordedMemory } from "../session/session.ts";

const [header, alignment, footing, wasmPage] = [8, 16, 56, 65_536];
const flags = 3; // of a block in use behind one in use

/** Memory with a heap as the C library keeps it (memory_record.ts reads it). */
class Maker {
  readonly watched: WatchedVariable[] = [];
  readonly symbols: LinkedSymbol[] = [];
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private stack = stackBytes;
  private global = stackBytes;
  private heap = 0;
  private base = 0;

  constructor(size: number) {
    this.bytes = new Uint8Array(size);
    this.view = new DataView(this.bytes.buffer);
  }

  local(name: string, type: string, size: number): number {
    this.stack -= Math.ceil(size / 8) * 8;
    this.watched.push({ name, type, address: this.stack, size });
    return this.stack;
  }

  globalVariable(name: string, size: number, isOwn: boolean): number {
    const address = this.global;
    this.symbols.push({ name, address, size, section: ".data", isOwn });
    this.global += Math.ceil(size / 16) * 16;
    return address;
  }

  beginHeap(): void {
    this.base = this.global;
    this.heap = Math.ceil((this.base + header) / alignment) * alignment - header;
  }

  block(size: number, isUsed = true): number {
    const chunk = Math.max(32, Math.ceil((size + 4) / alignment) * alignment);
    this.view.setUint32(this.heap + 4, chunk | (isUsed ? flags : 1), true);
    this.heap += chunk;
    return this.heap - chunk + header;
  }

  get left(): number {
    return this.bytes.length - footing - this.heap;
  }

  word(address: number, value: number): void {
    this.view.setUint32(address, value, true);
  }

  real(address: number, value: number): void {
    this.view.setFloat64(address, value, true);
  }

  text(address: number, value: string): void {
    this.bytes.set(new TextEncoder().encode(value), address);
  }

  /** The rest of the heap is one free block. */
  finish(label: string): MemoryRecord {
    this.view.setUint32(this.heap + 4, this.left | 1, true);
    const decoded = decodeMemoryRecord(encodeMemoryRecord(this.bytes, this.stack, this.base));
    if (!decoded.ok) throw new Error(decoded.problems[0]?.message);
    return { ...decoded.value, label, watched: this.watched };
  }
}

function endOf(memoryBytes: number): ProgramEnd {
  return { ending: "finished", stoppedBy: null, exception: null, exitCode: null, detail: "", memoryBytes, plots: [], shows: [] };
}

function listOf(made: Maker, towns: readonly string[]): number {
  let next = 0;
  for (const [index, town] of towns.entries()) {
    const node = made.block(24);
    made.text(node, town);
    made.word(node + 16, index * 7 + 3);
    made.word(node + 20, next);
    next = node;
  }
  return next;
}

export function smallMemory(): RecordedMemory {
  const looks = [3, 5].map((count) => {
    const made = new Maker(20 * wasmPage);
    made.text(made.globalVariable("greeting", 24, true), "Selamat pagi, Kuching");
    const counts = made.globalVariable("counts", 24, true);
    [4, 8, 15, 16, 23, 42].forEach((value, index) => made.word(counts + index * 4, value));
    made.globalVariable("__stdout_FILE", 144, false);
    made.beginHeap();
    const scores = made.local("scores", "std::vector<int>", 12);
    const items = made.block(count * 4);
    for (let index = 0; index < count; index += 1) made.word(items + index * 4, (index + 1) * 11);
    [items, items + count * 4, items + count * 4].forEach((value, index) => made.word(scores + index * 4, value));
    made.block(40, false);
    made.word(made.local("first", "Node *", 4), listOf(made, ["Miri", "Sibu", "Bintulu"]));
    made.real(made.local("average", "double", 8), count * 5.5 + 5.5);
    made.word(made.local("orders", "int[3]", 12), 7);
    made.text(made.block(120), "a text that is too long to stand within its own string object");
    // What a call left behind that has returned.
    for (let depth = 0; depth < 300; depth += 1) made.word(stackBytes - 1500 + depth * 4, depth + 1);
    return { record: made.finish(count === 3 ? "three scores" : ""), symbols: made.symbols };
  });
  return {
    end: endOf(20 * wasmPage), looks: looks.map(({ record }) => record), unreadable: 0, symbols: looks[0]?.symbols ?? [],
  };
}

export function largeMemory(bytes: number): RecordedMemory {
  const made = new Maker(bytes);
  for (let index = 0; index < 2000; index += 1) made.word(made.globalVariable(`table_${index}`, 16 + (index * 7) % 90, index < 40), index + 1);
  made.beginHeap();
  const rows = made.local("rows", "Row *[32]", 128);
  const small = made.left - (bytes - 4 * 1024 * 1024);
  for (let index = 0, used = made.left; used - made.left < small - 65_536; index += 1) {
    const block = made.block(12 + (index * 37) % 80, index % 9 !== 4);
    if (index % 9 !== 4) made.word(block, index * 2_654_435_761 % 4_294_967_296);
    if (index < 32) made.word(rows + index * 4, block);
  }
  for (let index = 0; made.left > 70_000; index += 1) made.block(60_000 + (index % 5) * 1000, index % 6 !== 3);
  return {
    end: endOf(bytes), looks: [made.finish("")], unreadable: 0, symbols: made.symbols,
  };
}
