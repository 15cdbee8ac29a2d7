// Entry of the worker threads in which Node reads programs.

import { parentPort, type Transferable } from "node:worker_threads";
import type { WorkerRequest } from "../src/sandbox/guest_worker.ts";
import { serveSource } from "../src/sandbox/source_worker.ts";

if (parentPort === null) throw new Error("this is the entry of a worker thread");
const port = parentPort;
const serve = serveSource((reply, transfer) => port.postMessage(reply, transfer as Transferable[]));
port.on("message", (request: WorkerRequest) => serve(request));
