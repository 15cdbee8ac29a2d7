// The loop inside every worker, in the browser as in Node: load a guest once, then one run after another. While a run is
// under way the worker hears nothing; whoever wants it to stop terminates it.

import type { Bytes } from "../protocol/frame.ts";
import { Guest } from "./guest.ts";
import type { OutputKind } from "./wasi_host.ts";

/** What a guest starts from, beside its module. */
export interface GuestBytes {
  readonly library: Bytes | null;
  /** Null: it is prepared first. */
  readonly snapshot: Bytes | null;
}

export interface WorkerLoad extends GuestBytes {
  readonly type: "load";
  readonly module: WebAssembly.Module;
  /** So many copies of library and snapshot are handed over. */
  readonly copies: number;
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
  | { readonly type: "loaded"; readonly copies: readonly GuestBytes[] }
  | { readonly type: "refused"; readonly detail: string }
  | { readonly type: "output"; readonly id: number; readonly kind: OutputKind; readonly bytes: Bytes }
  | { readonly type: "done"; readonly ended: readonly Ended[] };

export type Post = (reply: WorkerReply, transfer: ArrayBuffer[]) => void;

/** Answers one request after another; `post` sends the replies. */
export function serveGuest(post: Post): (request: WorkerRequest) => void {
  let guest: Guest | undefined;
  return (request) => {
    if (request.type === "load") {
      try {
        const loaded = request.snapshot === null
          ? Guest.prepare(request.module, request.library, request.preparationFuel === undefined ? undefined : BigInt(request.preparationFuel))
          : Guest.fromSnapshot(request.module, request.library, request.snapshot);
        guest = loaded;
        const copies = Array.from({ length: request.copies }, () => ({
          library: request.library?.slice() ?? null, snapshot: loaded.encodedSnapshot(),
        }));
        post({ type: "loaded", copies }, copies.flatMap(buffersOf));
      } catch (error) {
        post({ type: "refused", detail: error instanceof Error ? error.message : String(error) }, []);
      }
    } else if (guest !== undefined) {
      const ends = new EndsStream(post);
      for (const { id, frame } of request.runs) {
        const stream = request.isStreamed ? new OutputStream(id, post) : undefined;
        const observation = guest.run(frame, stream === undefined ? undefined : (kind, bytes) => stream.add(kind, bytes));
        stream?.flush();
        ends.add({ id, observation });
      }
      ends.flush();
    }
  };
}

/** To be transferred. */
export function buffersOf({ library, snapshot }: GuestBytes): ArrayBuffer[] {
  return [library, snapshot].flatMap((bytes) => (bytes === null ? [] : [bytes.buffer]));
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
