// Which pages of its memory a guest has written, as far as it was made to tell (wasm/core/meter/track_writes.hpp): putting back those
// is a small part of putting back all. What the host itself reached for the guest counts as written too.
//
// A guest that writes to the marks leaves marks for their own pages, whatever else it does: then everything is put back.

import type { MemoryImage } from "./snapshot.ts";

const pageBytes = 4096;
/** Of the page behind a mark's own. */
const reachBytes = 256;
/** A page that nobody writes, then a mark for each page of a gibibyte. */
const blockPages = 1 + 262_144 / pageBytes;

/** Pages of a memory that differ from its image, as they were left. */
export interface Layer {
  /** Rising. */
  readonly pages: readonly number[];
  /** Of every page of the memory where its copy begins; negative: there is none. */
  readonly starts: Int32Array;
  /** The copies, in the order of the pages. */
  readonly bytes: Uint8Array;
}

export class WrittenPages {
  private readonly image: MemoryImage;
  private readonly marksAt: number;
  private readonly ownPage: number;
  private readonly reached: Uint8Array;
  /** What lay over the image before anything was written. */
  private layer: Layer | undefined;

  /** `block`: where the guest keeps the marks, at the start of a page. */
  constructor(image: MemoryImage, block: number) {
    this.image = image;
    this.marksAt = block + pageBytes;
    this.ownPage = block / pageBytes;
    this.reached = new Uint8Array(image.length / pageBytes);
  }

  /** The host reads or writes so many bytes from there. */
  reach(from: number, count: number): void {
    if (count > 0) this.reached.fill(1, Math.floor(from / pageBytes), Math.floor((from + count - 1) / pageBytes) + 1);
  }

  /** Makes `memory`, of the image's size, the image again, with the layer over it, and forgets what was written. */
  putBack(memory: Uint8Array, layer?: Layer): void {
    if (this.isTampered(memory)) return this.putAll(memory, layer);
    if (layer !== this.layer) for (const it of [this.layer, layer]) this.reachLayer(it);
    for (const { start, end } of this.writtenParts(memory)) {
      this.putPages(memory, start, end, layer);
      if (end < this.reached.length) this.put(memory, end, reachBytes, layer);
    }
    this.marksOf(memory).fill(0);
    this.reached.fill(0);
    this.layer = layer;
  }

  /** The same of a memory that may hold anything. */
  putAll(memory: Uint8Array, layer?: Layer): void {
    this.image.putInto(memory);
    this.reached.fill(0);
    this.layer = layer;
    for (const page of layer?.pages ?? []) this.putPages(memory, page, page + 1, layer);
  }

  /** What differs from the image since that was put back, in pages, of at most so many bytes; it counts as put back too from now on.
   *  Undefined: it is more, or cannot be told. */
  takeLayer(memory: Uint8Array, mostBytes: number): Layer | undefined {
    if (this.layer !== undefined || this.isTampered(memory)) return undefined;
    const pages: number[] = [];
    for (const { start, end } of this.writtenParts(memory)) {
      // A mark reaches into the page behind.
      for (let page = start; page <= end && page < this.reached.length; page += 1) {
        if (!this.image.holds(memory, page * pageBytes, (page + 1) * pageBytes)) pages.push(page);
      }
    }
    if (pages.length * pageBytes > mostBytes) return undefined;
    const layer = { pages, starts: new Int32Array(this.reached.length).fill(-1), bytes: new Uint8Array(pages.length * pageBytes) };
    for (const [index, page] of pages.entries()) {
      const at = index * pageBytes;
      layer.starts[page] = at;
      layer.bytes.set(memory.subarray(page * pageBytes, (page + 1) * pageBytes), at);
    }
    this.marksOf(memory).fill(0);
    this.reached.fill(0);
    this.layer = layer;
    return layer;
  }

  /** A memory that was never put back, as it belongs into the image. */
  static forget(memory: Uint8Array, block: number): void {
    memory.fill(0, block + pageBytes, block + blockPages * pageBytes);
  }

  private reachLayer(layer: Layer | undefined): void {
    for (const page of layer?.pages ?? []) this.reached[page] = 1;
  }

  private marksOf(memory: Uint8Array): Uint8Array {
    return memory.subarray(this.marksAt, this.marksAt + this.reached.length);
  }

  private isTampered(memory: Uint8Array): boolean {
    const marks = this.marksOf(memory);
    for (let page = this.ownPage; page < this.ownPage + blockPages; page += 1) if (marks[page] !== 0 || this.reached[page] !== 0) return true;
    return false;
  }

  /** Stretches of pages, each to the one behind its last. */
  private writtenParts(memory: Uint8Array): { readonly start: number; readonly end: number }[] {
    const { reached } = this;
    const marks = this.marksOf(memory);
    // Most pages are untouched: four are passed over at a time.
    const reachedFours = new Uint32Array(reached.buffer);
    const markFours = new Uint32Array(marks.buffer, marks.byteOffset, reachedFours.length);
    const parts: { readonly start: number; end: number }[] = [];
    let last: { readonly start: number; end: number } | undefined;
    for (let four = 0; four < reachedFours.length; four += 1) {
      if (markFours[four] === 0 && reachedFours[four] === 0) continue;
      for (let page = 4 * four; page < 4 * four + 4; page += 1) {
        if (marks[page] === 0 && reached[page] === 0) continue;
        if (last === undefined || page > last.end) parts.push((last = { start: page, end: page }));
        last.end = page + 1;
      }
    }
    return parts;
  }

  private putPages(memory: Uint8Array, start: number, end: number, layer: Layer | undefined): void {
    const isCopied = (page: number): boolean => (layer?.starts[page] ?? -1) >= 0;
    for (let page = start; page < end;) {
      const first = page;
      do page += 1; while (page < end && isCopied(page) === isCopied(first));
      this.put(memory, first, (page - first) * pageBytes, layer);
    }
  }

  /** So many bytes from there, all of them the layer's or all the image's. */
  private put(memory: Uint8Array, page: number, count: number, layer: Layer | undefined): void {
    const from = layer?.starts[page] ?? -1;
    if (layer === undefined || from < 0) this.image.putPart(memory, page * pageBytes, page * pageBytes + count);
    else memory.set(layer.bytes.subarray(from, from + count), page * pageBytes);
  }
}
