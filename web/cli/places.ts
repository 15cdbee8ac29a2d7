// Where things lie, seen from the built command line (build/cli/bengkel.mjs).

import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { CacheFolder } from "./cache_folder.ts";
import { UsageError } from "./usage_error.ts";

const root = new URL("../../", import.meta.url);

function below(path: string): string {
  return fileURLToPath(new URL(path, root));
}

/** What several checkouts share, if ./bengkel names a folder for it. */
function cacheOf(name: string): string {
  return join(process.env["BENGKEL_CACHE"] ?? below("build/cache"), name);
}

export const places = {
  root: fileURLToPath(root),
  labs: below("labs"),
  site: below("build/site"),
  /** Files by the hash of what they were made from. */
  compressed: new CacheFolder(cacheOf("brotli")),
  programs: new CacheFolder(cacheOf("programs")),
  sharedData: below("build/bazaar"),
  core: below("build/web/wasm/core/core.wasm"),
  shell: below("build/web/shell/shell.wasm"),
  parser: below("node_modules/web-tree-sitter/web-tree-sitter.wasm"),
  drawer: below("node_modules/@resvg/resvg-wasm/index_bg.wasm"),
  worker: new URL("./guest_worker.mjs", import.meta.url),
  verifyWorker: new URL("./verify_worker.mjs", import.meta.url),
  sourceWorker: new URL("./source_worker.mjs", import.meta.url),
} as const;

/** What build-site calls the core and the engines: by their content, so they may be kept for ever. */
export const engineFile = /^[a-z-]+-[0-9a-f]{16}\.(wasm|zip|tar|ttf|part)$/;

/** A file of an engine. */
export function guestFile(engine: string, name: string): string {
  return below(`build/guests/${engine}/${name}`);
}

/** A package of fonts, files by script and weight. */
export function fontPackage(name: string): string {
  return below(`node_modules/@fontsource/${name}`);
}

/** By which the parser reads a language's programs. */
export function grammarFile(language: string): string {
  return below(`build/grammars/${language}.wasm`);
}

/** The path again, if it is there. */
export function built(path: string): string {
  if (existsSync(path)) return path;
  throw new UsageError(`${path.slice(places.root.length)} is not built; ./bengkel build makes it`);
}
