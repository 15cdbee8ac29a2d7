// A browser's Cache Storage: entries stay in the order in which they were put, and it may be full.

export class Storage {
  readonly entries = new Map<string, Uint8Array>();
  isFull = false;

  open(): Promise<unknown> {
    const { entries } = this;
    return Promise.resolve({
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
    });
  }
}
