// What an engine of a page runs in. Fetched with the first engine: the scripts of the sandbox frame are a good part of the page's code,
// and nobody needs them to read a lab.

import type { CoreClient } from "../core/core_client.ts";
import type { EngineAssets } from "../protocol/messages.ts";
import { BrowserCompiler } from "../runtime/browser_compiler.ts";
import { BrowserRuntime } from "../runtime/browser_runtime.ts";
import { CompiledRuntime } from "../runtime/compiled_runtime.ts";
import type { EngineKind } from "../runtime/engine_kind.ts";
import type { Runtime } from "../runtime/runtime.ts";
import { bulkHash } from "./fetching.ts";
import { KeptPrograms } from "./kept_programs.ts";

export interface RuntimeOptions {
  /** The folder of the site. */
  readonly base: string;
  readonly watchdogMs: number;
  /** Undefined: as many as a page has. */
  readonly workers: number | undefined;
}

export function engineRuntime(kind: EngineKind, assets: EngineAssets, core: CoreClient, { base, watchdogMs, workers }: RuntimeOptions): Runtime {
  const inner = (): Runtime => new BrowserRuntime(watchdogMs, undefined, workers);
  if (kind.isCompiled !== true) return inner();
  const store = new KeptPrograms(base, assets, bulkHash(core));
  return new CompiledRuntime(new BrowserCompiler(watchdogMs), core, inner, { store, rehearsesAfterMs: 300 });
}

/** Of what reads programs. */
export async function parserRuntime(watchdogMs: number): Promise<Runtime> {
  const boot = await import("virtual:source-boot");
  return new BrowserRuntime(watchdogMs, { source: boot.default, hash: boot.bootHash }, 1);
}
