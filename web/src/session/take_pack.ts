// Takes an offline pack from a file that somebody carried here. It is a zip, read from its beginning, a little at a time; what the
// site lists is taken from it, each file checked by the site's own size and SHA-256 before it is kept, and all else is passed over.

import { Unzip, UnzipInflate, type UnzipFile } from "fflate";
import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import { decodeText } from "../protocol/frame.ts";
import { packListName, readPackList, type PackList } from "../protocol/offline_pack.ts";
import type { SiteFile } from "../protocol/messages.ts";
import { noRoom } from "./fetch_missing.ts";
import type { Hash } from "./fetching.ts";
import type { KeptFiles } from "./kept_files.ts";

export interface Taking {
  readonly kept: KeptFiles;
  readonly hash: Hash;
  /** Called once the pack's own list is read: what the site has for it, by the address below the site. */
  readonly wanted: (list: PackList) => Promise<readonly SiteFile[]>;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

export interface TakenPack {
  readonly list: PackList;
  /** False: the site has files for these labs that the pack does not carry. */
  readonly isWhole: boolean;
}

/** What is unpacked at once stays small, however much is packed in it. */
const stepBytes = 1 << 14;
const longestList = 1 << 22;

/** Problems: pack.not-ours, pack.newer, pack.damaged, pack.other-site, pack.no-room. What came before a problem stays: it was checked. */
export async function takePack(file: Blob, { kept, hash, wanted, onProgress }: Taking): Promise<Result<TakenPack>> {
  const read = await readList(file);
  if (!read.ok) return read;
  const list = read.value;
  const fits = fitting(list, await wanted(list));
  if (fits.length === 0) return failure(problem("pack.other-site", "no file of it is one that this site lists"));
  const before = await kept.held();
  const expected = new Map(fits.filter(({ sha256 }) => !before.has(sha256)).map((it) => [it.url, it]));
  const reader = new PackReader((name) => expected.get(name)?.bytes);
  for await (const { bytes: step, done } of steps(file)) {
    const came = reader.push(step, done === file.size);
    if (came === undefined) return failure(problem("pack.damaged", "the archive cannot be read"));
    for (const { name, bytes } of came) {
      const site = expected.get(name);
      if (site === undefined) continue;
      const sha256 = bytes.length === site.bytes ? await hash(bytes) : success("");
      if (!sha256.ok) return sha256;
      if (sha256.value !== site.sha256) return failure(problem("pack.damaged", "a file is not what the site lists", { file: name }));
      if (await kept.keep(site.sha256, bytes) !== "kept") return noRoom();
      expected.delete(name);
    }
    onProgress?.({ done, total: file.size });
  }
  if (expected.size > 0) return failure(problem("pack.damaged", "it ends too early"));
  const held = await kept.held();
  return success({ list, isWhole: (await wanted(list)).every(({ sha256 }) => held.has(sha256)) });
}

/** The first entry, and nothing else, is looked at. */
async function readList(file: Blob): Promise<Result<PackList>> {
  let first: string | undefined;
  const reader = new PackReader((name) => {
    first ??= name;
    return name === packListName ? longestList : undefined;
  });
  for await (const { bytes: step, done } of steps(file)) {
    const came = reader.push(step, done === file.size);
    const list = came?.find(({ name }) => name === packListName);
    if (list !== undefined) return readPackList(decodeText(list.bytes) ?? "");
    if (came === undefined || (first ?? packListName) !== packListName || done > longestList) break;
  }
  return failure(problem("pack.not-ours", "it has no list at its beginning"));
}

async function* steps(file: Blob): AsyncGenerator<{ readonly bytes: Uint8Array; readonly done: number }> {
  for (let at = 0; at < file.size; at += stepBytes) {
    yield { bytes: new Uint8Array(await file.slice(at, at + stepBytes).arrayBuffer()), done: Math.min(file.size, at + stepBytes) };
  }
}

/** Files of the site that the pack claims to carry as they are. */
function fitting(list: PackList, wanted: readonly SiteFile[]): readonly SiteFile[] {
  const carried = new Map(list.files.map((it) => [it.url, it]));
  return wanted.filter(({ url, sha256 }) => carried.get(url)?.sha256 === sha256);
}

/** Entries of a zip as they come. One that is not asked for is passed over, and one that is longer than it may be breaks the archive. */
class PackReader {
  private readonly unzip: Unzip;
  private whole: { name: string; bytes: Uint8Array<ArrayBuffer> }[] = [];
  private isBroken = false;

  /** `mostBytes` of an entry; undefined: it is passed over. */
  constructor(mostBytes: (name: string) => number | undefined) {
    this.unzip = new Unzip((file) => this.begin(file, mostBytes(file.name)));
    this.unzip.register(UnzipInflate);
  }

  /** The entries that are whole by now; undefined: it is no archive, or it is broken. */
  push(bytes: Uint8Array, isLast: boolean): { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[] | undefined {
    try {
      this.unzip.push(bytes, isLast);
    } catch {
      return undefined;
    }
    const { whole } = this;
    this.whole = [];
    return this.isBroken ? undefined : whole;
  }

  private begin(file: UnzipFile, most: number | undefined): void {
    if (most === undefined) return;
    const parts: Uint8Array[] = [];
    let size = 0;
    file.ondata = (error, data, isFinal) => {
      if (this.isBroken) return;
      size += data?.length ?? 0;
      if (error !== null || size > most) {
        this.isBroken = true;
        return;
      }
      parts.push(data);
      if (!isFinal) return;
      const bytes = new Uint8Array(size);
      let at = 0;
      for (const part of parts) {
        bytes.set(part, at);
        at += part.length;
      }
      this.whole.push({ name: file.name, bytes });
    };
    file.start();
  }
}
