// A runtime whose worker is this very process: for tests that want real guests and no threads.

import { PoolRuntime } from "../../../web/src/runtime/pool_runtime.ts";
import { serveGuest } from "../../../web/src/sandbox/guest_worker.ts";
import type { SpawnWorker } from "../../../web/src/sandbox/worker_pool.ts";

export const inProcess: SpawnWorker = (onReply) => {
  let isAlive = true;
  const serve = serveGuest((reply) => setImmediate(() => isAlive && onReply(reply)));
  return {
    post: (request) => void setImmediate(() => isAlive && serve(request)),
    terminate: () => {
      isAlive = false;
    },
  };
};

export function inProcessRuntime(): PoolRuntime {
  return new PoolRuntime(inProcess, 1, 60_000);
}
