// An engine, ready to run: its files and its snapshot from this device if it has right ones, else fetched from the site, and
// made here. Every byte is checked against engines.json; a snapshot that turns out differently is a problem, not a shrug,
// since it would mean that this device computes differently.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { EngineParts } from "../protocol/messages.ts";
import type { Runtime } from "../runtime/runtime.ts";
import type { EngineFiles } from "./engine_files.ts";
import type { KeptFiles } from "./kept_files.ts";
import { noteEngine } from "./kept_labs.ts";
import type { EngineProgress } from "./session.ts";

export async function prepareEngine(
  files: EngineFiles, kept: KeptFiles, engine: EngineParts, runtime: Runtime, onProgress: (progress: EngineProgress) => void,
): Promise<Result<null>> {
  const total = engine.module.bytes + (engine.library?.bytes ?? 0);
  const loaded = { module: 0, library: 0 };
  const tell = (part: "module" | "library") => (count: number): void => {
    loaded[part] = count;
    onProgress({ step: "download", loaded: loaded.module + loaded.library, total });
  };
  await noteEngine(kept, engine);
  const [module, library, snapshot] = await Promise.all([
    files.obtain(engine.module, tell("module")),
    engine.library === null ? success(null) : files.obtain(engine.library, tell("library")),
    engine.snapshot === null ? success(null) : files.read(engine.snapshot),
  ]);
  if (!module.ok) return module;
  if (!library.ok) return library;
  if (!snapshot.ok) return snapshot;
  onProgress({ step: "prepare", loaded: total, total });
  const made = await runtime.prepare({ module: module.value, library: library.value, snapshot: snapshot.value });
  if (!made.ok) return made;
  if (made.value !== null) {
    const isRight = engine.snapshot === null ? success(false) : await files.keep(engine.snapshot, made.value);
    if (!isRight.ok) return isRight;
    if (!isRight.value) {
      return failure(problem("session.wrong-snapshot", "the interpreter prepared here is not the one that the site states"));
    }
  }
  onProgress({ step: "ready", loaded: total, total });
  return success(null);
}
