// The one place on this device that keeps files of the site: by their SHA-256, in the browser's Cache Storage, beside small records
// that say what they are kept for. Whatever is read back is checked, and what turns out damaged is thrown away. A record is
// written before the files that it names, so that files which no record names may be swept away at any time.

import { toHex } from "../base/hex.ts";
import type { Bytes } from "../protocol/frame.ts";
import { DeviceCache, type Patience } from "./device_cache.ts";
import type { Expected } from "./fetching.ts";

export type Kept = "kept" | "full" | "refused";

export class KeptFiles {
  private readonly home: string;
  private readonly cache: DeviceCache;

  /** `base`: the folder of the site; two sites of one origin keep their files apart. */
  constructor(base: string, patience?: Patience) {
    this.home = `${base}.kept/`;
    this.cache = new DeviceCache(`bengkel ${new URL(this.home).pathname}`, patience);
  }

  /** False on plain http, in some private windows and where the browser does not answer: then nothing is kept, and nothing fails for it. */
  async isAvailable(): Promise<boolean> {
    try {
      await this.cache.match(this.home);
      return true;
    } catch {
      return false;
    }
  }

  /** Null when this device has none, or has one that was damaged. */
  async read({ sha256, bytes: size }: Expected): Promise<Bytes | null> {
    try {
      const response = await this.cache.match(this.fileKey(sha256));
      if (response === undefined) return null;
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (bytes.length === size && await sha256Of(bytes) === sha256) return bytes;
      await this.cache.delete(this.fileKey(sha256));
      return null;
    } catch {
      return null;
    }
  }

  /** Of bytes that were checked. */
  async keep(sha256: string, bytes: Bytes): Promise<Kept> {
    return this.put(this.fileKey(sha256), bytes, { "content-type": "application/octet-stream", "content-length": String(bytes.length) });
  }

  /** The SHA-256 of all files that are here, unread. */
  async held(): Promise<ReadonlySet<string>> {
    return new Set(await this.names("file/"));
  }

  /** Bytes of those files that are here, together; none of them is read. */
  async sizes(sha256s: readonly string[]): Promise<number> {
    const found = await Promise.all(sha256s.map((it) => this.cache.match(this.fileKey(it)).catch(() => undefined)));
    return found.reduce((sum, response) => sum + Number(response?.headers.get("content-length") ?? 0), 0);
  }

  async forget(sha256s: Iterable<string>): Promise<void> {
    for (const sha256 of sha256s) await this.remove(this.fileKey(sha256));
  }

  /** `name`: "lab/carts/9f2c…". A record is JSON; whoever reads it decodes it. */
  async note(name: string, record: unknown): Promise<Kept> {
    return this.write(name, JSON.stringify(record));
  }

  async write(name: string, json: string): Promise<Kept> {
    return this.put(this.home + name, json, { "content-type": "application/json" });
  }

  async noted(name: string): Promise<string | undefined> {
    try {
      return await (await this.cache.match(this.home + name))?.text();
    } catch {
      return undefined;
    }
  }

  async drop(name: string): Promise<void> {
    await this.remove(this.home + name);
  }

  /** What follows `prefix` in the names that begin with it, the oldest first. */
  async names(prefix: string): Promise<string[]> {
    const start = this.home + prefix;
    try {
      const addresses = await this.cache.addresses();
      return addresses.flatMap((url) => (url.startsWith(start) ? [url.slice(start.length)] : []));
    } catch {
      return [];
    }
  }

  private fileKey(sha256: string): string {
    return `${this.home}file/${sha256}`;
  }

  private async put(key: string, body: Bytes | string, headers: HeadersInit): Promise<Kept> {
    try {
      await this.cache.put(key, body, headers);
      return "kept";
    } catch (error) {
      return error instanceof DOMException && error.name === "QuotaExceededError" ? "full" : "refused";
    }
  }

  private async remove(key: string): Promise<void> {
    try {
      await this.cache.delete(key);
    } catch {
      // What cannot be reached takes nobody's place.
    }
  }
}

/** Where there is Cache Storage, there is SHA-256. */
async function sha256Of(bytes: Bytes): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
}
