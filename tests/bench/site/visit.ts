// One visit to the lab page in Chromium, as a device of some kind makes it: when the page shows its largest part, when the editor can be
// typed in, what came over the wire until then, and how long a Check takes.

import type { Browser, BrowserContext, CDPSession, Page } from "puppeteer-core";

export interface Device {
  readonly name: string;
  readonly viewport: { readonly width: number; readonly height: number; readonly isMobile?: boolean; readonly hasTouch?: boolean };
  /** How many times slower the page's own thread is than here; the workers' threads are not slowed. */
  readonly cpu: number;
  readonly link: { readonly bitsPerSecond: number; readonly roundTripMs: number } | null;
}

export const devices: readonly Device[] = [
  { name: "desktop", viewport: { width: 1280, height: 800 }, cpu: 1, link: null },
  {
    name: "phone", viewport: { width: 360, height: 740, isMobile: true, hasTouch: true }, cpu: 4,
    link: { bitsPerSecond: 1_600_000, roundTripMs: 150 },
  },
];

export interface Visit {
  readonly usableMs: number;
  readonly largestPaintMs: number;
  readonly wireBytes: number;
  readonly requests: number;
  readonly verdictMs: number;
}

interface Marks {
  usableMs: number | null;
  largestPaintMs: number;
  verdictMs: number | null;
}

declare const visitMarks: Marks;

/** CodeMirror's element, which knows its view. */
interface Editor extends HTMLElement {
  readonly cmTile: { readonly view: { readonly state: { readonly doc: { readonly length: number } }; dispatch(change: object): void } };
}

/** Runs in the page before anything of the page does. A frame's moment is read after it was painted. */
function markMoments(): void {
  const marks: Marks = { usableMs: null, largestPaintMs: 0, verdictMs: null };
  Object.assign(globalThis, { visitMarks: marks });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) marks.largestPaintMs = entry.startTime;
  }).observe({ type: "largest-contentful-paint", buffered: true });
  const look = (): void => {
    const editor = document.querySelector(".editor-host")?.shadowRoot?.querySelector('.cm-content[contenteditable="true"]');
    if (editor == null) requestAnimationFrame(look);
    else setTimeout(() => (marks.usableMs = performance.now()));
  };
  requestAnimationFrame(look);
}

/** Puts the answer into the editor, presses Check, and notes when all checks are told as passed. */
function pressCheck(answer: string): void {
  const editor = document.querySelector(".editor-host")?.shadowRoot?.querySelector(".cm-content") as Editor | null | undefined;
  if (editor == null) throw new Error("no editor");
  const { view } = editor.cmTile;
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: answer } });
  const pressed = performance.now();
  document.querySelector<HTMLElement>(".button-check")?.click();
  const look = (): void => {
    if (document.querySelector(".summary-passed") === null) requestAnimationFrame(look);
    else setTimeout(() => (visitMarks.verdictMs = performance.now() - pressed));
  };
  requestAnimationFrame(look);
}

/** What a target's requests bring over the wire; what a service worker or a cache answers is none. */
class Wire {
  bytes = 0;
  requests = 0;

  async watch(session: CDPSession, { link }: Device): Promise<void> {
    session.on("Network.responseReceived", ({ response }) => {
      if (response.fromServiceWorker !== true && response.fromDiskCache !== true && !response.url.startsWith("data:") && !response.url.startsWith("blob:")) {
        this.requests += 1;
        this.bytes += response.encodedDataLength;
      }
    });
    session.on("Network.dataReceived", ({ encodedDataLength }) => (this.bytes += encodedDataLength));
    await session.send("Network.enable");
    if (link === null) return;
    const throughput = link.bitsPerSecond / 8;
    await session.send("Network.emulateNetworkConditions", {
      offline: false, latency: link.roundTripMs, downloadThroughput: throughput, uploadThroughput: throughput,
    });
  }
}

const patienceMs = 240_000;

async function moment(page: Page, read: (page: Page) => Promise<number | null>): Promise<number> {
  for (const end = Date.now() + patienceMs; Date.now() < end;) {
    const found = await read(page);
    if (found !== null) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the page at ${page.url()} did not come to it:\n${await page.evaluate(() => document.body.innerText)}`);
}

/** `stays`: the page is left open until this device holds all that the lab needs. */
export async function visit(browser: Browser, context: BrowserContext, address: string, answer: string, device: Device, stays: boolean): Promise<Visit> {
  const wire = new Wire();
  const page = await context.newPage();
  // The service worker shares the link. It is told so a moment after it has started.
  const attach = async (target: { type(): string; createCDPSession(): Promise<CDPSession> }): Promise<void> => {
    if (target.type() === "service_worker") await wire.watch(await target.createCDPSession(), device).catch(() => undefined);
  };
  browser.on("targetcreated", attach);
  try {
    await page.setViewport(device.viewport);
    const session = await page.createCDPSession();
    await wire.watch(session, device);
    await session.send("Emulation.setCPUThrottlingRate", { rate: device.cpu });
    await page.evaluateOnNewDocument(markMoments);
    await page.goto(address, { waitUntil: "domcontentloaded" });
    const usableMs = await moment(page, (it) => it.evaluate(() => visitMarks.usableMs));
    const { bytes, requests } = wire;
    await page.evaluate(pressCheck, answer);
    const verdictMs = await moment(page, (it) => it.evaluate(() => visitMarks.verdictMs));
    const largestPaintMs = await page.evaluate(() => visitMarks.largestPaintMs);
    if (stays) {
      await moment(page, (it) => it.evaluate(async () => {
        const { active } = await navigator.serviceWorker.ready;
        return active?.state === "activated" && navigator.serviceWorker.controller !== null && document.querySelector(".task .whole") !== null ? 1 : null;
      }));
    }
    return { usableMs, largestPaintMs, wireBytes: bytes, requests, verdictMs };
  } finally {
    browser.off("targetcreated", attach);
    await page.close();
  }
}
