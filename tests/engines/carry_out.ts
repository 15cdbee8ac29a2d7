// The job, the same in every engine: prepare each guest, carry out every run in it, read every program, meter every module.

import { CoreClient } from "../../web/src/core/core_client.ts";
import { CoreModule } from "../../web/src/core/core_module.ts";
import type { Bytes } from "../../web/src/protocol/frame.ts";
import { Guest } from "../../web/src/sandbox/guest.ts";
import { encodeObservation } from "../../web/src/sandbox/observation.ts";
import { SourceParser } from "../../web/src/sandbox/source_parser.ts";
import { readSource } from "../../web/src/sandbox/source_worker.ts";
import { countFrames } from "./count_frames.ts";
import type { Findings, InnerTrace } from "./findings.ts";
import { MemoryDigest } from "./memory_digest.ts";
import { unpack } from "./pack.ts";
import { sha256, traceOf } from "./trace_of.ts";

export interface Job {
  readonly read: (file: string) => Promise<Bytes>;
  /** From the last run to the first: what one run leaves behind must not show in another. */
  readonly isBackwards: boolean;
}

/** The exports of the instance that was made last. The product offers no door to them, so the tests stand where it is made. */
let exported: WebAssembly.Exports = {};
const { Instance } = WebAssembly;
WebAssembly.Instance = new Proxy(Instance, {
  construct(target, args: [WebAssembly.Module, WebAssembly.Imports]) {
    const instance = new target(...args);
    exported = instance.exports;
    return instance;
  },
});

export async function carryOut({ read, isBackwards }: Job): Promise<Findings> {
  const frames = countFrames();
  const libraries = new Map(unpack(await read("libraries")).map(({ name, bytes }) => [name, bytes]));
  const snapshots: Record<string, string> = {};
  const runs: Record<string, InnerTrace> = {};
  for (const { name, bytes: module } of unpack(await read("guests"))) {
    const guest = Guest.prepare(await WebAssembly.compile(new Uint8Array(module)), libraries.get(name) ?? null);
    snapshots[name] = await sha256(guest.encodedSnapshot());
    const memoryDigest = new MemoryDigest(memoryOf(exported));
    const given = unpack(await read(`runs-${name}`));
    for (const { name: run, bytes } of isBackwards ? given.reverse() : given) {
      const observation = guest.run(bytes);
      runs[run] = { ...(await traceOf(observation)), memory: await memoryDigest.of(memoryOf(exported)), globals: globalsOf(exported) };
    }
  }

  const readings: Record<string, string> = {};
  const library = await WebAssembly.compile(await read("parser.wasm"));
  for (const { name: language, bytes: grammar } of unpack(await read("grammars"))) {
    const parser = await SourceParser.load(library, grammar);
    const given = unpack(await read(`sources-${language}`));
    for (const { name, bytes } of isBackwards ? given.reverse() : given) {
      readings[name] = await sha256(encodeObservation(readSource(parser, bytes)));
    }
  }

  const core = await CoreModule.load(await read("core.wasm"));
  if (!core.ok) throw new Error(core.problems[0]?.message);
  const client = new CoreClient(core.value);
  const modules: Record<string, string> = {};
  for (const { name, bytes } of unpack(await read("modules"))) {
    const metered = await client.meter(bytes);
    const [problem] = metered.ok ? [] : metered.problems;
    modules[name] = metered.ok ? await sha256(metered.value.module) : `${problem?.code ?? ""} ${problem?.place.offset ?? 0}`;
  }
  return { frames, snapshots, runs, readings, modules };
}

function memoryOf({ memory }: WebAssembly.Exports): WebAssembly.Memory {
  if (memory instanceof WebAssembly.Memory) return memory;
  throw new Error("the guest's instance was not seen");
}

function globalsOf(it: WebAssembly.Exports): Record<string, string> {
  return Object.fromEntries(Object.entries(it)
    .flatMap(([name, value]) => (value instanceof WebAssembly.Global ? [[name, String(value.value)]] : [])));
}
