// A cache in the browser's Cache Storage that answers in time, or throws. A page that is killed in the midst of a write can leave its
// cache so that it answers nobody until the browser is started again (Chromium does); nobody is to wait for it that long.

import type { Bytes } from "../protocol/frame.ts";

/** In milliseconds. A read may have to wait for a write of some MB. */
export interface Patience {
  readonly read: number;
  readonly write: number;
}

const usual: Patience = { read: 4_000, write: 30_000 };

export class DeviceCache {
  private readonly name: string;
  private readonly patience: Patience;
  /** What was asked and has not been answered in time; while there is any, all else is refused at once. */
  private unanswered = 0;

  constructor(name: string, patience = usual) {
    this.name = name;
    this.patience = patience;
  }

  match(url: string): Promise<Response | undefined> {
    return this.ask(this.patience.read, (cache) => cache.match(url));
  }

  /** The addresses of all that is in it, in the order in which it was put there. */
  addresses(): Promise<string[]> {
    return this.ask(this.patience.read, async (cache) => (await cache.keys()).map(({ url }) => url));
  }

  async put(url: string, body: Bytes | string, headers: HeadersInit): Promise<void> {
    const response = new Response(typeof body === "string" ? body : await blobOf(body), { headers });
    return this.ask(this.patience.write, (cache) => cache.put(url, response));
  }

  delete(url: string): Promise<boolean> {
    return this.ask(this.patience.write, (cache) => cache.delete(url));
  }

  private async ask<T>(ms: number, question: (cache: Cache) => Promise<T>): Promise<T> {
    if (this.unanswered > 0) throw new Error(`the cache ${this.name} does not answer`);
    const answer = caches.open(this.name).then(question);
    let isLate = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        isLate = true;
        this.unanswered += 1;
        reject(new Error(`the cache ${this.name} did not answer in ${ms} ms`));
      }, ms);
    });
    const done = (): void => {
      clearTimeout(timer);
      if (isLate) this.unanswered -= 1;
    };
    answer.then(done, done);
    return Promise.race([answer, late]);
  }
}

/** Of these bytes a moment's work is done at a time: a browser copies what it is to store, and the page is held up meanwhile. */
const sliceBytes = 256 * 1024;

async function blobOf(bytes: Bytes): Promise<Blob> {
  const slices: Blob[] = [];
  for (let at = 0; at < bytes.length; at += sliceBytes) {
    if (at > 0) await new Promise((resolve) => setTimeout(resolve));
    slices.push(new Blob([bytes.subarray(at, at + sliceBytes)]));
  }
  return new Blob(slices);
}
