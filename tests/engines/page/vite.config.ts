// The page that runs in the browsers.

import { join } from "node:path";
import { defineConfig } from "vite";
import { projectRoot } from "../../../web/build/node_target.ts";

export default defineConfig({
  root: join(projectRoot, "tests/engines/page"),
  base: "./",
  logLevel: "warn",
  worker: { format: "es" },
  build: { outDir: join(projectRoot, "build/engines/page"), emptyOutDir: true, target: "es2022", modulePreload: { polyfill: false } },
});
