// The site's page: build/site. Engines and labs are added by `bengkel build-site` (web/cli/build_site.ts).

import { join } from "node:path";
import { defineConfig } from "vite";
import { checkedCatalogues } from "./build/check_catalogues.ts";
import { compileHints } from "./build/compile_hints.ts";
import { earlyParts } from "./build/early_parts.ts";
import { guestBoot } from "./build/guest_boot.ts";
import { languageCoverage } from "./build/language_coverage.ts";
import { projectRoot } from "./build/node_target.ts";
import { serviceWorker } from "./build/service_worker.ts";
import { splitCatalogues } from "./build/split_catalogues.ts";

export default defineConfig({
  root: join(projectRoot, "web"),
  base: "./",
  plugins: [checkedCatalogues(), languageCoverage(), splitCatalogues(), guestBoot(), earlyParts(), compileHints(), serviceWorker()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: join(projectRoot, "build/site"),
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      input: { index: join(projectRoot, "web/index.html"), gallery: join(projectRoot, "web/gallery/index.html") },
      // Few files: on a slow link each costs a turn there and back.
      output: { codeSplitting: { groups: [
        { name: "start", test: /vite\/preload-helper|rolldown\/runtime/, priority: 3 },
        { name: "page", test: /web\/src\/main\.tsx$/, priority: 2 },
        { name: "editor", test: /node_modules\/@codemirror\/(state|view|commands|language|autocomplete|lint|search)\//, priority: 1 },
        { name: "pieces", test: /web\/src\/.*\/(answers|writer_lock|memory_record|download|csv|report_words|cost_figures|earlier_work|lazy_changes)\.tsx?$/ },
      ] } },
    },
  },
});
