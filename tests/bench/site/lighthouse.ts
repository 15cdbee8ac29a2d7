// What Lighthouse says of a page, as its own phone would see it (4 x CPU, 1.6 Mbit/s, 150 ms, all simulated from what it observes).

import lighthouse from "lighthouse";
import type { Browser } from "puppeteer-core";

export interface Scores {
  /** Of 100, by category: "performance", "accessibility", "best-practices". */
  readonly points: ReadonlyMap<string, number>;
  /** What costs points: "accessibility: color-contrast". */
  readonly faults: readonly string[];
  /** How fast Lighthouse found this machine. */
  readonly machine: number;
}

/** How many times slower a phone of the middle class is than a machine of that index, by Lighthouse's own table (docs/throttling.md). */
export function calibratedSlowdown(machine: number): number {
  return machine >= 1500 ? 4 : machine >= 800 ? 2 : 1;
}

/** `slowdown`: how many times slower than this machine its phone is taken to be. */
export async function lighthouseScores(browser: Browser, address: string, categories: readonly string[], slowdown = 4): Promise<Scores> {
  const page = await browser.newPage();
  try {
    const throttling = { cpuSlowdownMultiplier: slowdown };
    const done = await lighthouse(address, { output: "json", logLevel: "silent", onlyCategories: [...categories], throttling }, undefined, page);
    if (done === undefined) throw new Error(`Lighthouse has nothing to say of ${address}`);
    const { lhr } = done;
    if (lhr.runtimeError !== undefined) throw new Error(`Lighthouse of ${address}: ${lhr.runtimeError.message}`);
    const points = new Map<string, number>();
    const faults: string[] = [];
    for (const id of categories) {
      const category = lhr.categories[id];
      if (category?.score == null) throw new Error(`Lighthouse gave ${address} no score for ${id}`);
      points.set(id, Math.round(category.score * 100));
      for (const { id: audit, weight } of category.auditRefs) {
        const score = lhr.audits[audit]?.score;
        if (weight > 0 && score != null && score < 0.9) faults.push(`${id}: ${audit} ${lhr.audits[audit]?.displayValue ?? ""}`.trim());
      }
    }
    return { points, faults, machine: lhr.environment.benchmarkIndex };
  } finally {
    await page.close();
  }
}
