// The real C++ compiler, for tests.

import { existsSync, readFileSync } from "node:fs";
import { encodeText } from "../../../web/src/protocol/frame.ts";
import { Compiler, type CompileRequest } from "../../../web/src/sandbox/compiler.ts";
import { makeGlue } from "../../../web/src/sandbox/cpp_glue.ts";
import { CompiledRuntime } from "../../../web/src/runtime/compiled_runtime.ts";
import type { Engine } from "../../../web/src/runtime/runtime.ts";
import { SlotCompiler } from "../../../web/src/runtime/slot_compiler.ts";
import { serveCompiler } from "../../../web/src/sandbox/compiler_worker.ts";
import { realCore } from "./core.ts";
import { inProcessRuntime } from "./in_process.ts";

const folder = "build/guests/cpp";
export const noCompiler = existsSync(`${folder}/standard.pch`) ? false : `${folder} is not built`;

export function compilerEngine(): Engine {
  const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(`${folder}/${name}`));
  return { module: read("cpp.wasm"), library: read("cpp.tar"), snapshot: read("standard.pch") };
}

export async function realCompiler(): Promise<Compiler> {
  const { module, library, snapshot } = compilerEngine();
  const loaded = await Compiler.load(new WebAssembly.Module(module), library ?? new Uint8Array(0), snapshot);
  if (!loaded.ok) throw new Error(loaded.problems[0]?.message);
  return loaded.value.compiler;
}

export function programRequest(source: string): CompileRequest {
  const glue = makeGlue(["main.cpp"], { functions: [], structs: {} });
  if (!glue.ok) throw new Error(glue.problems[0]?.message);
  return { files: [{ path: "main.cpp", bytes: encodeText(source) }], glue: encodeText(glue.value) };
}

/** Compiler, core and guests in this very process. */
export async function compiledRuntime(): Promise<CompiledRuntime> {
  const compiler = new SlotCompiler((onReply) => {
    const serve = serveCompiler((reply) => setImmediate(() => onReply(reply)));
    return { post: (request) => void setImmediate(() => serve(request)), terminate: () => undefined };
  }, 120_000);
  const runtime = new CompiledRuntime(compiler, await realCore(), inProcessRuntime);
  const prepared = await runtime.prepare(compilerEngine());
  if (!prepared.ok) throw new Error(prepared.problems[0]?.message);
  return runtime;
}
