// The two meters that are compared: ours as it stands in core.wasm, and the npm package wasm-metering, which lets each block
// call a function of the host.

import { meterWASM } from "wasm-metering";
import type { CoreClient } from "../../../web/src/core/core_client.ts";

export async function meteredByCore(core: CoreClient, module: Uint8Array): Promise<Uint8Array> {
  const reply = await core.meter(module);
  if (!reply.ok) throw new Error(reply.problems[0]?.message);
  return reply.value.module;
}

/** Throws when it cannot read the module: it knows the first version of WebAssembly only. */
export function meteredForHost(module: Uint8Array): Uint8Array {
  return meterWASM(Buffer.from(module));
}
