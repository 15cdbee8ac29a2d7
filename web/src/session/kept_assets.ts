// Files of large engines, kept on this device so that they are fetched once: the browser's own cache may drop them, and asks
// the network again when it likes. What is read back is checked as if it had come from the network. Each engine has a place of its own.

import type { Bytes } from "../protocol/frame.ts";
import type { Asset } from "../protocol/messages.ts";
import type { Hash } from "./fetching.ts";

const cacheName = "bengkel-engines";

export async function isKept(place: string, asset: Asset): Promise<boolean> {
  try {
    return (await (await caches.open(cacheName)).match(place + asset.url)) !== undefined;
  } catch {
    return false; // No storage here (plain http, private window).
  }
}

/** Null when this device has none, or has one that was damaged. */
export async function keptAsset(place: string, asset: Asset, hash: Hash): Promise<Bytes | null> {
  try {
    const response = await (await caches.open(cacheName)).match(place + asset.url);
    if (response === undefined) return null;
    const bytes = new Uint8Array(await response.arrayBuffer());
    const found = await hash(bytes);
    return found.ok && found.value === asset.sha256 ? bytes : null;
  } catch {
    return null;
  }
}

/** Keeps these and forgets what else was kept in `place`: files of earlier versions. */
export async function keepAssets(place: string, assets: readonly { readonly asset: Asset; readonly bytes: Bytes }[]): Promise<void> {
  try {
    const cache = await caches.open(cacheName);
    for (const { asset, bytes } of assets) {
      await cache.put(place + asset.url, new Response(bytes, { headers: { "content-type": "application/octet-stream" } }));
    }
    const urls = new Set(assets.map(({ asset }) => place + asset.url));
    for (const { url } of await cache.keys()) if (url.startsWith(place) && !urls.has(url)) await cache.delete(url);
  } catch {
    // Nothing is lost but the next download.
  }
}
