// An engine, ready to run: its files from the site, its snapshot from this device if it has a right one, else
// made here. Every byte is checked against engines.json; a snapshot that turns out differently is a problem, not a shrug,
// since it would mean that this device computes differently.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { Bytes } from "../protocol/frame.ts";
import type { Asset, EngineParts } from "../protocol/messages.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { fetchVerified, type Hash } from "./fetching.ts";
import { keepAssets, keptAsset } from "./kept_assets.ts";
import type { EngineProgress } from "./session.ts";

const cacheName = "bengkel-snapshots";

export async function prepareEngine(
  base: string, engine: EngineParts, runtime: Runtime, hash: Hash, onProgress: (progress: EngineProgress) => void, keepsFiles: boolean,
): Promise<Result<null>> {
  const place = placeOf(base, engine);
  const total = engine.module.bytes + (engine.library?.bytes ?? 0);
  const loaded = { module: 0, library: 0 };
  const tell = (part: "module" | "library") => (count: number): void => {
    loaded[part] = count;
    onProgress({ step: "download", loaded: loaded.module + loaded.library, total });
  };
  const read = async (asset: Asset, onBytes: (count: number) => void): Promise<Result<Bytes>> => {
    const kept = keepsFiles ? await keptAsset(place, asset, hash) : null;
    return kept === null ? fetchVerified(`${base}${asset.url}`, asset, hash, onBytes) : success(kept);
  };
  const [module, library, kept] = await Promise.all([
    read(engine.module, tell("module")),
    engine.library === null ? success(null) : read(engine.library, tell("library")),
    keptSnapshot(base, engine, hash),
  ]);
  if (!module.ok) return module;
  if (!library.ok) return library;
  onProgress({ step: "prepare", loaded: total, total });
  if (keepsFiles) {
    const own = [{ asset: engine.module, bytes: module.value }];
    const beside = engine.library === null || library.value === null ? [] : [{ asset: engine.library, bytes: library.value }];
    // Before they move on: the runtime takes the bytes along.
    await keepAssets(place, [...own, ...beside]);
  }
  const made = await runtime.prepare({ module: module.value, library: library.value, snapshot: kept });
  if (!made.ok) return made;
  if (made.value !== null) {
    const sha256 = await hash(made.value);
    if (!sha256.ok) return sha256;
    if (sha256.value !== engine.snapshot?.sha256) {
      return failure(problem("session.wrong-snapshot", "the interpreter prepared here is not the one that the site states"));
    }
    void keepSnapshot(base, engine, engine.snapshot.sha256, made.value);
  }
  onProgress({ step: "ready", loaded: total, total });
  return success(null);
}

/** Where this device keeps what belongs to an engine; ends in "/", so that no engine's place is the beginning of another's. */
export function placeOf(base: string, { name }: EngineParts): string {
  return `${base}${name}/`;
}

/** Null when this device has none, or has one that was damaged. */
async function keptSnapshot(base: string, engine: EngineParts, hash: Hash): Promise<Bytes | null> {
  const { snapshot } = engine;
  if (snapshot === null) return null;
  try {
    const cache = await caches.open(cacheName);
    const response = await cache.match(placeOf(base, engine) + snapshot.sha256);
    if (response === undefined) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const found = await hash(bytes);
    return found.ok && found.value === snapshot.sha256 ? bytes : null;
  } catch {
    return null; // No storage here (plain http, private window): the guest is prepared each time.
  }
}

/** Keeps this snapshot and forgets the engine's others. */
async function keepSnapshot(base: string, engine: EngineParts, sha256: string, bytes: Bytes): Promise<void> {
  try {
    const cache = await caches.open(cacheName);
    const place = placeOf(base, engine);
    const key = place + sha256;
    await cache.put(key, new Response(bytes, { headers: { "content-type": "application/octet-stream" } }));
    for (const { url } of await cache.keys()) if (url.startsWith(place) && url !== key) await cache.delete(url);
  } catch {
    // As above; nothing is lost but time.
  }
}
