// Entry of the blob worker inside the sandbox frame.

import { serveGuest, type WorkerRequest } from "./guest_worker.ts";

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<WorkerRequest>) => void) | null;
  postMessage(message: unknown, transfer: Transferable[]): void;
};

const serve = serveGuest((reply, transfer) => scope.postMessage(reply, transfer));
scope.onmessage = (event) => serve(event.data);
