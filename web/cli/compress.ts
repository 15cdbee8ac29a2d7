// Compressed copies beside the files of the site, kept by content so that an unchanged file is compressed once.

import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";
import { brotliCompress, constants } from "node:zlib";
import { success, type Result } from "../src/base/result.ts";
import type { CacheFolder } from "./cache_folder.ts";

const compress = promisify(brotliCompress);

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

export function nodeHash(bytes: Uint8Array): Promise<Result<string>> {
  return Promise.resolve(success(sha256(bytes)));
}

/** `bytes` by the strongest brotli. */
export async function compressed(bytes: Uint8Array, cache: CacheFolder): Promise<Uint8Array> {
  const name = `${sha256(bytes)}.br`;
  const known = await cache.read(name);
  if (known !== undefined) return known;
  const small = await compress(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 22,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  await cache.keep(name, small);
  return small;
}

/** Writes `path`.br unless it would hardly be smaller; answers with the size that goes over the wire. */
export async function writeBrotli(path: string, cache: CacheFolder): Promise<number> {
  const bytes = await readFile(path);
  const small = await compressed(bytes, cache);
  if (small.length > 0.95 * bytes.length) return bytes.length;
  await writeFile(`${path}.br`, small);
  return small.length;
}
