// A SCORM 1.2 package: the page with some labs and nothing else, an entry page and a SCO for each lab. Plain files only: some platforms
// refuse compressed copies and archives within the archive. There is no service worker, for the place belongs to the platform.

import { decodeText, encodeText } from "../../src/protocol/frame.ts";
import { labListings, shownOf } from "../lab_listings.ts";
import { listings, nameListings } from "../list_site.ts";
import type { BuiltSite, Chosen } from "./built_site.ts";
import { scormManifest } from "./scorm_manifest.ts";
import type { PackedFile } from "./write_pack.ts";

/** Of a page that stands by itself. */
const leftOut: readonly string[] = ["index.html", "manifest.webmanifest", ...listings];

export async function packScorm(site: BuiltSite, chosen: Chosen): Promise<readonly PackedFile[]> {
  const labs = site.catalogue.labs.filter(({ id }) => chosen.labs.includes(id)).sort((a, b) => chosen.labs.indexOf(a.id) - chosen.labs.indexOf(b.id));
  const needed = site.neededBy(chosen);
  const isNeeded = new Set(needed.map(({ sha256 }) => sha256));
  const { engines, ...others } = site.engines;
  const made = new Map<string, Uint8Array>([
    ...labListings({ labs, rules: site.catalogue.rules }),
    ["labs/courses.json", json({ format: 1, courses: [] })],
    ["engines.json", json({ ...others, engines: engines.filter(({ module }) => module.parts.every(({ sha256 }) => isNeeded.has(sha256))) })],
    ["instruments.json", json({ ...site.instruments, fonts: site.fonts() })],
  ]);
  const index = decodeText(new Uint8Array((await site.file("index.html")).bytes)) ?? "";
  const page = nameListings(index, made).replace(/\s*<link rel="manifest"[^>]*>/, "");
  const pages = labs.map(({ id }): PackedFile => ({ path: pageOf(id), bytes: encodeText(packagedFor(id, page)) }));
  const plain = await site.files([...site.list.files.map(({ url }) => url).filter((url) => !leftOut.includes(url)), ...needed.map(({ url }) => url), ...labs.map(shownOf)]);
  const files = [...pages, ...[...made].map(([path, bytes]) => ({ path, bytes })), ...plain];
  const manifest = scormManifest({
    id: chosen.id, title: chosen.title["en"] ?? chosen.id,
    scos: labs.map(({ id, title }) => ({ id, title: title["en"] ?? id, href: pageOf(id) })),
    files: files.map(({ path }) => path),
  });
  return [{ path: "imsmanifest.xml", bytes: encodeText(manifest) }, ...files];
}

function pageOf(lab: string): string {
  return `lab-${lab}.html`;
}

function packagedFor(lab: string, page: string): string {
  const marked = page.replace(/<meta name="listings"/, `<meta name="packaged-lab" content="${lab}">\n    $&`);
  if (marked === page) throw new Error('index.html has no <meta name="listings">');
  return marked;
}

function json(value: unknown): Uint8Array {
  return encodeText(`${JSON.stringify(value)}\n`);
}
