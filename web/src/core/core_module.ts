// The C++ core as a function from frame to frame. The only file that sees pointers.
//
//   CoreModule.call(frame)
//    └ core_alloc(size)          room for the request in the core's memory
//    └ core_call(pointer, size)  C++: decode the frame → one pure step → encode the reply; answers the reply's size
//       └ core_reply()           where the reply stands, valid until the next core_call
//    └ core_free(pointer)
//    → the reply, copied out
//
// Memory may grow in any call, so every view is made anew. After a trap the instance is discarded, and the next call gets a
// fresh one: the core keeps no state between calls that could be lost.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { Bytes } from "../protocol/frame.ts";
import { instantiateStandalone } from "./standalone_module.ts";

interface CoreExports {
  readonly memory: WebAssembly.Memory;
  readonly alloc: (size: number) => number;
  readonly free: (pointer: number) => void;
  readonly call: (pointer: number, size: number) => number;
  readonly reply: () => number;
}

export class CoreModule {
  private readonly module: WebAssembly.Module;
  private exports: CoreExports | undefined;

  private constructor(module: WebAssembly.Module) {
    this.module = module;
  }

  static async load(bytes: Bytes): Promise<Result<CoreModule>> {
    try {
      const core = new CoreModule(await WebAssembly.compile(bytes));
      core.exports = await core.instantiate();
      return success(core);
    } catch (error) {
      return failure(problem("core.not-loaded", `the core could not be started: ${describe(error)}`));
    }
  }

  async call(frame: Uint8Array): Promise<Result<Bytes>> {
    try {
      const core = (this.exports ??= await this.instantiate());
      const pointer = core.alloc(frame.length) >>> 0;
      if (pointer === 0) return failure(problem("core.out-of-memory", "the core has no memory left for this request"));
      new Uint8Array(core.memory.buffer, pointer, frame.length).set(frame);
      const size = core.call(pointer, frame.length) >>> 0;
      const reply = core.reply() >>> 0;
      const bytes = new Uint8Array(core.memory.buffer, reply, size).slice();
      core.free(pointer);
      return success(bytes);
    } catch (error) {
      this.exports = undefined;
      return failure(problem("core.aborted", `the core stopped: ${describe(error)}`));
    }
  }

  private async instantiate(): Promise<CoreExports> {
    const { memory, called } = await instantiateStandalone(this.module);
    return {
      memory,
      alloc: called("core_alloc"),
      free: called("core_free"),
      call: called("core_call"),
      reply: called("core_reply"),
    };
  }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
