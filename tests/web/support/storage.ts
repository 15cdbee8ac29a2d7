// A browser's Cache Storage: entries stay in the order in which they were put; it may be full, and it may answer late.

export class Storage {
  readonly entries = new Map<string, Uint8Array>();
  isFull = false;
  /** Every answer waits for it. */
  ready: Promise<void> = Promise.resolve();

  async open(): Promise<unknown> {
    const { entries } = this;
    await this.ready;
    return {
      keys: () => Promise.resolve([...entries.keys()].map((url) => ({ url }))),
      match: (url: string) => {
        const bytes = entries.get(url);
        return Promise.resolve(bytes === undefined ? undefined : new Response(bytes.slice(), { headers: { "content-length": String(bytes.length) } }));
      },
      delete: (url: string) => Promise.resolve(entries.delete(url)),
      put: async (url: string, response: Response) => {
        if (this.isFull) throw new DOMException("no room", "QuotaExceededError");
        entries.delete(url);
        entries.set(url, new Uint8Array(await response.arrayBuffer()));
      },
    };
  }
}
