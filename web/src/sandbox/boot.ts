// BOOT: the one script of the sandbox frame, allowed there by its hash. It takes one port from the page, compiles the guest
// (a compiled module cannot enter an opaque origin), keeps the workers, and passes messages on. No learner's code and no
// lab's text ever runs or is shown in this document.
//
//   page ── port ── boot ── blob worker ── guest
//
// `workerSource` is put in by the build (web/build/guest_boot.ts).

import type { Bytes } from "../protocol/frame.ts";
import type { FromFrame, IndexedObservation, ToFrame } from "./frame_messages.ts";
import { CompilerSlot } from "./compiler_slot.ts";
import { WorkerPool, type WorkerHandle } from "./worker_pool.ts";

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

/** For the next that needs one. */
let spare: Worker | undefined;

/** One that ends before it is needed is none: whoever needs it starts another, and hears of it. */
function startSpare(): void {
  if (spare !== undefined) return;
  const worker = new Worker(workerUrl);
  worker.onerror = (event) => {
    event.preventDefault();
    spare = undefined;
  };
  spare = worker;
}

function spawn<Request, Reply>(onReply: (reply: Reply) => void, onDeath: (detail: string) => void): WorkerHandle<Request> {
  const worker = spare ?? new Worker(workerUrl);
  spare = undefined;
  worker.onmessage = (event: MessageEvent<Reply>) => onReply(event.data);
  worker.onerror = (event) => {
    event.preventDefault();
    onDeath(event.message);
  };
  worker.onmessageerror = () => onDeath("a message could not be read");
  return { post: (request, transfer = []) => worker.postMessage(request, transfer), terminate: () => worker.terminate() };
}

/** At once, where the browser can (ArrayBuffer.prototype.transfer): so many megabytes would have it collect garbage in the middle of the
 *  page's work. */
function giveBack({ buffer }: Bytes): void {
  (buffer as { transfer?: (size: number) => ArrayBuffer }).transfer?.(0);
}

function serve(port: MessagePort): void {
  let pool = new WorkerPool({ spawn, size: 0, watchdogMs: 0 });
  let compiler: CompilerSlot | undefined;
  const post = (message: FromFrame, transfer: Transferable[] = []): void => port.postMessage(message, transfer);

  const prepare = async (message: Extract<ToFrame, { type: "prepare" }>): Promise<void> => {
    pool.dispose();
    pool = new WorkerPool({ spawn, size: message.workers, watchdogMs: message.watchdogMs, mayMove: true });
    try {
      const module = await WebAssembly.compile(message.module);
      giveBack(message.module);
      const { library, snapshot: kept, preparationFuel } = message;
      const outcome = await pool.prepare({
        module, library, snapshot: kept, ...(preparationFuel === undefined ? {} : { preparationFuel }),
      });
      if ("refused" in outcome) return post({ type: "refused", detail: outcome.refused });
      const { snapshot } = outcome;
      post({ type: "prepared", snapshot }, snapshot === null ? [] : [snapshot.buffer]);
    } catch (error) {
      post({ type: "refused", detail: error instanceof Error ? error.message : String(error) });
    }
  };

  const loadCompiler = async (message: Extract<ToFrame, { type: "load-compiler" }>): Promise<void> => {
    compiler?.dispose();
    compiler = new CompilerSlot(spawn, message.watchdogMs);
    try {
      const module = await WebAssembly.compile(message.module);
      giveBack(message.module);
      const outcome = await compiler.load({ module, archive: message.archive, header: message.header });
      if ("refused" in outcome) return post({ type: "refused", detail: outcome.refused });
      post({ type: "prepared", snapshot: outcome.header }, outcome.header === null ? [] : [outcome.header.buffer]);
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
      case "expect":
        return startSpare();
      case "run": {
        const { id } = message;
        // Those that are told at once go in one message.
        let observations: IndexedObservation[] = [];
        const send = (): void => {
          post({ type: "observations", id, observations }, observations.map(({ bytes }) => bytes.buffer));
          observations = [];
        };
        pool.run(message.runs, {
          onObservation: (index, bytes) => {
            if (observations.push({ index, bytes }) === 1) queueMicrotask(send);
          },
          ...(message.isStreamed
            ? { onOutput: (index, kind, bytes) => post({ type: "output", id, index, kind, bytes }) }
            : {}),
        });
        return;
      }
      case "load-compiler":
        void loadCompiler(message);
        return;
      case "compile": {
        const { id, step, asked } = message;
        void compiler?.compile(step, asked).then((outcome) => post({ type: "compiled", id, outcome }));
        return;
      }
      case "stop":
        compiler?.stop();
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
