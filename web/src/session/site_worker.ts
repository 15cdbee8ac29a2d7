// The page's side of the service worker: registers it, asks it, and hears what it says unasked. Where there is none (plain http, a
// private window) everything is fetched as on any site, and nothing fails for it.

import { isSiteNews, type SiteNews, type SiteReply, type SiteRequest } from "../protocol/site_messages.ts";
import { trustedWorkerAddress } from "../sandbox/trusted_types.ts";

/** A worker that is silent for so long is gone: browsers end them as they like. */
const silenceMs = 90_000;

export class SiteWorker {
  private readonly container: ServiceWorkerContainer;

  private constructor(container: ServiceWorkerContainer) {
    this.container = container;
  }

  /** Undefined where the browser has no service workers for this address. */
  static here(): SiteWorker | undefined {
    const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
    return serviceWorker === undefined ? undefined : new SiteWorker(serviceWorker);
  }

  /** It answered for this very page. */
  get isInControl(): boolean {
    return this.container.controller !== null;
  }

  onNews(tell: (news: SiteNews) => void): void {
    this.container.addEventListener("message", (event: MessageEvent<unknown>) => {
      if (isSiteNews(event.data)) tell(event.data);
    });
    this.container.startMessages();
  }

  /** `base`: the folder of the site. False: it cannot be had; the page works without. */
  async start(base: string): Promise<boolean> {
    try {
      await this.container.register(trustedWorkerAddress(`${base}sw.js`), { scope: base });
      return true;
    } catch {
      return false;
    }
  }

  look(): Promise<SiteReply> {
    return this.ask({ type: "look" }, () => undefined);
  }

  /** `onProgress`: compressed bytes. */
  take(onProgress: (wireBytes: number, wireTotal: number) => void): Promise<SiteReply> {
    return this.ask({ type: "take" }, onProgress);
  }

  private async ask(request: SiteRequest, onProgress: (wireBytes: number, wireTotal: number) => void): Promise<SiteReply> {
    const { active } = await this.container.ready;
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      let timer: ReturnType<typeof setTimeout>;
      const end = (reply: SiteReply): void => {
        clearTimeout(timer);
        port1.close();
        resolve(reply);
      };
      const wait = (): void => {
        timer = setTimeout(() => end({ type: "failed", code: "site.silent", message: "the service worker gave no answer", file: "sw.js" }), silenceMs);
      };
      port1.onmessage = ({ data }: MessageEvent<SiteReply>) => {
        if (data.type !== "progress") return end(data);
        clearTimeout(timer);
        wait();
        onProgress(data.wireBytes, data.wireTotal);
      };
      wait();
      active?.postMessage(request, [port2]);
    });
  }
}
