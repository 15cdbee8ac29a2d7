// Lines of a stream of bytes, none longer than a cap: what is too long is passed over to its end and kept only as its hash.

import { createHash, type Hash } from "node:crypto";

export interface Line {
  /** Without its line end. Empty when the line was too long. */
  readonly bytes: Buffer;
  readonly isTooLong: boolean;
  /** Of the whole line without its end. */
  readonly sha256: string;
}

const lineEnd = 0x0a;
const carriageReturn = 0x0d;

/** The last line needs no end. An empty line is a line. */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<Line> {
  let line = new PartialLine(longest);
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineEnd); end >= 0; end = chunk.indexOf(lineEnd, start)) {
      line.add(chunk.subarray(start, end));
      yield line.finish();
      line = new PartialLine(longest);
      start = end + 1;
    }
    line.add(chunk.subarray(start));
  }
  if (!line.isEmpty) yield line.finish();
}

class PartialLine {
  private readonly longest: number;
  private parts: Uint8Array[] = [];
  private size = 0;
  private hash: Hash | undefined;

  constructor(longest: number) {
    this.longest = longest;
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  add(part: Uint8Array): void {
    if (part.length === 0) return;
    this.size += part.length;
    if (this.hash === undefined) {
      this.parts.push(part);
      if (this.size <= this.longest) return;
      this.hash = createHash("sha256");
      for (const earlier of this.parts.splice(0)) this.hash.update(earlier);
    } else {
      this.hash.update(part);
    }
  }

  finish(): Line {
    if (this.hash !== undefined) return { bytes: Buffer.alloc(0), isTooLong: true, sha256: this.hash.digest("hex") };
    const bytes = Buffer.concat(this.parts);
    const kept = bytes.at(-1) === carriageReturn ? bytes.subarray(0, -1) : bytes;
    return { bytes: kept, isTooLong: false, sha256: createHash("sha256").update(kept).digest("hex") };
  }
}
