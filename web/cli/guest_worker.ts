// Entry of the worker threads in which Node keeps guests.

import { parentPort } from "node:worker_threads";
import { serveGuest, type WorkerRequest } from "../src/sandbox/guest_worker.ts";

if (parentPort === null) throw new Error("this is the entry of a worker thread");
const port = parentPort;
const serve = serveGuest((reply, transfer) => port.postMessage(reply, transfer));
port.on("message", (request: WorkerRequest) => serve(request));
