// The versions of the site itself on this device: the list of its files (site.json) that is in use, one that is whole and waits
// for consent, and one that is coming. The files lie with all others. The service worker writes these records; whoever sweeps reads them.

import { decodeText } from "../protocol/frame.ts";
import { decodeInstruments, type Instruments } from "../protocol/instruments.ts";
import { decodeCatalogue, decodeEngines, decodeSiteList, type Catalogue, type Engines, type SiteList } from "../protocol/messages.ts";
import type { Result } from "../base/result.ts";
import type { KeptFiles } from "./kept_files.ts";

export type SiteRecord = "current" | "ready" | "coming";

export async function keptSite(kept: KeptFiles, which: SiteRecord): Promise<SiteList | undefined> {
  const text = await kept.noted(`site/${which}`);
  const site = text === undefined ? undefined : decodeSiteList(text);
  return site?.ok === true ? site.value : undefined;
}

export interface Listings {
  readonly catalogue: Catalogue;
  readonly engines: Engines;
  readonly instruments: Instruments;
}

/** Undefined when one of them is not here. */
export async function listingsOf(kept: KeptFiles, site: SiteList): Promise<Listings | undefined> {
  const read = async <T>(url: string, take: (text: string) => Result<T>): Promise<T | undefined> => {
    const file = site.files.find((it) => it.url === url);
    const bytes = file === undefined ? null : await kept.read(file);
    const text = bytes === null ? undefined : decodeText(bytes);
    const listing = text === undefined ? undefined : take(text);
    return listing?.ok === true ? listing.value : undefined;
  };
  const [catalogue, engines, instruments] = await Promise.all([
    read("labs/index.json", decodeCatalogue), read("engines.json", decodeEngines), read("instruments.json", decodeInstruments),
  ]);
  return catalogue === undefined || engines === undefined || instruments === undefined ? undefined : { catalogue, engines, instruments };
}
