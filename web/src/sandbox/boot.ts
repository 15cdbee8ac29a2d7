// BOOT: the one script of the sandbox frame, allowed there by its hash. It takes one port from the page, compiles the guest
// (a compiled module cannot enter an opaque origin), keeps the workers, and passes messages on. No learner's code and no
// lab's text ever runs or is shown in this document.
//
//   page ── port ── boot ── blob worker ── guest
//
// `workerSource` is put in by the build (web/build/guest_boot.ts).

import type { FromFrame, ToFrame } from "./frame_messages.ts";
import type { WorkerReply } from "./guest_worker.ts";
import { WorkerPool, type SpawnWorker } from "./worker_pool.ts";

declare const workerSource: string;

interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}

/** The page's policy of the same name is inherited: a worker's address must come from here where Trusted Types exist. */
function scriptUrlPolicy(): ScriptUrlPolicy {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy };
  };
  const rules: ScriptUrlPolicy = { createScriptURL: (url) => url };
  return trustedTypes === undefined ? rules : trustedTypes.createPolicy("labguest", rules);
}

const workerUrl = scriptUrlPolicy()
  .createScriptURL(URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" })));

const spawn: SpawnWorker = (onReply, onDeath) => {
  const worker = new Worker(workerUrl);
  worker.onmessage = (event: MessageEvent<WorkerReply>) => onReply(event.data);
  worker.onerror = (event) => {
    event.preventDefault();
    onDeath(event.message);
  };
  worker.onmessageerror = () => onDeath("a message could not be read");
  return { post: (request) => worker.postMessage(request), terminate: () => worker.terminate() };
};

function serve(port: MessagePort): void {
  let pool = new WorkerPool({ spawn, size: 0, watchdogMs: 0 });
  const post = (message: FromFrame, transfer: Transferable[] = []): void => port.postMessage(message, transfer);

  const prepare = async (message: Extract<ToFrame, { type: "prepare" }>): Promise<void> => {
    pool.dispose();
    pool = new WorkerPool({ spawn, size: message.workers, watchdogMs: message.watchdogMs });
    try {
      const module = await WebAssembly.compile(message.module);
      const outcome = await pool.prepare({ module, library: message.library, snapshot: message.snapshot });
      if ("refused" in outcome) return post({ type: "refused", detail: outcome.refused });
      const { snapshot } = outcome;
      post({ type: "prepared", snapshot }, snapshot === null ? [] : [snapshot.buffer]);
    } catch (error) {
      post({ type: "refused", detail: error instanceof Error ? error.message : String(error) });
    }
  };

  port.onmessage = (event: MessageEvent<ToFrame>) => {
    const message = event.data;
    switch (message.type) {
      case "prepare":
        void prepare(message);
        return;
      case "run": {
        const { id } = message;
        pool.run(message.runs, {
          onObservation: (index, bytes) => post({ type: "observation", id, index, bytes }, [bytes.buffer]),
          ...(message.isStreamed
            ? { onOutput: (index, kind, bytes) => post({ type: "output", id, index, kind, bytes }) }
            : {}),
        });
        return;
      }
      case "stop":
        return pool.stop();
      case "ping":
        return post({ type: "pong", id: message.id });
    }
  };
}

let isTaken = false;
window.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (isTaken || event.source !== window.parent || port === undefined) return;
  isTaken = true;
  serve(port);
});
