// The instruments in Chromium, which draws WebGL by software here: what they weigh, how long from the click to the first frame, how
// long frames take at full size, and that nothing is drawn when nothing happens.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { CDPSession, Page } from "playwright-core";
import { places } from "../../web/cli/places.ts";
import { decodeInstruments } from "../../web/src/protocol/instruments.ts";
import { launch, serveFolder } from "./browser.ts";
import { measure, type Bench, type Measure } from "./measure.ts";

/** A specimen of the gallery, and the key that goes on through it. */
const moving = [
  { specimen: "plot-lines", key: "ArrowRight" },
  { specimen: "table-million", key: "PageDown" },
  { specimen: "timeline-100k", key: "ArrowRight" },
  { specimen: "memory-large", key: "ArrowDown" },
  { specimen: "desk-day", key: "ArrowRight" },
  { specimen: "cost-lines", key: "ArrowDown" },
] as const;

const visits = 9;
const frames = 120;
const idleMs = 2_000;

async function bytes(): Promise<Measure[]> {
  const listing = decodeInstruments(await readFile(join(places.site, "instruments.json"), "utf8"));
  if (!listing.ok) throw new Error(listing.problems[0]?.message);
  const { shell, fonts } = listing.value;
  const basic = fonts.filter((it) => it.isBasic).map((it) => it.asset);
  const sum = (kind: "bytes" | "wireBytes"): number => [shell, ...basic].reduce((all, it) => all + it[kind], 0);
  return [
    measure("shell/bytes/raw", "bytes", [sum("bytes")]),
    measure("shell/bytes/brotli", "bytes", [sum("wireBytes")], 500_000),
  ];
}

/** Milliseconds from asking to the first frame, everything fetched again. */
async function firstFrame(page: Page, address: string): Promise<number> {
  await page.goto(`${address}gallery/?specimen=plot-lines&closed`);
  await page.locator("button").first().waitFor();
  return page.evaluate(() => new Promise<number>((resolve) => {
    document.addEventListener("bengkel-frame", () => resolve(performance.now() - began), { once: true, capture: true });
    const began = performance.now();
    document.querySelector("button")?.click();
  }));
}

/** The milliseconds of each frame while a key is held. */
async function moved(page: Page, address: string, specimen: string, key: string): Promise<number[]> {
  await page.goto(`${address}gallery/?specimen=${specimen}`);
  await page.locator('.instrument[data-state="open"]').first().waitFor({ timeout: 120_000 });
  await page.waitForTimeout(500);
  return page.locator("canvas").first().evaluate((canvas, { name, count }) => new Promise<number[]>((resolve) => {
    const taken: number[] = [];
    canvas.addEventListener("bengkel-frame", (event) => {
      taken.push((event as CustomEvent<number>).detail);
      if (taken.length < count) requestAnimationFrame(() => canvas.dispatchEvent(new KeyboardEvent("keydown", { key: name })));
      else resolve(taken);
    });
    canvas.dispatchEvent(new KeyboardEvent("keydown", { key: name }));
  }), { name: key, count: frames });
}

async function taskSeconds(client: CDPSession): Promise<number> {
  const { metrics } = await client.send("Performance.getMetrics");
  return metrics.find((it) => it.name === "TaskDuration")?.value ?? Number.NaN;
}

async function run(): Promise<Measure[]> {
  const site = await serveFolder(places.site);
  const browser = await launch();
  try {
    const first: number[] = [];
    for (let visit = 0; visit < visits; visit += 1) {
      const context = await browser.newContext();
      first.push(await firstFrame(await context.newPage(), site.address));
      await context.close();
    }
    const measures = [...await bytes(), measure("shell/first-frame", "ms", first)];
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    for (const { specimen, key } of moving) {
      const taken = await moved(page, site.address, specimen, key);
      const sorted = [...taken].sort((left, right) => left - right);
      measures.push(
        measure(`shell/frame/${specimen}`, "ms", taken, 16),
        measure(`shell/frame-95th/${specimen}`, "ms", [sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN]),
      );
    }
    const client = await page.context().newCDPSession(page);
    await client.send("Performance.enable");
    await page.waitForTimeout(1_000);
    const drawn = page.locator("canvas").first().evaluate((canvas, wait) => new Promise<number>((resolve) => {
      let count = 0;
      canvas.addEventListener("bengkel-frame", () => count += 1);
      setTimeout(() => resolve(count), wait);
    }), idleMs);
    const before = await taskSeconds(client);
    measures.push(measure("shell/idle/frames", "frames", [await drawn], 0));
    measures.push(measure("shell/idle/processor", "%", [(await taskSeconds(client) - before) / idleMs * 100_000]));
    return measures;
  } finally {
    await browser.close();
    site.close();
  }
}

export const shell: Bench = { name: "shell", about: "the instruments: bytes, first frame, frames, sleep", run };
