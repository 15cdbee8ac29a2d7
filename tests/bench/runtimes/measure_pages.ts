// The languages in Chromium: from nothing to a guest that is ready, on the first visit and on a later one, and a Check of ten
// cases with everything warm.

import type { BenchPage } from "../page/main.ts";
import { buildBenchSite, launch, rightAnswers, serveFolder } from "../browser.ts";
import { measure, type Measure } from "../measure.ts";

declare const bench: BenchPage;

const visits = 5;
const checks = 15;

export async function measurePages(languages: readonly string[]): Promise<Measure[]> {
  const site = await serveFolder(await buildBenchSite());
  const browser = await launch();
  const found: Measure[] = [];
  try {
    for (const language of languages) {
      const first: number[] = [];
      const later: number[] = [];
      const warm: number[] = [];
      for (let visit = 0; visit < visits; visit += 1) {
        const context = await browser.newContext();
        const page = await context.newPage();
        for (const samples of [first, later]) {
          await page.goto(site.address);
          await page.waitForFunction(() => "bench" in globalThis);
          samples.push(await page.evaluate((id) => bench.start(id), language));
          // The snapshot is kept after the guest is ready.
          await page.waitForTimeout(300);
        }
        if (visit === visits - 1) {
          for (let index = 0; index < checks + 3; index += 1) {
            const taken = await page.evaluate((source) => bench.check(source), rightAnswers[language] ?? "");
            if (index >= 3) warm.push(taken);
          }
        }
        await context.close();
      }
      found.push(
        measure(`runtimes/${language}/chromium-first-visit`, "ms", first),
        measure(`runtimes/${language}/chromium-later-visit`, "ms", later),
        measure(`runtimes/${language}/chromium-check-of-ten`, "ms", warm),
      );
    }
    return found;
  } finally {
    await browser.close();
    site.close();
  }
}
