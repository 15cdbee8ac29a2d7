// A compiler straight in a worker, without a frame between: what Node uses.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { Bytes } from "../protocol/frame.ts";
import type { CompileRequest } from "../sandbox/compiler.ts";
import { CompilerSlot, type CompileOutcome, type CompileStep, type SpawnCompiler } from "../sandbox/compiler_slot.ts";
import type { CompilerService } from "./compiled_runtime.ts";
import type { Engine } from "./runtime.ts";

export class SlotCompiler implements CompilerService {
  private readonly slot: CompilerSlot;
  isAlive = true;

  constructor(spawn: SpawnCompiler, watchdogMs: number) {
    this.slot = new CompilerSlot(spawn, watchdogMs);
  }

  async load({ module, library, snapshot }: Engine): Promise<Result<Bytes | null>> {
    if (library === null) return failure(problem("runtime.refused", "a compiler needs its headers"));
    try {
      const compiled = await WebAssembly.compile(module);
      const outcome = await this.slot.load({ module: compiled, archive: library, header: snapshot });
      if (!("refused" in outcome)) return success(outcome.header);
      this.isAlive = false;
      return failure(problem("runtime.refused", outcome.refused));
    } catch (error) {
      this.isAlive = false;
      return failure(problem("runtime.refused", error instanceof Error ? error.message : String(error)));
    }
  }

  compile(step: CompileStep, asked: CompileRequest): Promise<CompileOutcome> {
    return this.slot.compile(step, asked);
  }

  stop(): void {
    this.slot.stop();
  }

  dispose(): void {
    this.isAlive = false;
    this.slot.dispose();
  }
}
