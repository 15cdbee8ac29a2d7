// How our TypeScript becomes plain modules for Node: one file an entry, packages of npm included, Node's own left outside.

import { builtinModules } from "node:module";
import { fileURLToPath } from "node:url";
import type { UserConfig } from "vite";

export const projectRoot = fileURLToPath(new URL("../../", import.meta.url));

export function nodeTarget(entries: Readonly<Record<string, string>>, outFolder: string): UserConfig {
  return {
    root: projectRoot,
    logLevel: "warn",
    publicDir: false,
    build: {
      ssr: true,
      target: "node20",
      minify: false,
      outDir: outFolder,
      emptyOutDir: true,
      rolldownOptions: {
        input: { ...entries },
        external: [/^node:/, ...builtinModules, /^playwright-core/, /^puppeteer-core/, /^lighthouse$/, /^vite$/, /^fontverter$/, /^wasm-metering$/, /^wabt$/],
        output: { entryFileNames: "[name].mjs", chunkFileNames: "chunk-[name]-[hash].mjs", format: "es" },
      },
    },
    ssr: { noExternal: true },
  };
}
