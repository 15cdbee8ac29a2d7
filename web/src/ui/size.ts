// Bytes as people weigh them: megabytes, and gigabytes from one on. Below a tenth of a megabyte there is nothing to weigh.

import { numberFormat } from "../base/formatters.ts";
import type { Speech } from "./words.ts";

/** "2.7 MB", "10.7 GB", on one line. */
export function size(bytes: number, { megabytes, formats }: Speech): string {
  if (bytes < 1e9) return megabytes(Math.max(bytes, 100_000), bytes < 10_000_000 ? 1 : 0);
  const gigabytes = numberFormat(formats, { style: "unit", unit: "gigabyte", maximumFractionDigits: 1 });
  return gigabytes.format(bytes / 1e9).replace(" ", "\u00a0");
}
