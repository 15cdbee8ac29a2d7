// The core and the guests of the command line, loaded when they are first wanted.

import { readFile } from "node:fs/promises";
import { success, type Result } from "../src/base/result.ts";
import { CoreClient } from "../src/core/core_client.ts";
import { CoreModule } from "../src/core/core_module.ts";
import type { Bytes } from "../src/protocol/frame.ts";
import type { Runtime } from "../src/runtime/runtime.ts";
import { nodeRuntime } from "./node_runtime.ts";
import { built, places } from "./places.ts";

const watchdogMs = 60_000;

export class Workshop {
  private loadedCore: Promise<CoreClient> | undefined;
  private preparedRuntime: Promise<Result<Runtime>> | undefined;
  private disposeRuntime: () => void = () => undefined;
  /** The prepared guest's snapshot, once the runtime is there. */
  snapshot: Bytes | null = null;

  core(): Promise<CoreClient> {
    return (this.loadedCore ??= loadCore());
  }

  runtime(): Promise<Result<Runtime>> {
    return (this.preparedRuntime ??= this.prepare());
  }

  close(): void {
    this.disposeRuntime();
  }

  private async prepare(): Promise<Result<Runtime>> {
    const [module, library] = await Promise.all([readBytes(built(places.pythonModule)), readBytes(built(places.pythonLibrary))]);
    const runtime = nodeRuntime(places.worker, watchdogMs);
    this.disposeRuntime = () => runtime.dispose();
    const prepared = await runtime.prepare({ module, library, snapshot: null });
    if (!prepared.ok) return prepared;
    this.snapshot = prepared.value;
    return success(runtime);
  }
}

export async function readBytes(path: string): Promise<Bytes> {
  return new Uint8Array(await readFile(path));
}

async function loadCore(): Promise<CoreClient> {
  const core = await CoreModule.load(await readBytes(built(places.core)));
  if (!core.ok) throw new Error(core.problems[0]?.message);
  return new CoreClient(core.value);
}
