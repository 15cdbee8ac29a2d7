// Which pages of its memory a guest has written, as far as it was made to tell (wasm/core/meter/track_writes.hpp): putting back those
// is a small part of putting back all. What the host itself reached for the guest counts as written too.
//
// A guest that writes to the marks leaves marks for their own pages, whatever else it does: then everything is put back.

import type { MemoryImage } from "./snapshot.ts";

const pageBytes = 4096;
/** A page that nobody writes, then a mark for each page of a gibibyte. */
const blockPages = 1 + 262_144 / pageBytes;

export class WrittenPages {
  private readonly image: MemoryImage;
  private readonly marksAt: number;
  private readonly ownPage: number;
  private readonly reached: Uint8Array;

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

  /** Makes `memory`, of the image's size, the image again, and forgets what was written. */
  putBack(memory: Uint8Array): void {
    const { reached } = this;
    const marks = memory.subarray(this.marksAt, this.marksAt + reached.length);
    const isWritten = (page: number): boolean => marks[page] !== 0 || reached[page] !== 0;
    for (let own = 0; own < blockPages; own += 1) if (isWritten(this.ownPage + own)) return this.putAll(memory);
    let start = 0;
    let end = 0;
    for (let page = 0; page < reached.length; page += 1) {
      if (!isWritten(page)) continue;
      if (page > end) {
        this.image.putPart(memory, start * pageBytes, end * pageBytes);
        start = page;
      }
      // A mark stands for the page behind as well.
      end = Math.min(page + 2, reached.length);
    }
    this.image.putPart(memory, start * pageBytes, end * pageBytes);
    marks.fill(0);
    reached.fill(0);
  }

  putAll(memory: Uint8Array): void {
    this.image.putInto(memory);
    this.reached.fill(0);
  }

  /** A memory that was never put back, as it belongs into the image. */
  static forget(memory: Uint8Array, block: number): void {
    memory.fill(0, block + pageBytes, block + blockPages * pageBytes);
  }
}
