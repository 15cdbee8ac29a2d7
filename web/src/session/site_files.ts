// A file of the site by its hash: from this device when it is kept here, else from the site, and then kept.

import { success, type Result } from "../base/result.ts";
import type { Bytes } from "../protocol/frame.ts";
import type { Asset, ListedFile, SiteFile } from "../protocol/messages.ts";
import { fetchVerified, type Hash } from "./fetching.ts";
import type { KeptFiles } from "./kept_files.ts";
import type { ShownFiles } from "./shown_files.ts";

export interface Obtaining {
  /** Told how many bytes have come so far. */
  readonly onBytes?: (count: number) => void;
  /** The file is kept once the record is written that names it, and nobody waits for that. */
  readonly noted?: Promise<unknown>;
  /** Asked first. */
  readonly together?: ShownFiles;
}

export class SiteFiles {
  readonly kept: KeptFiles;
  /** The folder of the site. */
  readonly base: string;

  constructor(base: string, kept: KeptFiles) {
    this.base = base;
    this.kept = kept;
  }

  /** Not being able to keep a file is no failure here. */
  async obtain(file: SiteFile, hash: Hash, { onBytes, noted, together }: Obtaining = {}): Promise<Result<Bytes>> {
    const kept = await this.kept.read(file);
    if (kept !== null) {
      onBytes?.(kept.length);
      return success(kept);
    }
    const brought = await together?.take(file);
    const fetched = brought === undefined ? await fetchVerified(`${this.base}${file.url}`, file, hash, onBytes) : success(brought);
    if (!fetched.ok) return fetched;
    const keep = (): Promise<unknown> => this.kept.keep(file.sha256, fetched.value);
    if (noted === undefined) await keep();
    else void noted.then(keep);
    return fetched;
  }

  /** All parts of it, each checked, joined; one after the other, so that a link that breaks loses no more than one. */
  async obtainAsset(asset: Asset, hash: Hash, onBytes?: (count: number) => void): Promise<Result<Bytes>> {
    const [only, ...more] = asset.parts;
    if (only !== undefined && more.length === 0) return this.obtain(only, hash, onBytes === undefined ? {} : { onBytes });
    const bytes = new Uint8Array(asset.bytes);
    let at = 0;
    for (const part of asset.parts) {
      const came = await this.obtain(part, hash, { onBytes: (count) => onBytes?.(at + count) });
      if (!came.ok) return came;
      bytes.set(came.value, at);
      at += part.bytes;
    }
    return success(bytes);
  }
}

/** Of a lab or a rule pack: small texts, so their own size stands for what is sent. */
export function fileOf(folder: string, { path, sha256, bytes }: ListedFile): SiteFile {
  return { url: `${folder}${path}`, sha256, bytes, wireBytes: bytes };
}
