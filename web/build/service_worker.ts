// Builds the service worker: one script beside index.html, because its place says for which folder it answers.

import type { Plugin } from "vite";
import { bundled } from "./guest_boot.ts";

export function serviceWorker(): Plugin {
  return {
    name: "bengkel:service-worker",
    async generateBundle() {
      this.emitFile({ type: "asset", fileName: "sw.js", source: `${await bundled("web/src/service_worker.ts", {})}\n` });
    },
  };
}
