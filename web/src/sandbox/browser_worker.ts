// Entry of the blob worker inside the sandbox frame.

import { isCompilerRequest, serveCompiler, type CompilerRequest } from "./compiler_worker.ts";
import { serveGuest, type WorkerRequest } from "./guest_worker.ts";

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<WorkerRequest | CompilerRequest>) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
};

const post = (reply: unknown, transfer: Transferable[]): void => scope.postMessage(reply, transfer);
const guest = serveGuest(post);
const compiler = serveCompiler(post);
scope.onmessage = ({ data }) => (isCompilerRequest(data) ? compiler(data) : guest(data));
