// An engine, ready to run: its files and its snapshot from this device if it has right ones, else fetched from the site, and
// made here. Every byte is checked against engines.json; a snapshot that turns out differently is a problem, not a shrug,
// since it would mean that this device computes differently.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { EngineParts } from "../protocol/messages.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { Hash } from "./fetching.ts";
import { noteEngine } from "./kept_labs.ts";
import type { EngineProgress } from "./session.ts";
import type { SiteFiles } from "./site_files.ts";

export async function prepareEngine(
  files: SiteFiles, engine: EngineParts, runtime: Runtime, hash: Hash, onProgress: (progress: EngineProgress) => void,
): Promise<Result<null>> {
  const { kept } = files;
  const total = engine.module.bytes + (engine.library?.bytes ?? 0);
  const loaded = { module: 0, library: 0 };
  const tell = (part: "module" | "library") => (count: number): void => {
    loaded[part] = count;
    onProgress({ step: "download", loaded: loaded.module + loaded.library, total });
  };
  await noteEngine(kept, engine);
  const [module, library, snapshot] = await Promise.all([
    files.obtainAsset(engine.module, hash, tell("module")),
    engine.library === null ? success(null) : files.obtainAsset(engine.library, hash, tell("library")),
    engine.snapshot === null ? null : kept.read(engine.snapshot),
  ]);
  if (!module.ok) return module;
  if (!library.ok) return library;
  onProgress({ step: "prepare", loaded: total, total });
  const made = await runtime.prepare({ module: module.value, library: library.value, snapshot });
  if (!made.ok) return made;
  if (made.value !== null) {
    const sha256 = await hash(made.value);
    if (!sha256.ok) return sha256;
    if (sha256.value !== engine.snapshot?.sha256) {
      return failure(problem("session.wrong-snapshot", "the interpreter prepared here is not the one that the site states"));
    }
    void kept.keep(engine.snapshot.sha256, made.value);
  }
  onProgress({ step: "ready", loaded: total, total });
  return success(null);
}
