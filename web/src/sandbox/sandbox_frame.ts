// The page's side of the sandbox frame: makes it, hands it one private port, listens, and notices when it is gone. The
// frame's origin is opaque, its policy admits one hashed script and blob workers (facts/security.md 3.2).

import guestSource, { bootHash as guestHash } from "virtual:guest-boot";
import { readFromFrame, type FromFrame, type ToFrame } from "./frame_messages.ts";
import { trustedFrameHtml } from "./trusted_types.ts";

/** The script of a frame, and its hash as the page's own policy spells it. */
export interface Boot {
  readonly source: string;
  readonly hash: string;
}

export const guestBoot: Boot = { source: guestSource, hash: guestHash };

function frameDocument({ source, hash }: Boot): string {
  const policy = `default-src 'none'; script-src '${hash}' 'wasm-unsafe-eval'; worker-src blob:`;
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><script>${source}</script>`;
}

/** A frame that leaves this many pings in a row unanswered is dead. Pings are counted, not timed: a laptop may sleep. */
const pingMs = 2_000;
const unansweredAllowed = 8;

export class SandboxFrame {
  private readonly element: HTMLIFrameElement;
  private readonly port: MessagePort;
  private readonly onMessage: (message: FromFrame) => void;
  private readonly onDeath: (detail: string) => void;
  private timer: ReturnType<typeof setInterval> | undefined;
  private unanswered = 0;
  private isClosed = false;

  constructor(boot: Boot, onMessage: (message: FromFrame) => void, onDeath: (detail: string) => void) {
    this.onMessage = onMessage;
    this.onDeath = onDeath;
    const channel = new MessageChannel();
    this.port = channel.port1;
    this.port.onmessage = (event: MessageEvent<unknown>) => this.heard(event.data);
    this.port.onmessageerror = () => this.die("a message from the sandbox could not be read");

    this.element = document.createElement("iframe");
    this.element.setAttribute("sandbox", "allow-scripts");
    this.element.setAttribute("aria-hidden", "true");
    this.element.setAttribute("tabindex", "-1");
    this.element.title = "";
    this.element.hidden = true;
    this.element.srcdoc = trustedFrameHtml(frameDocument(boot));
    this.element.addEventListener("load", () => {
      if (!this.isClosed) this.element.contentWindow?.postMessage("port", "*", [channel.port2]);
    }, { once: true });
    document.body.append(this.element);
  }

  /** Messages wait at the port until the frame listens. */
  post(message: ToFrame, transfer: Transferable[] = []): void {
    if (!this.isClosed) this.port.postMessage(message, transfer);
  }

  /** While something is awaited from the frame it is asked for signs of life. */
  watch(isAwaited: boolean): void {
    if (!isAwaited) {
      clearInterval(this.timer);
      this.timer = undefined;
      return;
    }
    if (this.timer !== undefined || this.isClosed) return;
    this.unanswered = 0;
    this.timer = setInterval(() => {
      if (this.unanswered >= unansweredAllowed) return this.die("the sandbox gave no sign of life");
      this.unanswered += 1;
      this.post({ type: "ping", id: this.unanswered });
    }, pingMs);
  }

  /** Ends the frame and every worker in it. */
  close(): void {
    this.isClosed = true;
    this.watch(false);
    this.port.close();
    this.element.remove();
  }

  private heard(data: unknown): void {
    if (this.isClosed) return;
    const message = readFromFrame(data);
    if (message === undefined) return this.die("the sandbox sent something unknown");
    this.unanswered = 0;
    if (message.type !== "pong") this.onMessage(message);
  }

  private die(detail: string): void {
    if (this.isClosed) return;
    this.close();
    this.onDeath(detail);
  }
}
