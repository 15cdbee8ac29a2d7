// A runtime straight on a pool of workers, without a frame between: what Node uses.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { Bytes } from "../protocol/frame.ts";
import { WorkerPool, type PoolOptions, type SpawnWorker } from "../sandbox/worker_pool.ts";
import { Gathering, type Engine, type KeyedRun, type RunHandlers, type Runtime } from "./runtime.ts";

export class PoolRuntime implements Runtime {
  private readonly options: PoolOptions;
  private pool: WorkerPool;
  isAlive = true;

  constructor(spawn: SpawnWorker, size: number, watchdogMs: number) {
    this.options = { spawn, size, watchdogMs };
    this.pool = new WorkerPool(this.options);
  }

  async prepare(engine: Engine): Promise<Result<Bytes | null>> {
    this.pool.dispose();
    this.pool = new WorkerPool(this.options);
    try {
      const module = await WebAssembly.compile(engine.module);
      const outcome = await this.pool.prepare({ ...engine, module });
      if (!("refused" in outcome)) return success(outcome.snapshot);
      this.isAlive = false;
      return failure(problem("runtime.refused", outcome.refused));
    } catch (error) {
      this.isAlive = false;
      return failure(problem("runtime.refused", error instanceof Error ? error.message : String(error)));
    }
  }

  run(runs: readonly KeyedRun[], handlers: RunHandlers = {}): Promise<readonly Bytes[]> {
    const gathering = new Gathering(runs, handlers);
    this.pool.run(runs, {
      onObservation: (index, observation) => gathering.add(index, observation),
      ...(handlers.onOutput === undefined
        ? {}
        : { onOutput: (index, kind, bytes) => gathering.output(index, kind, bytes) }),
    });
    return gathering.done;
  }

  stop(): void {
    this.pool.stop();
  }

  dispose(): void {
    this.isAlive = false;
    this.pool.dispose();
  }
}
