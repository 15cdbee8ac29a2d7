// Builds the sandbox frames' scripts: a worker becomes one string, the string goes into BOOT, and BOOT's SHA-256 goes into
// the page's policy and the frame's. The exact policy: facts/security.md 3.2. There are two: of guests and compilers, and of
// the parser, which only pages of labs with such a check fetch.

import { createHash } from "node:crypto";
import { join } from "node:path";
import { build, type Plugin } from "vite";
import { projectRoot } from "./node_target.ts";
import { parserLibrary } from "./parser_library.ts";

export interface GuestBoot {
  readonly source: string;
  /** As a policy spells it: "sha256-…". */
  readonly hash: string;
}

/** One script, all that it imports included. */
export async function bundled(entry: string, define: Readonly<Record<string, string>>): Promise<string> {
  const output = await build({
    configFile: false,
    root: projectRoot,
    logLevel: "warn",
    publicDir: false,
    define: { ...define },
    plugins: [parserLibrary()],
    build: {
      write: false,
      target: "es2022",
      minify: true,
      modulePreload: false,
      lib: { entry: join(projectRoot, entry), formats: ["iife"], name: "bengkel", fileName: "out" },
    },
  });
  const first = Array.isArray(output) ? output[0] : output;
  if (first === undefined || !("output" in first)) throw new Error(`${entry} was not built`);
  if (first.output.length !== 1) throw new Error(`${entry} became more than one file`);
  return first.output[0].code.trim();
}

/** What stands in a `<script>` must not end it, and must reach the hash as it is: no "</", no "<!--", no CR, ASCII only. */
export function scriptSafe(code: string): string {
  const ascii = code.replace(/[^\n\x20-\x7e]/gu, (sign) =>
    [...Array(sign.length).keys()].map((at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, "0")}`).join(""));
  return ascii.replaceAll("</", "<\\/").replaceAll("<!--", "<\\!--");
}

export async function buildGuestBoot(workerEntry: string): Promise<GuestBoot> {
  const worker = await bundled(workerEntry, {});
  const source = scriptSafe(await bundled("web/src/sandbox/boot.ts", { workerSource: JSON.stringify(worker) }));
  const hash = `sha256-${createHash("sha256").update(source, "utf8").digest("base64")}`;
  return { source, hash };
}

export function pagePolicy(bootHashes: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'wasm-unsafe-eval' ${bootHashes.map((hash) => `'${hash}'`).join(" ")}`,
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types labguest",
  ].join("; ");
}

/** Virtual module to the worker of its frame. */
const workers: Readonly<Record<string, string>> = {
  "virtual:guest-boot": "web/src/sandbox/browser_worker.ts",
  "virtual:source-boot": "web/src/sandbox/browser_source_worker.ts",
};

export function guestBoot(): Plugin {
  const boots = new Map<string, Promise<GuestBoot>>();
  const built = (name: string, worker: string): Promise<GuestBoot> => {
    const boot = boots.get(name) ?? buildGuestBoot(worker);
    boots.set(name, boot);
    return boot;
  };
  return {
    name: "bengkel:guest-boot",
    resolveId: (id) => (Object.hasOwn(workers, id) ? `\0${id}` : undefined),
    async load(id) {
      const name = id.slice(1);
      const worker = id.startsWith("\0") && Object.hasOwn(workers, name) ? workers[name] : undefined;
      if (worker === undefined) return undefined;
      const { source, hash } = await built(name, worker);
      return `export default ${JSON.stringify(source)};\nexport const bootHash = ${JSON.stringify(hash)};\n`;
    },
    transformIndexHtml: {
      order: "post",
      async handler(html) {
        const hashes = await Promise.all(Object.entries(workers).map(async ([name, worker]) => (await built(name, worker)).hash));
        const meta = `<meta http-equiv="Content-Security-Policy" content="${pagePolicy(hashes)}">`;
        const marked = html.replace(/<meta charset="utf-8"\s*\/?>/i, (charset) => `${charset}\n    ${meta}`);
        if (marked === html) throw new Error('index.html has no <meta charset="utf-8">, after which the policy stands');
        return marked;
      },
    },
  };
}
