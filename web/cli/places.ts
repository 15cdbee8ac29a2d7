// Where things lie, seen from the built command line (build/cli/bengkel.mjs).

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { UsageError } from "./usage_error.ts";

const root = new URL("../../", import.meta.url);

function below(path: string): string {
  return fileURLToPath(new URL(path, root));
}

export const places = {
  root: fileURLToPath(root),
  labs: below("labs"),
  site: below("build/site"),
  cache: below("build/cache"),
  core: below("build/web/wasm/core/core.wasm"),
  pythonModule: below("build/guests/python/python.metered.wasm"),
  pythonLibrary: below("build/guests/python/lib.zip"),
  worker: new URL("./guest_worker.mjs", import.meta.url),
} as const;

/** The path again, if it is there. */
export function built(path: string): string {
  if (existsSync(path)) return path;
  throw new UsageError(`${path.slice(places.root.length)} is not built; ./bengkel build makes it`);
}
