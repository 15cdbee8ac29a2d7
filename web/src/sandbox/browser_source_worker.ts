// Entry of the blob worker that reads programs, inside a sandbox frame of its own.

import type { WorkerReply, WorkerRequest } from "./guest_worker.ts";
import { serveSource } from "./source_worker.ts";

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<WorkerRequest>) => void) | null;
  postMessage(message: WorkerReply, transfer: Transferable[]): void;
};

const serve = serveSource((reply, transfer) => scope.postMessage(reply, transfer));
scope.onmessage = ({ data }) => serve(data);
