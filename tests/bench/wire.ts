// Bytes over the wire on a first visit, compressed as `bengkel serve` sends them: until the editor can be typed in, and until
// a lab is graded. A body counts from its first byte on; headers do not.

import type { Browser } from "playwright-core";
import { launch, passingAttempt, serveFolder } from "./browser.ts";
import { measure, type Bench, type Measure } from "./measure.ts";
import { built, places } from "../../web/cli/places.ts";

/** A lab of each language, and what its first grading may move. */
const labs = [
  { language: "python", lab: "lvg-checkout", target: 4_000_000 },
  { language: "sql", lab: "joins-at-the-counter", target: 1_200_000 },
  { language: "javascript", lab: "one-cart-five-languages", target: 1_200_000 },
] as const;

interface Transfer {
  readonly path: string;
  readonly bytes: number;
  readonly encoding: string;
}

async function run(): Promise<Measure[]> {
  const site = await serveFolder(built(places.site));
  const browser = await launch();
  try {
    const found: Measure[] = [];
    for (const { language, lab, target } of labs) {
      const { untilEditor, untilGraded } = await visit(browser, site.address, lab);
      if (found.length === 0) found.push(measure("wire/editor-usable", "bytes", [untilEditor], 350_000));
      found.push(measure(`wire/${language}-lab-graded`, "bytes", [untilGraded], target));
    }
    return found;
  } finally {
    await browser.close();
    site.close();
  }
}

async function visit(browser: Browser, address: string, lab: string): Promise<{ untilEditor: number; untilGraded: number }> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    const transfers = new Map<string, Transfer>();
    await network.send("Network.enable");
    network.on("Network.responseReceived", ({ requestId, response }) => {
      if (!response.url.startsWith(address)) return;
      const path = response.url.slice(address.length) || "index.html";
      const headers = new Map(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]));
      transfers.set(requestId, {
        path, bytes: Number(headers.get("content-length")), encoding: headers.get("content-encoding") ?? "",
      });
    });
    await page.goto(`${address}#/lab/${lab}`);
    await page.locator(".cm-content").waitFor();
    const untilEditor = summed([...transfers.values()]);
    await page.locator(".cm-content").evaluate((content, text) => {
      content.focus();
      getSelection()?.selectAllChildren(content);
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, await passingAttempt(lab));
    await page.getByRole("button", { name: "Check", exact: true }).click();
    await page.locator(".check").first().waitFor({ timeout: 120_000 });
    console.log(`    ${lab}`);
    for (const { path, bytes, encoding } of [...transfers.values()].sort((left, right) => right.bytes - left.bytes)) {
      console.log(`    ${String(bytes).padStart(9)} ${encoding.padEnd(5)} ${path}`);
    }
    return { untilEditor, untilGraded: summed([...transfers.values()]) };
  } finally {
    await context.close();
  }
}

function summed(transfers: readonly Transfer[]): number {
  return transfers.reduce((sum, transfer) => sum + transfer.bytes, 0);
}

export const wire: Bench = { name: "wire", about: "bytes of a first visit, compressed", run };
