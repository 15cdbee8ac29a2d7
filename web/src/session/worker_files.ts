// The page's side of the worker that fetches, checks and keeps what is large. It is there while it has something to do, and a little
// longer.

import fileWorker from "./file_worker.ts?worker&url";
import { problem } from "../base/problem.ts";
import { failure, type Result } from "../base/result.ts";
import type { Bytes } from "../protocol/frame.ts";
import type { Asset } from "../protocol/messages.ts";
import { trustedWorkerAddress } from "../sandbox/trusted_types.ts";
import type { EngineFiles } from "./engine_files.ts";
import type { Expected } from "./fetching.ts";
import type { FileReply, FileRequest } from "./file_worker.ts";

const idleMs = 10_000;

type Told = Result<Bytes | boolean | null>;
type Asked = FileRequest extends infer Each ? Each extends FileRequest ? Omit<Each, "id"> : never : never;

interface Pending {
  readonly settle: (told: Told) => void;
  readonly onBytes: ((count: number) => void) | undefined;
}

export class WorkerFiles implements EngineFiles {
  private worker: Worker | undefined;
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  obtain(asset: Asset, onBytes: (count: number) => void): Promise<Result<Bytes>> {
    return this.ask({ is: "obtain", asset }, onBytes) as Promise<Result<Bytes>>;
  }

  read(file: Expected): Promise<Result<Bytes | null>> {
    return this.ask({ is: "read", file }) as Promise<Result<Bytes | null>>;
  }

  keep(file: Expected, bytes: Bytes): Promise<Result<boolean>> {
    return this.ask({ is: "keep", file, bytes }, undefined, [bytes.buffer]) as Promise<Result<boolean>>;
  }

  private ask(asked: Asked, onBytes?: (count: number) => void, transfer: Transferable[] = []): Promise<Told> {
    clearTimeout(this.timer);
    this.lastId += 1;
    const id = this.lastId;
    return new Promise((settle) => {
      this.pending.set(id, { settle, onBytes });
      this.worker ??= this.start();
      this.worker.postMessage({ ...asked, id }, transfer);
    });
  }

  private start(): Worker {
    const worker = new Worker(trustedWorkerAddress(fileWorker), { type: "module" });
    worker.onmessage = (event: MessageEvent<FileReply>) => this.heard(event.data);
    worker.onmessageerror = () => this.gone();
    worker.onerror = (event) => {
      event.preventDefault();
      this.gone();
    };
    return worker;
  }

  private heard(reply: FileReply): void {
    const pending = this.pending.get(reply.id);
    switch (reply.is) {
      case "loaded": return pending?.onBytes?.(reply.count);
      case "result": return pending?.settle(reply.result);
      case "done":
        this.pending.delete(reply.id);
        if (this.pending.size === 0) this.timer = setTimeout(() => this.end(), idleMs);
    }
  }

  /** The next request tries again. */
  private gone(): void {
    this.end();
    const told = failure(problem("session.no-part", "a part of this page did not arrive"));
    for (const { settle } of this.pending.values()) settle(told);
    this.pending.clear();
  }

  private end(): void {
    clearTimeout(this.timer);
    this.worker?.terminate();
    this.worker = undefined;
  }
}
