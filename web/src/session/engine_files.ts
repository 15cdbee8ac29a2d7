// The files of an engine: fetched, checked and kept. They are megabytes, so a page leaves them to a worker where it can.

import { success, type Result } from "../base/result.ts";
import type { Bytes } from "../protocol/frame.ts";
import type { Asset } from "../protocol/messages.ts";
import type { Expected, Hash } from "./fetching.ts";
import type { SiteFiles } from "./site_files.ts";

export interface EngineFiles {
  /** `onBytes` is told how many bytes have come so far. */
  obtain(asset: Asset, onBytes: (count: number) => void): Promise<Result<Bytes>>;
  /** Null: this device has none. */
  read(file: Expected): Promise<Result<Bytes | null>>;
  /** False: the bytes are not those. They may be empty here afterwards. */
  keep(file: Expected, bytes: Bytes): Promise<Result<boolean>>;
}

/** On the thread that asks. */
export class FilesHere implements EngineFiles {
  private readonly files: SiteFiles;
  private readonly hash: Hash;
  /** Until all is kept that was to be. */
  kept: Promise<unknown> = Promise.resolve();

  constructor(files: SiteFiles, hash: Hash) {
    this.files = files;
    this.hash = hash;
  }

  obtain(asset: Asset, onBytes: (count: number) => void): Promise<Result<Bytes>> {
    return this.files.obtainAsset(asset, this.hash, onBytes);
  }

  async read(file: Expected): Promise<Result<Bytes | null>> {
    return success(await this.files.kept.read(file));
  }

  async keep({ sha256, bytes: size }: Expected, bytes: Bytes): Promise<Result<boolean>> {
    const found = await this.hash(bytes);
    if (!found.ok) return found;
    if (bytes.length !== size || found.value !== sha256) return success(false);
    this.kept = Promise.all([this.kept, this.files.kept.keep(sha256, bytes)]);
    return success(true);
  }
}
