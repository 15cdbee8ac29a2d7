// Files of large engines, kept on this device so that they are fetched once: the browser's own cache may drop them, and asks
// the network again when it likes. What is read back is checked as if it had come from the network.

import type { Bytes } from "../protocol/frame.ts";
import type { Asset } from "../protocol/messages.ts";
import type { Hash } from "./fetching.ts";

const cacheName = "bengkel-engines";

export async function isKept(base: string, asset: Asset): Promise<boolean> {
  try {
    return (await (await caches.open(cacheName)).match(base + asset.url)) !== undefined;
  } catch {
    return false; // No storage here (plain http, private window).
  }
}

/** Null when this device has none, or has one that was damaged. */
export async function keptAsset(base: string, asset: Asset, hash: Hash): Promise<Bytes | null> {
  try {
    const response = await (await caches.open(cacheName)).match(base + asset.url);
    if (response === undefined) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const found = await hash(bytes);
    return found.ok && found.value === asset.sha256 ? bytes : null;
  } catch {
    return null;
  }
}

/** Keeps these and forgets what else was kept for `base`: files of earlier versions. */
export async function keepAssets(base: string, assets: readonly { readonly asset: Asset; readonly bytes: Bytes }[]): Promise<void> {
  try {
    const cache = await caches.open(cacheName);
    for (const { asset, bytes } of assets) {
      await cache.put(base + asset.url, new Response(bytes, { headers: { "content-type": "application/octet-stream" } }));
    }
    const urls = new Set(assets.map(({ asset }) => base + asset.url));
    for (const { url } of await cache.keys()) if (url.startsWith(base) && !urls.has(url)) await cache.delete(url);
  } catch {
    // Nothing is lost but the next download.
  }
}
