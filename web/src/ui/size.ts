// Bytes as people weigh them: megabytes, and gigabytes from one on. Below a tenth of a megabyte there is nothing to weigh.

import { decimal } from "../base/plain_number.ts";
import type { Speech } from "./words.ts";

/** "2.7 MB", "10.7 GB", on one line. */
export function size(bytes: number, { megabytes, formats }: Speech): string {
  if (bytes < 1e9) return megabytes(Math.max(bytes, 100_000), bytes < 10_000_000 ? 1 : 0);
  return `${decimal(bytes / 1e9, formats, { most: 1 })}\u00a0GB`;
}
