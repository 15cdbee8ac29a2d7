// The languages in Chromium: from nothing to a guest that is ready, on the first visit and on a later one, a Check of ten cases
// with everything warm, and from Run to the end of C++ programs that were never compiled before.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { places } from "../../../web/cli/places.ts";
import type { BenchPage } from "../page/main.ts";
import { buildBenchSite, launch, rightAnswers, serveFolder } from "../browser.ts";
import { measure, type Measure } from "../measure.ts";

declare const bench: BenchPage;

const visits = 5;
const checks = 15;
const runs = 5;
/** The programs of `compile/`, and within how many milliseconds each has to be compiled, metered and run. */
const compiled: readonly (readonly [string, number])[] = [["lines20", 600], ["lines150", 2000]];

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
          // The snapshot is kept after the guest is ready, and the compiled headers of C++ take half a second for it.
          await page.waitForTimeout(1_500);
        }
        if (visit === visits - 1) {
          // Nobody reads a task faster than the compiler has practised.
          if (language === "cpp") await page.waitForTimeout(8_000);
          for (let index = 0; index < checks + 3; index += 1) {
            const taken = await page.evaluate((source) => bench.check(source), rightAnswers[language] ?? "");
            if (index >= 3) warm.push(taken);
          }
          if (language === "cpp") found.push(...(await measureRuns(page)));
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

async function measureRuns(page: Page): Promise<Measure[]> {
  const found: Measure[] = [];
  for (const [name, target] of compiled) {
    const source = readFileSync(join(places.root, `tests/bench/runtimes/compile/${name}.cpp`), "utf8");
    const taken: number[] = [];
    for (let index = 0; index < runs + 3; index += 1) {
      // Another comment each time: a program that was compiled before is not compiled again.
      const once = await page.evaluate((text) => bench.run(text), `${source}// ${String(index)}\n`);
      if (index >= 3) taken.push(once);
    }
    found.push(measure(`runtimes/cpp/chromium-${name}-run`, "ms", taken, target));
  }
  return found;
}
