// The page that runs in the browsers.

import { join } from "node:path";
import { defineConfig } from "vite";
import { projectRoot } from "../../../web/build/node_target.ts";
import { parserLibrary } from "../../../web/build/parser_library.ts";

export default defineConfig({
  root: join(projectRoot, "tests/engines/page"),
  base: "./",
  logLevel: "warn",
  worker: { format: "es", plugins: () => [parserLibrary()] },
  build: { outDir: join(projectRoot, "build/engines/page"), emptyOutDir: true, target: "es2022", modulePreload: { polyfill: false } },
});
