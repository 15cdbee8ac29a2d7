// What ties the files of a site together, once all of them are there: index.html names the listings by their hash, site.json names
// every file that the page is made of by its own. The service worker fetches and checks those (web/src/session/site_update.ts).

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import type { SiteFile, SiteList } from "../src/protocol/messages.ts";
import { compressed, sha256 } from "./compress.ts";
import { engineFile, places } from "./places.ts";

/** What a page reads before it knows of any other file. */
export const listings = ["engines.json", "instruments.json", "labs/courses.json", "labs/index.json", "labs/list.json"] as const;

export async function listSite(folder: string): Promise<void> {
  const page = join(folder, "index.html");
  const named = await Promise.all(listings.map(async (path) => [path, await readFile(join(folder, path))] as const));
  await writeFile(page, nameListings(await readFile(page, "utf8"), new Map(named)));

  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((it) => it.isFile()).map((it) => relative(folder, join(it.parentPath, it.name)).replaceAll("\\", "/"));
  const files: SiteFile[] = [];
  for (const url of paths.filter(isOfThePage).sort()) {
    const bytes = await readFile(join(folder, url));
    const small = await compressed(bytes, places.compressed);
    files.push({ url, sha256: sha256(bytes), bytes: bytes.length, wireBytes: Math.min(small.length, bytes.length) });
  }
  const list: SiteList & { format: 1 } = { format: 1, files };
  await writeFile(join(folder, "site.json"), `${JSON.stringify(list)}\n`);
}

/** The page with the hash of each listing in its head. */
export function nameListings(html: string, bytes: ReadonlyMap<string, Uint8Array>): string {
  const named = listings.map((path) => `${path}=${sha256(bytes.get(path) ?? new Uint8Array())}`).join(" ");
  const marked = html.replace(/(<meta name="listings" content=")[^"]*(">)/, `$1${named}$2`);
  if (!marked.includes(named)) throw new Error('index.html has no <meta name="listings" content="">');
  return marked;
}

/** Not what it fetches by hash, nor what authors read, nor what this list cannot hold. */
function isOfThePage(path: string): boolean {
  if (listings.some((it) => it === path)) return true;
  return !/^(labs|guide|gallery|fonts)\/|\.br$|^(site\.json|sw\.js|guide\.css)$/.test(path) && !engineFile.test(path);
}
