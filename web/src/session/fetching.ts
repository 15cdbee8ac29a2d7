// Files of the site, checked before anyone uses them: status, size and SHA-256. A network that lies (a captive portal, a
// truncated body) is a problem `site.*`, not an exception.

import { problem } from "../base/problem.ts";
import { toHex } from "../base/hex.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { CoreClient } from "../core/core_client.ts";
import { decodeText, type Bytes } from "../protocol/frame.ts";

export interface Expected {
  readonly sha256: string;
  readonly bytes: number;
}

export type Hash = (bytes: Bytes) => Promise<Result<string>>;

/** The browser's own SHA-256; undefined where it has none (on plain http). */
export function browserHash(): Hash | undefined {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  if (subtle === undefined) return undefined;
  return async (bytes) => success(toHex(new Uint8Array(await subtle.digest("SHA-256", bytes))));
}

/** For bulk: off the page's thread where that is possible. */
export function bulkHash(core: CoreClient): Hash {
  return browserHash() ?? ((bytes) => core.hash(bytes));
}

/** `onBytes` is told how many bytes have come so far. */
export async function fetchBytes(url: string, init: RequestInit = {}, onBytes?: (count: number) => void): Promise<Result<Bytes>> {
  const name = url.split("/").at(-1) ?? url;
  try {
    const response = await fetch(url, init);
    if (!response.ok) return failure(problem("site.not-found", `the site answered ${response.status}`, { file: name }));
    if (onBytes === undefined || response.body === null) return success(new Uint8Array(await response.arrayBuffer()));
    const parts: Uint8Array[] = [];
    let count = 0;
    const reader = response.body.getReader();
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      parts.push(next.value);
      count += next.value.length;
      onBytes(count);
    }
    const bytes = new Uint8Array(count);
    let at = 0;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    return success(bytes);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return failure(problem("site.unreachable", `the file could not be fetched: ${detail}`, { file: name }));
  }
}

/** `listed`: the hash by which the page names it; undefined where it names none (a page of the bench). On plain http, where browsers have
 *  no SHA-256, it is taken as it comes. */
export async function fetchText(url: string, listed?: string): Promise<Result<string>> {
  const bytes = await fetchBytes(url, { cache: "no-cache" });
  if (!bytes.ok) return bytes;
  const sha256 = listed === undefined ? undefined : await browserHash()?.(bytes.value);
  if (sha256 !== undefined && !(sha256.ok && sha256.value === listed)) {
    return failure(problem("site.renewed", "the site has other files now than those this page was made with", { file: url }));
  }
  const text = decodeText(bytes.value);
  return text === undefined ? failure(problem("site.bad-text", "the file is not UTF-8", { file: url })) : success(text);
}

/** Refuses bytes other than the expected ones. A stale copy of the browser's cache gets a second chance. */
export async function fetchVerified(
  url: string, expected: Expected, hash: Hash, onBytes?: (count: number) => void, signal: AbortSignal | null = null,
): Promise<Result<Bytes>> {
  const first = await verified(url, await fetchBytes(url, { signal }, onBytes), expected, hash);
  if (first.ok || first.problems[0]?.code !== "site.wrong-hash") return first;
  return verified(url, await fetchBytes(url, { cache: "reload", signal }, onBytes), expected, hash);
}

async function verified(url: string, fetched: Result<Bytes>, expected: Expected, hash: Hash): Promise<Result<Bytes>> {
  if (!fetched.ok) return fetched;
  const sha256 = fetched.value.length === expected.bytes ? await hash(fetched.value) : success("");
  if (!sha256.ok) return sha256;
  if (sha256.value === expected.sha256) return fetched;
  return failure(problem("site.wrong-hash", "the file is not the one that the site lists", { file: url.split("/").at(-1) ?? url }));
}
