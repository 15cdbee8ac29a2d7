// The learner's site as it is met: for the first time, again, and with the server off; on a desktop and on a cheap phone with a slow
// link. Compressed as `bengkel serve` sends it.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer, { type Browser } from "puppeteer-core";
import { built, places } from "../../../web/cli/places.ts";
import { flags, passingAttempt, serveFolder } from "../browser.ts";
import { measure, type Bench, type Measure } from "../measure.ts";
import { calibratedSlowdown, lighthouseScores } from "./lighthouse.ts";
import { devices, visit, type Device, type Visit } from "./visit.ts";

const lab = "lvg-checkout";
const rounds = 5;
const circumstances = ["cold", "warm", "offline"] as const;
type Circumstance = (typeof circumstances)[number];

const targets: Readonly<Record<string, number>> = {
  "phone/cold/editor-usable": 3_000, "phone/cold/wire": 350_000, "phone/warm/editor-usable": 1_000,
};
const pages: Readonly<Record<string, string>> = { home: "", course: "#/course/python-for-merchants", lab: `#/lab/${lab}`, work: "#/work" };
/** What is judged of a page's loading: the page where time is short. */
const performanceOf = ["lab"];

async function run(): Promise<Measure[]> {
  const home = await mkdtemp(join(tmpdir(), "bengkel-bench-"));
  const browser = await puppeteer.launch({
    executablePath: process.env["BENGKEL_CHROMIUM"] ?? "/usr/bin/chromium", headless: true, args: [...flags], userDataDir: home,
  });
  try {
    const answer = await passingAttempt(lab);
    const found: Measure[] = [];
    for (const device of devices) found.push(...await visits(browser, device, answer));
    return [...found, ...await scores(browser)];
  } finally {
    await browser.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function visits(browser: Browser, device: Device, answer: string): Promise<Measure[]> {
  const made = new Map<Circumstance, Visit[]>(circumstances.map((it) => [it, []]));
  for (let round = 0; round < rounds; round += 1) {
    const site = await serveFolder(built(places.site));
    const context = await browser.createBrowserContext();
    try {
      const address = `${site.address}#/lab/${lab}`;
      for (const it of circumstances) {
        if (it === "offline") site.close();
        made.get(it)?.push(await visit(browser, context, address, answer, device, it === "cold"));
      }
    } finally {
      await context.close();
      site.close();
    }
  }
  return circumstances.flatMap((it) => {
    const rows = made.get(it) ?? [];
    const row = (name: string, unit: string, of: (visit: Visit) => number): Measure => {
      const full = `${device.name}/${it}/${name}`;
      return measure(`site/${full}`, unit, rows.map(of), targets[full] ?? null);
    };
    return [
      row("wire", "bytes", ({ wireBytes }) => wireBytes),
      row("requests", "requests", ({ requests }) => requests),
      row("largest-paint", "ms", ({ largestPaintMs }) => largestPaintMs),
      row("editor-usable", "ms", ({ usableMs }) => usableMs),
      row("check-to-verdict", "ms", ({ verdictMs }) => verdictMs),
    ];
  });
}

async function scores(browser: Browser): Promise<Measure[]> {
  const site = await serveFolder(built(places.site));
  try {
    const found: Measure[] = [];
    for (const [name, path] of Object.entries(pages)) {
      const { points, faults } = await lighthouseScores(browser, `${site.address}${path}`, ["accessibility", "best-practices"]);
      for (const fault of faults) console.log(`    ${name}: ${fault}`);
      for (const [category, score] of points) found.push(measure(`site/lighthouse/${name}/${category}`, "points", [score], 100, "at least"));
    }
    for (const name of performanceOf) {
      const samples: number[] = [];
      const calibrated: number[] = [];
      const machines: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const address = `${site.address}${pages[name] ?? ""}`;
        const { points, faults, machine } = await lighthouseScores(browser, address, ["performance"]);
        samples.push(points.get("performance") ?? Number.NaN);
        machines.push(machine);
        const { points: again } = await lighthouseScores(browser, address, ["performance"], calibratedSlowdown(machine));
        calibrated.push(again.get("performance") ?? Number.NaN);
        if (round === 0) for (const fault of faults) console.log(`    ${name}: ${fault}`);
      }
      found.push(
        measure(`site/lighthouse/${name}/performance`, "points", samples, 95, "at least"),
        measure(`site/lighthouse/${name}/performance-calibrated`, "points", calibrated),
        measure(`site/lighthouse/${name}/machine`, "index", machines),
      );
    }
    return found;
  } finally {
    site.close();
  }
}

export const site: Bench = { name: "site", about: "what a learner waits for: first visit, second visit, offline; desktop and throttled phone", run };
