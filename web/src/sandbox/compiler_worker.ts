// The loop inside a worker that keeps a compiler, in the browser as in Node: load it once, then one compilation after
// another. Whoever wants it to stop terminates the worker.

import type { Bytes } from "../protocol/frame.ts";
import { Compiler, type Compiled, type CompileRequest } from "./compiler.ts";

export type CompilerRequest =
  | {
    readonly type: "load-compiler";
    readonly module: WebAssembly.Module;
    readonly archive: Uint8Array;
    /** Null: compile the standard headers here, and hand the result over. */
    readonly header: Uint8Array | null;
  }
  | { readonly type: "compile"; readonly id: number; readonly asked: CompileRequest }
  /** For the diagnostics alone. */
  | { readonly type: "inspect"; readonly id: number; readonly asked: CompileRequest };

export type CompilerReply =
  | { readonly type: "compiler-loaded"; readonly header: Bytes | null }
  | { readonly type: "compiler-refused"; readonly detail: string }
  | { readonly type: "compiled"; readonly id: number; readonly compiled: Compiled }
  | { readonly type: "compiler-stopped"; readonly id: number; readonly detail: string };

export function isCompilerRequest(request: { readonly type: string }): request is CompilerRequest {
  return request.type === "load-compiler" || request.type === "compile" || request.type === "inspect";
}

/** Answers one request at a time; `post` sends the replies. */
export function serveCompiler(post: (reply: CompilerReply, transfer: ArrayBuffer[]) => void): (request: CompilerRequest) => void {
  let compiler: Compiler | undefined;
  const load = async (request: Extract<CompilerRequest, { type: "load-compiler" }>): Promise<void> => {
    try {
      const loaded = await Compiler.load(request.module, request.archive, request.header);
      if (!loaded.ok) return post({ type: "compiler-refused", detail: loaded.problems[0]?.message ?? "" }, []);
      const header = loaded.value.header?.slice() ?? null;
      compiler = loaded.value.compiler;
      post({ type: "compiler-loaded", header }, header === null ? [] : [header.buffer]);
    } catch (error) {
      post({ type: "compiler-refused", detail: error instanceof Error ? error.message : String(error) }, []);
    }
  };
  const carryOut = async ({ type, id, asked }: Exclude<CompilerRequest, { type: "load-compiler" }>): Promise<void> => {
    if (compiler === undefined) return;
    try {
      const compiled = type === "compile" ? await compiler.compile(asked) : { diagnostics: await compiler.inspect(asked), module: null };
      post({ type: "compiled", id, compiled }, compiled.module === null ? [] : [compiled.module.buffer]);
    } catch (error) {
      post({ type: "compiler-stopped", id, detail: error instanceof Error ? error.message : String(error) }, []);
    }
    compiler.rest();
  };
  return (request) => void (request.type === "load-compiler" ? load(request) : carryOut(request));
}
