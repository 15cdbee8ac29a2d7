// Bytes over the wire on a first visit, compressed as `bengkel serve` sends them: until the editor can be typed in, and until
// a Python lab is graded. A body counts from its first byte on; headers do not.

import { launch, passingAttempt, serveFolder } from "./browser.ts";
import { measure, type Bench, type Measure } from "./measure.ts";
import { built, places } from "../../web/cli/places.ts";

const lab = "lvg-checkout";

interface Transfer {
  readonly path: string;
  readonly bytes: number;
  readonly encoding: string;
}

async function run(): Promise<Measure[]> {
  const site = await serveFolder(built(places.site));
  const browser = await launch();
  try {
    const context = await browser.newContext();
    const page = await context.newPage();
    const network = await context.newCDPSession(page);
    const transfers = new Map<string, Transfer>();
    await network.send("Network.enable");
    network.on("Network.responseReceived", ({ requestId, response }) => {
      if (!response.url.startsWith(site.address)) return;
      const path = response.url.slice(site.address.length) || "index.html";
      const headers = new Map(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]));
      transfers.set(requestId, {
        path, bytes: Number(headers.get("content-length")), encoding: headers.get("content-encoding") ?? "",
      });
    });
    await page.goto(`${site.address}#/lab/${lab}`);
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
    const untilGraded = summed([...transfers.values()]);
    for (const { path, bytes, encoding } of [...transfers.values()].sort((left, right) => right.bytes - left.bytes)) {
      console.log(`    ${String(bytes).padStart(9)} ${encoding.padEnd(5)} ${path}`);
    }
    return [
      measure("wire/editor-usable", "bytes", [untilEditor], 350_000),
      measure("wire/python-lab-graded", "bytes", [untilGraded], 4_000_000),
    ];
  } finally {
    await browser.close();
    site.close();
  }
}

function summed(transfers: readonly Transfer[]): number {
  return transfers.reduce((sum, transfer) => sum + transfer.bytes, 0);
}

export const wire: Bench = { name: "wire", about: "bytes of a first visit, compressed", run };
