// The shell as this page has it: fetched once, compiled once, with an instance for each canvas; and the fonts that its letters
// need.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { FontFile, Instruments } from "../protocol/instruments.ts";
import type { Asset } from "../protocol/messages.ts";
import { ShellModule } from "./shell_module.ts";

/** What the session gives: the listing, and files of the site whose hashes were checked. */
export interface Source {
  instruments(): Promise<Result<Instruments>>;
  fetchAsset(asset: Asset): Promise<Result<Uint8Array<ArrayBuffer>>>;
}

const modules = new WeakMap<Source, Promise<Result<WebAssembly.Module>>>();
const fontBytes = new Map<string, Promise<Result<Uint8Array<ArrayBuffer>>>>();

export async function startShell(source: Source): Promise<Result<ShellModule>> {
  const module = modules.get(source) ?? compile(source);
  modules.set(source, module);
  const compiled = await module;
  if (!compiled.ok) {
    modules.delete(source);
    return compiled;
  }
  try {
    return success(await ShellModule.start(compiled.value));
  } catch (error) {
    return notStarted(error);
  }
}

async function compile(source: Source): Promise<Result<WebAssembly.Module>> {
  const listing = await source.instruments();
  if (!listing.ok) return listing;
  const bytes = await source.fetchAsset(listing.value.shell);
  if (!bytes.ok) return bytes;
  try {
    return success(await WebAssembly.compile(bytes.value));
  } catch (error) {
    return notStarted(error);
  }
}

function notStarted(error: unknown): Result<never> {
  return failure(problem("shell.not-started", error instanceof Error ? error.message : String(error)));
}

/** Gives the shell the basic fonts, and those with `letters`. A font that does not come leaves its letters as boxes: the page
 *  says everything in words too. */
export async function giveFonts(source: Source, shell: ShellModule, letters: string): Promise<Result<null>> {
  const listing = await source.instruments();
  if (!listing.ok) return listing;
  const points = [...letters].map((letter) => letter.codePointAt(0) ?? 0);
  const isWanted = ({ ranges }: FontFile): boolean => points.some((point) => ranges.some(([from, to]) => point >= from && point <= to));
  const wanted = listing.value.fonts.filter((font) => font.isBasic || isWanted(font));
  const come = await Promise.all(wanted.map(async (font) => ({ font, bytes: await fontOf(source, font.asset) })));
  const blobs: Uint8Array[] = [];
  const listed: Record<FontFile["family"], number[]> = { sans: [], mono: [] };
  for (const { font, bytes } of come) {
    if (bytes.ok) listed[font.family].push(blobs.push(bytes.value) - 1);
    else if (font.isBasic) return bytes;
  }
  const given = shell.ask({ do: "fonts", ...listed }, blobs);
  return given.ok ? success(null) : given;
}

function fontOf(source: Source, asset: Asset): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const bytes = fontBytes.get(asset.sha256) ?? source.fetchAsset(asset);
  fontBytes.set(asset.sha256, bytes);
  void bytes.then((it) => {
    if (!it.ok) fontBytes.delete(asset.sha256);
  });
  return bytes;
}
