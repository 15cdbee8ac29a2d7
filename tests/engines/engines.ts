// The engines, and the switches that hold each to one of its compilers. None can reach more than this machine: their proxy is
// a port where nobody listens.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import puppeteer from "puppeteer-core";
import { siteServer } from "../../web/cli/serve.ts";
import type { Findings } from "./findings.ts";

export type Maker = "Node" | "Chromium" | "Firefox";

export type Compiler = "as it comes" | "baseline" | "optimising";

export interface Engine {
  readonly maker: Maker;
  readonly compiler: Compiler;
  /** Does the job of `folder`/job from the last run to the first. */
  readonly isBackwards: boolean;
}

const makers = ["Node", "Chromium", "Firefox"] as const;
const compilers = ["as it comes", "baseline", "optimising"] as const;

export const engines: readonly Engine[] = makers.flatMap((maker) =>
  compilers.map((compiler) => ({ maker, compiler, isBackwards: compiler === "optimising" })));

const v8Flags: Readonly<Record<Compiler, string | undefined>> = {
  "as it comes": undefined, baseline: "--liftoff-only", optimising: "--no-liftoff",
};
const firefoxSettings: Readonly<Record<Compiler, string | undefined>> = {
  "as it comes": undefined,
  baseline: "javascript.options.wasm_optimizingjit",
  optimising: "javascript.options.wasm_baselinejit",
};

const patience = 10 * 60_000;
const nowhere = { host: "127.0.0.1", port: 9 };

/** `folder` is build/engines. */
export function ask(engine: Engine, folder: string): Promise<Findings> {
  switch (engine.maker) {
    case "Node": return askNode(engine, folder);
    case "Chromium": return withPage(engine, folder, askChromium);
    case "Firefox": return withPage(engine, folder, askFirefox);
  }
}

async function askNode({ compiler, isBackwards }: Engine, folder: string): Promise<Findings> {
  const flag = v8Flags[compiler];
  const findings = join(folder, `findings of Node ${compiler}.json`);
  await promisify(execFile)(process.execPath, [
    ...(flag === undefined ? [] : [flag]), fileURLToPath(new URL("./node_engine.mjs", import.meta.url)), join(folder, "job"), findings,
    ...(isBackwards ? ["--backwards"] : []),
  ], { timeout: patience });
  return JSON.parse(await readFile(findings, "utf8")) as Findings;
}

/** What both drivers' pages can do. */
interface Page {
  goto(address: string): Promise<unknown>;
  evaluate(source: string): Promise<unknown>;
}

type WithBrowser = (compiler: Compiler, visit: (page: Page) => Promise<string>) => Promise<string>;

async function withPage({ compiler, isBackwards }: Engine, folder: string, withBrowser: WithBrowser): Promise<Findings> {
  const server = siteServer(folder);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  try {
    const found = await withBrowser(compiler, async (page) => {
      await page.goto(`http://127.0.0.1:${port}/page/${isBackwards ? "?backwards" : ""}`);
      return String(await page.evaluate("found"));
    });
    return JSON.parse(found) as Findings;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

async function askChromium(compiler: Compiler, visit: (page: Page) => Promise<string>): Promise<string> {
  const flag = v8Flags[compiler];
  const browser = await chromium.launch({
    executablePath: process.env["BENGKEL_CHROMIUM"] ?? "/usr/bin/chromium",
    args: [
      "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", `--proxy-server=${nowhere.host}:${nowhere.port}`,
      ...(flag === undefined ? [] : [`--js-flags=${flag}`]),
    ],
  });
  try {
    return await visit(await browser.newPage());
  } finally {
    await browser.close();
  }
}

async function askFirefox(compiler: Compiler, visit: (page: Page) => Promise<string>): Promise<string> {
  const setting = firefoxSettings[compiler];
  // Firefox started by root wants a home that is root's own.
  const home = await mkdtemp(join(tmpdir(), "bengkel-firefox-"));
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env["BENGKEL_FIREFOX"] ?? "/usr/bin/firefox-esr",
    headless: true,
    env: { ...process.env, HOME: home },
    protocolTimeout: patience,
    extraPrefsFirefox: {
      "network.proxy.type": 1,
      "network.proxy.http": nowhere.host, "network.proxy.http_port": nowhere.port,
      "network.proxy.ssl": nowhere.host, "network.proxy.ssl_port": nowhere.port,
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      "app.normandy.enabled": false,
      "datareporting.healthreport.uploadEnabled": false,
      "toolkit.telemetry.enabled": false,
      ...(setting === undefined ? {} : { [setting]: false }),
    },
  });
  try {
    return await visit(await browser.newPage());
  } finally {
    await browser.close();
    await rm(home, { recursive: true, force: true });
  }
}
