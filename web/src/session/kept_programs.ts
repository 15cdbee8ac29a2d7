// Modules that a compiler made, kept on this device: a program that has not changed is not compiled again when the page is loaded
// anew. They are kept as they left the compiler, under the hash of all that went into them, and what is read back is worth no
// more than what was just compiled: it is charged by the core and run in the sandbox like that. Nothing here fails; without
// storage (plain http, a private window, a full disk, a browser that does not answer) programs are compiled each time.

import type { EngineAssets } from "../protocol/messages.ts";
import type { ProgramStore } from "../runtime/compiled_runtime.ts";
import { decodeMadeModule, encodeMadeModule, type MadeModule } from "../runtime/made_module.ts";
import { DeviceCache } from "./device_cache.ts";
import type { Hash } from "./fetching.ts";

const cacheName = "bengkel-programs";

/** What is kept at most; the oldest go first. */
const bounds = { programs: 16, bytes: 16 * 1024 * 1024 } as const;

interface Entry {
  readonly url: string;
  readonly engine: string;
  readonly key: string;
  readonly sha256: string;
  readonly bytes: number;
}

export class KeptPrograms implements ProgramStore {
  private readonly prefix: string;
  private readonly engine: string;
  private readonly hash: Hash;
  private readonly cache = new DeviceCache(cacheName);

  constructor(base: string, { name, module, library, snapshot }: EngineAssets, hash: Hash) {
    this.prefix = programsOf(base, name);
    this.engine = [module.sha256, library?.sha256 ?? "", snapshot.sha256].map((sha256) => sha256.slice(0, 16)).join("");
    this.hash = hash;
  }

  async read(key: string): Promise<MadeModule | null> {
    try {
      const found = (await this.entries()).find((entry) => entry.engine === this.engine && entry.key === key);
      const response = found === undefined ? undefined : await this.cache.match(found.url);
      if (found === undefined || response === undefined) return null;
      const bytes = new Uint8Array(await response.arrayBuffer());
      const sha256 = await this.hash(bytes);
      const program = sha256.ok && sha256.value === found.sha256 ? decodeMadeModule(bytes) : null;
      if (program === null) await this.cache.delete(found.url);
      return program;
    } catch {
      return null;
    }
  }

  async keep(key: string, made: MadeModule): Promise<void> {
    try {
      const bytes = encodeMadeModule(made);
      const sha256 = await this.hash(bytes);
      if (!sha256.ok || bytes.length > bounds.bytes) return;
      await this.makeRoom(key, bytes.length);
      const url = `${this.prefix}${this.engine}-${key}-${sha256.value}-${bytes.length}`;
      await this.cache.put(url, bytes, { "content-type": "application/octet-stream" });
    } catch {
      // Nothing is lost but time.
    }
  }

  /** Forgets another compiler's programs, an earlier one under this key, and the oldest until there is room. */
  private async makeRoom(key: string, bytes: number): Promise<void> {
    const entries = await this.entries();
    const others = entries.filter((it) => it.engine === this.engine && it.key !== key);
    let total = others.reduce((sum, it) => sum + it.bytes, bytes);
    let first = 0;
    for (; others.length - first >= bounds.programs || total > bounds.bytes; first += 1) total -= others[first]?.bytes ?? 0;
    const kept = new Set(others.slice(first));
    for (const entry of entries) if (!kept.has(entry)) await this.cache.delete(entry.url);
  }

  /** In the order in which they were put there. */
  private async entries(): Promise<Entry[]> {
    const entries: Entry[] = [];
    for (const url of await this.cache.addresses()) {
      const parts = url.startsWith(this.prefix) ? /^([0-9a-f]+)-([0-9a-f]{64})-([0-9a-f]{64})-([0-9]+)$/.exec(url.slice(this.prefix.length)) : null;
      if (parts === null) continue;
      const [, engine = "", key = "", sha256 = "", bytes = ""] = parts;
      entries.push({ url, engine, key, sha256, bytes: Number(bytes) });
    }
    return entries;
  }
}

/** Forgets everything that the compiler `name` made. */
export async function forgetPrograms(base: string, name: string): Promise<void> {
  try {
    const cache = new DeviceCache(cacheName);
    for (const url of await cache.addresses()) if (url.startsWith(programsOf(base, name))) await cache.delete(url);
  } catch {
    // There is no storage, so there is nothing to forget.
  }
}

function programsOf(base: string, engine: string): string {
  return `${base}program-${engine}-`;
}
