// What a page shows of a lab, together in one file (labs/ID/shown.json): on a slow link each file costs a turn there and back. It is not
// taken at its word: a text counts where its hash is the one that the lab's listing has, and whatever is not in it is fetched by itself.

import { decodeText, encodeText, type Bytes } from "../protocol/frame.ts";
import { decodeNamedTexts, type LabInfo, type SiteFile } from "../protocol/messages.ts";
import type { NamedBytes } from "../core/core_client.ts";
import { fetchBytes, type Hash } from "./fetching.ts";

export const shownFile = "shown.json";

/** What is larger goes by itself, as one part of a download that can be broken off. */
const largestText = 32 * 1024;

export function isShown({ solution }: LabInfo, path: string): boolean {
  return /^(starter|data)\/|^text\.[\w-]+\.md$/.test(path) || (solution !== null && path.startsWith(`attempts/${solution.attempt}`));
}

/** `files`: all of the lab's. */
export function writeShown(info: LabInfo, files: readonly NamedBytes[]): string {
  const texts = files.flatMap(({ path, bytes }) => {
    const text = isShown(info, path) && bytes.length <= largestText ? decodeText(bytes) : undefined;
    return text === undefined ? [] : [[path, text] as const];
  });
  return `${JSON.stringify(Object.fromEntries(texts))}\n`;
}

export class ShownFiles {
  private readonly base: string;
  private readonly folder: string;
  private readonly hash: Hash;
  private texts: Promise<ReadonlyMap<string, string>> | undefined;

  /** `base`: the folder of the site; `folder`: the lab's in it. Both with a final "/". */
  constructor(base: string, folder: string, hash: Hash) {
    this.base = base;
    this.folder = folder;
    this.hash = hash;
  }

  /** Undefined: it is not there as it should be. Fetched when it is first asked for anything. */
  async take({ url, sha256, bytes: size }: SiteFile): Promise<Bytes | undefined> {
    const texts = await (this.texts ??= this.fetched());
    const text = texts.get(url.slice(this.folder.length));
    if (text === undefined) return undefined;
    const bytes = encodeText(text);
    if (bytes.length !== size) return undefined;
    const found = await this.hash(bytes);
    return found.ok && found.value === sha256 ? bytes : undefined;
  }

  private async fetched(): Promise<ReadonlyMap<string, string>> {
    const came = await fetchBytes(`${this.base}${this.folder}${shownFile}`);
    const texts = came.ok ? decodeNamedTexts(shownFile, decodeText(came.value) ?? "") : came;
    return texts.ok ? texts.value : new Map();
  }
}
