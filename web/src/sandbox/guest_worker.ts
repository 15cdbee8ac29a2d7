// The loop inside every worker, in the browser as in Node: load a guest once, then one run after another. While a run is
// under way the worker hears nothing; whoever wants it to stop terminates it.

import type { Bytes } from "../protocol/frame.ts";
import { Guest } from "./guest.ts";
import type { OutputKind } from "./wasi_host.ts";

/** What a guest starts from, beside its module. */
export interface GuestBytes {
  readonly library: Bytes | null;
  /** A Blob holds it outside of the memory of pages and workers, until somebody reads it. Null: the guest is prepared first. */
  readonly snapshot: Bytes | Blob | null;
}

export interface WorkerLoad extends GuestBytes {
  readonly type: "load";
  readonly module: WebAssembly.Module;
  /** In which forms the snapshot is handed over. */
  readonly hands: { readonly bytes: boolean; readonly blob: boolean };
  /** What preparing it may burn; if not given, as much as it wants. */
  readonly preparationFuel?: number;
}

/** One after another, each in a fresh guest. Several in one message, since messages cost more than most runs. */
export interface WorkerRuns {
  readonly type: "run";
  readonly runs: readonly { readonly id: number; readonly frame: Uint8Array }[];
  /** Send output while a run goes on. */
  readonly isStreamed: boolean;
}

export interface Ended {
  readonly id: number;
  readonly observation: Bytes;
}

export type WorkerRequest = WorkerLoad | WorkerRuns;

export type WorkerReply =
  | { readonly type: "loaded"; readonly bytes: Bytes | null; readonly blob: Blob | null }
  | { readonly type: "refused"; readonly detail: string }
  | { readonly type: "output"; readonly id: number; readonly kind: OutputKind; readonly bytes: Bytes }
  | { readonly type: "done"; readonly ended: readonly Ended[] };

export type Post = (reply: WorkerReply, transfer: ArrayBuffer[]) => void;

/** Answers one request after another; `post` sends the replies. */
export function serveGuest(post: Post): (request: WorkerRequest) => void {
  let guest: Guest | undefined;
  const load = async (request: WorkerLoad): Promise<void> => {
    try {
      guest = await startingGuest(request);
      const { hands } = request;
      const bytes = hands.bytes ? guest.encodedSnapshot() : null;
      const blob = hands.blob ? new Blob([bytes ?? guest.encodedSnapshot()]) : null;
      post({ type: "loaded", bytes, blob }, bytes === null ? [] : [bytes.buffer]);
    } catch (error) {
      post({ type: "refused", detail: error instanceof Error ? error.message : String(error) }, []);
    }
  };
  return (request) => {
    if (request.type === "load") return void load(request);
    if (guest === undefined) return;
    const ends = new EndsStream(post);
    for (const { id, frame } of request.runs) {
      const stream = request.isStreamed ? new OutputStream(id, post) : undefined;
      const observation = guest.run(frame, stream === undefined ? undefined : (kind, bytes) => stream.add(kind, bytes));
      stream?.flush();
      ends.add({ id, observation });
    }
    ends.flush();
  };
}

async function startingGuest({ module, library, snapshot, preparationFuel }: WorkerLoad): Promise<Guest> {
  const bytes = snapshot instanceof Blob ? await bytesOf(snapshot) : snapshot;
  if (bytes !== null) return Guest.fromSnapshot(module, library, bytes);
  return Guest.prepare(module, library, preparationFuel === undefined ? undefined : BigInt(preparationFuel));
}

/** Null where the browser had no room to hold it: preparing the guest again makes the same bytes. */
async function bytesOf(held: Blob): Promise<Bytes | null> {
  try {
    return new Uint8Array(await held.arrayBuffer());
  } catch {
    return null;
  }
}

/** What has ended is told soon, and together. */
const untoldMs = 16;

export class EndsStream {
  private readonly post: Post;
  private ended: Ended[] = [];
  private toldAt = performance.now();

  constructor(post: Post) {
    this.post = post;
  }

  add(ended: Ended): void {
    this.ended.push(ended);
    if (performance.now() - this.toldAt > untoldMs) this.flush();
  }

  flush(): void {
    const { ended } = this;
    if (ended.length === 0) return;
    this.ended = [];
    this.toldAt = performance.now();
    this.post({ type: "done", ended }, ended.map(({ observation }) => observation.buffer));
  }
}

/** The first lines of a run are sent as they are written; a program that prints on and on is sent in larger parts. */
class OutputStream {
  private readonly id: number;
  private readonly post: Post;
  private messages = 0;
  private kind: OutputKind = "stdout";
  private parts: Bytes[] = [];
  private size = 0;
  private sentAt = 0;

  constructor(id: number, post: Post) {
    this.id = id;
    this.post = post;
  }

  add(kind: OutputKind, bytes: Bytes): void {
    if (kind !== this.kind) this.flush();
    this.kind = kind;
    this.parts.push(bytes);
    this.size += bytes.length;
    if (this.messages < 200 || this.size >= 4096 || performance.now() - this.sentAt > 50) this.flush();
  }

  flush(): void {
    if (this.size === 0) return;
    const bytes = new Uint8Array(this.size);
    let at = 0;
    for (const part of this.parts) {
      bytes.set(part, at);
      at += part.length;
    }
    this.parts = [];
    this.size = 0;
    this.messages += 1;
    this.sentAt = performance.now();
    this.post({ type: "output", id: this.id, kind: this.kind, bytes }, [bytes.buffer]);
  }
}
