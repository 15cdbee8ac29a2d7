// A file that somebody asked for by name; what stood there is replaced.

import { writeFile } from "node:fs/promises";
import { unwritable } from "./usage_error.ts";

export async function writeResult(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content);
  } catch (error) {
    throw unwritable(path, error);
  }
}
