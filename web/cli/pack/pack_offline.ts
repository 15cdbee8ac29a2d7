// One file to be carried to a device that has the page but a poor link: the page takes from it what its own site lists, by hash
// (web/src/session/take_pack.ts).

import { encodeText } from "../../src/protocol/frame.ts";
import { packList, packListName } from "../../src/protocol/offline_pack.ts";
import type { BuiltSite, Chosen } from "./built_site.ts";
import type { PackedFile } from "./write_pack.ts";

export async function packOffline(site: BuiltSite, chosen: Chosen): Promise<readonly PackedFile[]> {
  const needed = site.neededBy(chosen);
  const list = packList({ id: chosen.id, labs: chosen.labs, files: needed.map(({ url, sha256, bytes }) => ({ url, sha256, bytes })) });
  // Small files first, as the page fetches them too.
  const sorted = [...needed].sort((a, b) => a.bytes - b.bytes || (a.url < b.url ? -1 : 1));
  const files: PackedFile[] = [{ path: packListName, bytes: encodeText(list) }];
  for (const { url } of sorted) files.push(await site.file(url));
  return files;
}
