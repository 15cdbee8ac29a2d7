// Versions of the site on this device. A new one is fetched whole before anything knows of it; it takes over when the person says so,
// with whatever worked without a connection until then; and it does so by one record that is written anew. So there is never half of
// one version and half of another. The service worker does this; the page only asks (site_worker.ts).

import { success, type Result } from "../base/result.ts";
import { decodeText } from "../protocol/frame.ts";
import { decodeSiteList, type SiteFile } from "../protocol/messages.ts";
import { fetchBytes, type Hash } from "./fetching.ts";
import { fetchMissing, noRoom, type FetchProgress } from "./fetch_missing.ts";
import type { KeptFiles } from "./kept_files.ts";
import { isWhole, joined, needsOf, noteEngine, noteLab, type Needs } from "./kept_labs.ts";
import { keptSite, listingsOf, type Listings } from "./kept_site.ts";

/** `wireBytes`: of what else has to be fetched, so that all that works without a connection still does. */
export type Looked = { readonly is: "current" } | { readonly is: "ready"; readonly wireBytes: number };

export class SiteUpdate {
  private readonly base: string;
  private readonly kept: KeptFiles;
  private readonly hash: Hash;

  constructor(base: string, kept: KeptFiles, hash: Hash) {
    this.base = base;
    this.kept = kept;
    this.hash = hash;
  }

  /** What the site has now, fetched whole. The first version that a device sees takes over at once. */
  async look(): Promise<Result<Looked>> {
    const { base, kept, hash } = this;
    const bytes = await fetchBytes(`${base}site.json`, { cache: "no-cache" });
    if (!bytes.ok) return bytes;
    const text = decodeText(bytes.value) ?? "";
    const site = decodeSiteList(text);
    if (!site.ok) return site;
    await kept.write("site/coming", text);
    const fetched = await fetchMissing({ base, kept, hash, files: site.value.files });
    if (!fetched.ok) return fetched;
    const current = await kept.noted("site/current");
    const isNew = current !== undefined && current !== text;
    if (await kept.write(isNew ? "site/ready" : "site/current", text) !== "kept") return noRoom();
    await kept.drop("site/coming");
    if (!isNew) {
      await kept.drop("site/ready");
      return success({ is: "current" });
    }
    const held = await kept.held();
    const missing = joined(await this.carriedOver()).filter(({ sha256 }) => !held.has(sha256));
    return success({ is: "ready", wireBytes: missing.reduce((sum: number, { wireBytes }: SiteFile) => sum + wireBytes, 0) });
  }

  /** Lets the version that is ready take over. After a failure everything is as before, but for the files that came. */
  async take(onProgress?: (progress: FetchProgress) => void): Promise<Result<null>> {
    const { base, kept, hash } = this;
    const needs = await this.carriedOver(true);
    const fetched = await fetchMissing({ base, kept, hash, files: joined(needs), ...(onProgress === undefined ? {} : { onProgress }) });
    return fetched.ok ? this.takeAsItIs() : fetched;
  }

  /** For when the version in use cannot be made whole any more. */
  async takeAsItIs(): Promise<Result<null>> {
    const { kept } = this;
    const text = await kept.noted("site/ready");
    if (text === undefined) return success(null);
    await kept.write("site/untidied", "1");
    if (await kept.write("site/current", text) !== "kept") return noRoom();
    await kept.drop("site/ready");
    return success(null);
  }

  /** In the version that is ready: the labs that work without a connection in the one in use. */
  private async carriedOver(isNoted = false): Promise<Needs[]> {
    const { kept } = this;
    const [before, after, held] = await Promise.all([this.listings("current"), this.listings("ready"), kept.held()]);
    if (before === undefined || after === undefined) return [];
    const isWholeNow = (id: string): boolean => before.catalogue.labs.some((entry) =>
      entry.id === id && isWhole(needsOf({ entry, rules: before.catalogue.rules }, before.engines), held));
    const { labs, rules } = after.catalogue;
    const needs: Needs[] = [];
    for (const entry of labs.filter(({ id }) => isWholeNow(id))) {
      const needed = needsOf({ entry, rules }, after.engines);
      needs.push(needed);
      if (!isNoted) continue;
      await noteLab(kept, { entry, rules });
      if (needed.engine !== undefined) await noteEngine(kept, needed.engine);
    }
    return needs;
  }

  private async listings(which: "current" | "ready"): Promise<Listings | undefined> {
    const site = await keptSite(this.kept, which);
    return site === undefined ? undefined : listingsOf(this.kept, site);
  }
}
