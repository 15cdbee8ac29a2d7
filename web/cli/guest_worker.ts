// Entry of the worker threads in which Node keeps guests and the compiler.

import { parentPort, type Transferable } from "node:worker_threads";
import { isCompilerRequest, serveCompiler, type CompilerRequest } from "../src/sandbox/compiler_worker.ts";
import { serveGuest, type WorkerRequest } from "../src/sandbox/guest_worker.ts";

if (parentPort === null) throw new Error("this is the entry of a worker thread");
const port = parentPort;
const post = (reply: unknown, transfer: Transferable[]): void => port.postMessage(reply, transfer);
const guest = serveGuest(post);
const compiler = serveCompiler(post);
port.on("message", (request: WorkerRequest | CompilerRequest) => (isCompilerRequest(request) ? compiler(request) : guest(request)));
