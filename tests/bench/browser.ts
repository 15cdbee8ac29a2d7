// Chromium and the sites that the benches visit.

import { cp, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { chromium, type Browser } from "playwright-core";
import { build } from "vite";
import { sha256 } from "../../web/cli/compress.ts";
import { labListings, shownOf } from "../../web/cli/lab_listings.ts";
import { built, engineFile, places } from "../../web/cli/places.ts";
import { siteServer } from "../../web/cli/serve.ts";
import { Workshop } from "../../web/cli/workshop.ts";
import { guestBoot } from "../../web/build/guest_boot.ts";
import type { NamedBytes } from "../../web/src/core/core_client.ts";
import { encodeText } from "../../web/src/protocol/frame.ts";
import { writeShown } from "../../web/src/session/shown_files.ts";
import { mainFiles } from "../web/support/runs.ts";

export const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
  // Two pages of the browser's own in each window, which would be measured along.
  "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
];

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env["BENGKEL_CHROMIUM"] ?? "/usr/bin/chromium", headless: true, args: flags });
}

export interface Served {
  readonly address: string;
  close(): void;
}

export async function serveFolder(folder: string): Promise<Served> {
  const server = siteServer(folder);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const numbers = Array.from({ length: 10 }, (_, index) => index);

/** Ten calls of one function; of a language that has none, ten results of one query. */
function checkOf(language: string): Readonly<Record<string, unknown>> {
  const check = { id: "total", points: 1, title: { en: "total adds up" } };
  if (language === "sql") {
    const result = (total: number) => ({ columns: ["total"], rows: [[total]] });
    return { ...check, kind: "tables", cases: numbers.map((most) => ({ args: [most], want: result((most * (most + 1)) / 2) })) };
  }
  const cases = numbers.map((count) => ({ args: [Array.from({ length: count }, () => count)], want: count * count }));
  return { ...check, kind: "calls", function: "total", cases };
}

function labOf(language: string): { readonly id: string; readonly files: readonly NamedBytes[] } {
  const main = mainFiles[language] ?? "main";
  const definition = {
    format: 1, id: `bench-${language}`, version: 1, language, track: "bench", level: "beginner", minutes: 5, entry: main,
    title: { en: "Bench" }, summary: { en: "Ten cases." }, locales: { en: { reviewed: true } },
    outcomes: { trade: [], computing: [] }, prerequisites: [],
    checks: [checkOf(language)],
    misconceptions: [], hints: [],
  };
  const files = [
    { path: "lab.json", bytes: encodeText(JSON.stringify(definition)) },
    { path: `starter/${main}`, bytes: encodeText("") },
    { path: "text.en.md", bytes: encodeText("Add up.\n") },
    ...(language === "sql" ? [{ path: "data/numbers.csv", bytes: encodeText(`number\n${numbers.join("\n")}\n`) }] : []),
  ];
  return { id: definition.id, files };
}

export const rightAnswers: Readonly<Record<string, string>> = {
  python: "def total(numbers):\n    return sum(numbers)\n",
  sql: "SELECT sum(number) AS total FROM numbers WHERE number <= ?1;\n",
  javascript: "export function total(numbers) {\n  return numbers.reduce((sum, number) => sum + number, 0);\n}\n",
  cpp: "#include <numeric>\n#include <vector>\n\nint total(const std::vector<int>& numbers) { return std::accumulate(numbers.begin(), numbers.end(), 0); }\n",
};

/** The bench's page with the built site's engines and a lab for each language. */
export async function buildBenchSite(): Promise<string> {
  built(join(places.site, "index.html"));
  const folder = join(places.root, "build/bench-site");
  await build({
    root: join(places.root, "tests/bench/page"),
    base: "./",
    configFile: false,
    logLevel: "warn",
    plugins: [guestBoot()],
    build: { outDir: folder, emptyOutDir: true, target: "es2022", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  for (const name of await readdir(places.site)) {
    if (name === "engines.json" || engineFile.test(name)) await cp(join(places.site, name), join(folder, name));
  }
  const core = await new Workshop().core();
  const labs = [];
  for (const language of Object.keys(rightAnswers)) {
    const { id, files } = labOf(language);
    const read = await core.readLab({ files, rules: [] });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    for (const file of files) {
      const path = join(folder, "labs", id, file.path);
      await mkdir(join(path, ".."), { recursive: true });
      await writeFile(path, file.bytes);
    }
    const fileList = files.map((file) => ({ path: file.path, sha256: sha256(file.bytes), bytes: file.bytes.length }));
    await writeFile(join(folder, shownOf({ id })), writeShown(read.value.info, files));
    labs.push({ ...read.value.info, fileList });
  }
  for (const [path, bytes] of labListings({ labs, rules: [] })) await writeFile(join(folder, path), bytes);
  return folder;
}

export async function passingAttempt(id: string): Promise<string> {
  const folder = join(places.labs, id, "attempts/passes");
  const name = (await readdir(folder)).filter((it) => /\.(py|sql|js|cpp)$/.test(it)).sort()[0];
  if (name === undefined) throw new Error(`${id} has no passing attempt in one file`);
  return readFile(join(folder, name), "utf8");
}
