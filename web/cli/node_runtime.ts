// The runtime of the command line: guests in worker threads, as many as the machine has cores.

import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { PoolRuntime } from "../src/runtime/pool_runtime.ts";
import { SlotCompiler } from "../src/runtime/slot_compiler.ts";
import type { Spawn } from "../src/sandbox/worker_pool.ts";

/** `workerFile` is the built web/cli/guest_worker.ts. Idle workers do not keep the process alive. */
export function spawnThread<Request, Reply>(workerFile: URL): Spawn<Request, Reply> {
  return (onReply, onDeath) => {
    let isTerminated = false;
    const worker = new Worker(workerFile, { stdout: false, stderr: false });
    const died = (detail: string): void => {
      if (!isTerminated) onDeath(detail);
    };
    worker.on("message", (reply: Reply) => onReply(reply));
    worker.on("messageerror", (error) => died(error.message));
    worker.on("error", (error) => died(error instanceof Error ? error.message : String(error)));
    worker.on("exit", (code) => died(`the worker ended with code ${code}`));
    return {
      post: (request) => worker.postMessage(request),
      terminate: () => {
        isTerminated = true;
        void worker.terminate();
      },
    };
  };
}

export function nodeCompiler(workerFile: URL, watchdogMs: number): SlotCompiler {
  return new SlotCompiler(spawnThread(workerFile), watchdogMs);
}

export function nodeRuntime(workerFile: URL, watchdogMs: number): PoolRuntime {
  return new PoolRuntime(spawnThread(workerFile), Math.max(1, availableParallelism()), watchdogMs);
}
