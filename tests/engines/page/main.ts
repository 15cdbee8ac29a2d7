// A page whose worker does the job; whoever drives the browser waits for `found`.

const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: location.search });

const found = new Promise<string>((resolve, reject) => {
  worker.onmessage = (event: MessageEvent<string>) => resolve(event.data);
  worker.onerror = (event) => reject(new Error(event.message));
});

Object.assign(globalThis, { found });
