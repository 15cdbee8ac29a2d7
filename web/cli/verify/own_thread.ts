// Guests, parser and compiler in the thread that asks: the whole of a line is verified in one thread, and whoever wants it to stop
// ends the thread. Nothing that a guest leaves behind is seen by the next one (sandbox/guest.ts); what the compiler or the parser
// throws takes it along, and the next one starts from the same bytes.

import { problem } from "../../src/base/problem.ts";
import { failure, success, type Result } from "../../src/base/result.ts";
import type { Bytes } from "../../src/protocol/frame.ts";
import type { CompilerService } from "../../src/runtime/compiled_runtime.ts";
import { platformObservation, type Engine, type KeyedRun, type Runtime } from "../../src/runtime/runtime.ts";
import { Compiler, type CompileRequest } from "../../src/sandbox/compiler.ts";
import type { CompileOutcome, CompileStep } from "../../src/sandbox/compiler_slot.ts";
import { Guest } from "../../src/sandbox/guest.ts";
import { encodeObservation } from "../../src/sandbox/observation.ts";
import { SourceParser } from "../../src/sandbox/source_parser.ts";
import { readSource } from "../../src/sandbox/source_worker.ts";
import type { RuntimeMakers } from "../workshop.ts";

export const inOwnThread: RuntimeMakers = {
  guest: () => new OwnGuest(),
  parser: () => new OwnParser(),
  compiler: () => new OwnCompiler(),
};

abstract class OwnRuntime implements Runtime {
  readonly isAlive = true;

  abstract prepare(engine: Engine): Promise<Result<Bytes | null>>;
  protected abstract carryOut(run: KeyedRun): Bytes | Promise<Bytes>;

  async run(runs: readonly KeyedRun[]): Promise<readonly Bytes[]> {
    const observations: Bytes[] = [];
    for (const run of runs) observations.push(await this.carryOut(run));
    return observations;
  }

  stop(): void {
    // Nothing can be under way when this is called.
  }

  dispose(): void {
    // It goes with the thread.
  }
}

class OwnGuest extends OwnRuntime {
  private guest: Guest | undefined;

  async prepare({ module, library, snapshot, preparationFuel }: Engine): Promise<Result<Bytes | null>> {
    try {
      const compiled = await WebAssembly.compile(module);
      this.guest = snapshot === null
        ? Guest.prepare(compiled, library, preparationFuel === undefined ? undefined : BigInt(preparationFuel))
        : Guest.fromSnapshot(compiled, library, snapshot);
      return success(snapshot === null && preparationFuel === undefined ? this.guest.encodedSnapshot() : null);
    } catch (error) {
      return refused(error);
    }
  }

  protected carryOut({ key, frame }: KeyedRun): Bytes {
    return this.guest?.run(frame) ?? platformObservation(key, "no guest was prepared");
  }
}

class OwnParser extends OwnRuntime {
  private parts: { readonly module: WebAssembly.Module; readonly grammar: Uint8Array } | undefined;
  private parser: SourceParser | undefined;

  async prepare({ module, library }: Engine): Promise<Result<Bytes | null>> {
    if (library === null) return refused("reading programs needs a grammar");
    try {
      this.parts = { module: await WebAssembly.compile(module), grammar: library };
      this.parser = await SourceParser.load(this.parts.module, library);
      return success(null);
    } catch (error) {
      return refused(error);
    }
  }

  protected async carryOut({ key, frame }: KeyedRun): Promise<Bytes> {
    try {
      if (this.parts === undefined) return platformObservation(key, "no parser was prepared");
      this.parser ??= await SourceParser.load(this.parts.module, this.parts.grammar);
      return encodeObservation(readSource(this.parser, frame));
    } catch (error) {
      this.parser = undefined;
      return platformObservation(key, describe(error));
    }
  }
}

class OwnCompiler implements CompilerService {
  readonly isAlive = true;
  private parts: { readonly module: WebAssembly.Module; readonly archive: Bytes; header: Bytes | null } | undefined;
  private compiler: Compiler | undefined;

  async load({ module, library, snapshot }: Engine): Promise<Result<Bytes | null>> {
    if (library === null) return refused("a compiler needs its headers");
    try {
      this.parts = { module: await WebAssembly.compile(module), archive: library, header: snapshot };
      return await this.start();
    } catch (error) {
      return refused(error);
    }
  }

  async compile(step: CompileStep, asked: CompileRequest): Promise<CompileOutcome> {
    try {
      if (this.compiler === undefined) await this.start();
      if (this.compiler === undefined) return { is: "stopped", by: "platform", detail: "no compiler was loaded" };
      const compiled = step === "compile" ? await this.compiler.compile(asked) : { diagnostics: await this.compiler.inspect(asked), module: null };
      return { is: "compiled", compiled };
    } catch (error) {
      this.compiler = undefined;
      return { is: "stopped", by: "platform", detail: describe(error) };
    }
  }

  stop(): void {
    // Nothing can be under way when this is called.
  }

  dispose(): void {
    this.compiler = undefined;
  }

  private async start(): Promise<Result<Bytes | null>> {
    if (this.parts === undefined) return refused("no compiler was loaded");
    const loaded = await Compiler.load(this.parts.module, this.parts.archive, this.parts.header);
    if (!loaded.ok) return loaded;
    this.compiler = loaded.value.compiler;
    this.parts.header ??= loaded.value.header;
    return success(loaded.value.header);
  }
}

function refused(error: unknown): Result<never> {
  return failure(problem("runtime.refused", describe(error)));
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
