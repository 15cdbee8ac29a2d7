// The whole site. Its addresses are relative, so the folder works below any path of any host as it is.

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { listingOf, shownOf } from "../lab_listings.ts";
import { places } from "../places.ts";
import { filesOf, withCompressed, type BuiltSite } from "./built_site.ts";
import type { PackedFile } from "./write_pack.ts";

export async function packSite(site: BuiltSite): Promise<readonly PackedFile[]> {
  const { core, engines, parser, grammars } = site.engines;
  const assets = [
    core, parser, ...Object.values(grammars), ...engines.flatMap(({ module, library }) => (library === null ? [module] : [module, library])),
    site.instruments.shell, ...site.instruments.fonts.map(({ asset }) => asset),
  ];
  const { labs, rules } = site.catalogue;
  const paths = [
    "site.json", "sw.js", "guide.css", ...await below("guide"), ...await below("gallery"), ...site.list.files.map(({ url }) => url), ...filesOf(assets).map(({ url }) => url),
    ...labs.flatMap(({ id, fileList }) => fileList.map(({ path }) => `labs/${id}/${path}`)), ...labs.map(listingOf), ...labs.map(shownOf), ...rules.map(({ path }) => `labs/${path}`),
  ];
  return site.files(withCompressed(paths));
}

async function below(folder: string): Promise<string[]> {
  const names = await readdir(join(places.site, folder));
  return names.filter((name) => !name.endsWith(".br")).map((name) => `${folder}/${name}`);
}
