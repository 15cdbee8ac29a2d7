// A Check of ten cases in Chromium, everything warm; and what it takes until a guest is ready, on the first visit and later.

import type { Page } from "playwright-core";
import type { BenchPage } from "./page/main.ts";
import { buildBenchSite, launch, rightAnswers, serveFolder } from "./browser.ts";
import { measure, type Bench, type Measure } from "./measure.ts";

declare const bench: BenchPage;

const visits = 9;
const checks = 25;

async function start(page: Page, address: string): Promise<number> {
  await page.goto(address);
  await page.waitForFunction(() => "bench" in globalThis);
  return page.evaluate(() => bench.start("python"));
}

async function run(): Promise<Measure[]> {
  const site = await serveFolder(await buildBenchSite());
  const browser = await launch();
  try {
    const first: number[] = [];
    const later: number[] = [];
    for (let index = 0; index < visits; index += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      first.push(await start(page, site.address));
      // The snapshot is kept after the guest is ready.
      await page.waitForTimeout(300);
      later.push(await start(page, site.address));
      await context.close();
    }
    const page = await browser.newPage();
    await start(page, site.address);
    for (let index = 0; index < 5; index += 1) await page.evaluate((source) => bench.check(source), rightAnswers["python"] ?? "");
    const warm: number[] = [];
    for (let index = 0; index < checks; index += 1) warm.push(await page.evaluate((source) => bench.check(source), rightAnswers["python"] ?? ""));
    return [
      measure("check-warm/ten-cases", "ms", warm, 100),
      measure("check-warm/ready-first-visit", "ms", first),
      measure("check-warm/ready-later-visit", "ms", later),
    ];
  } finally {
    await browser.close();
    site.close();
  }
}

export const checkWarm: Bench = { name: "check-warm", about: "a Check of ten cases in Chromium, and cold starts", run };
