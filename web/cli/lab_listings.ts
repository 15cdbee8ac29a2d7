// The listings of a site's labs, made from its whole catalogue: labs/index.json with all of it, for whoever works with many labs;
// labs/list.json with what every page needs; and each lab's own entry, labs/ID/listing.json. Beside that stands what a page shows of the
// lab, in one file (session/shown_files.ts).

import { writeLabListing, type Catalogue, type CatalogueEntry, type LabList, type ListedLab } from "../src/protocol/messages.ts";
import { encodeText, type Bytes } from "../src/protocol/frame.ts";
import { shownFile } from "../src/session/shown_files.ts";
import { sha256 } from "./compress.ts";

/** Path below the site to the file's bytes. */
export function labListings(catalogue: Catalogue): Map<string, Bytes> {
  const files = new Map<string, Bytes>();
  const labs = catalogue.labs.map((entry): ListedLab => {
    const bytes = encodeText(writeLabListing(entry));
    files.set(listingOf(entry), bytes);
    return listedLab(entry, bytes);
  });
  const list: LabList & { format: 1 } = { format: 1, labs, rules: catalogue.rules };
  files.set("labs/list.json", json(list));
  files.set("labs/index.json", json({ format: 1, ...catalogue }));
  return files;
}

const listingFile = "listing.json";

/** What is made beside a lab's own files in its folder. */
export const madeFiles: readonly string[] = [listingFile, shownFile];

export function listingOf({ id }: { readonly id: string }): string {
  return `labs/${id}/${listingFile}`;
}

export function shownOf({ id }: { readonly id: string }): string {
  return `labs/${id}/${shownFile}`;
}

function listedLab(entry: CatalogueEntry, bytes: Bytes): ListedLab {
  const { id, version, hash, language, packages, track, level, minutes, title, summary, outcomes, prerequisites, locales, checks } = entry;
  return {
    id, version, hash, language, packages, track, level, minutes, title, summary, outcomes, prerequisites, locales,
    outOf: checks.reduce((sum, { points }) => sum + points, 0),
    listing: { sha256: sha256(bytes), bytes: bytes.length },
  };
}

function json(value: unknown): Bytes {
  return encodeText(`${JSON.stringify(value)}\n`);
}
