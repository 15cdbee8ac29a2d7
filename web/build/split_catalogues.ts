// Every catalogue in two: what learners read, and what only instructors' pages say, which is fetched when one of them is opened.
// `….json` and `….json?url` are without it, `….json?instructor` is the address of that alone.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Plugin } from "vite";

const ofInstructors = /^(class|studio)\./;
const catalogue = /^(.*\/labs\/locales\/(?!glossary)[\w-]+\.json)(\?url|\?instructor)?$/;

export function splitCatalogues(): Plugin {
  return {
    name: "bengkel-split-catalogues",
    enforce: "pre",
    load(id) {
      const [, file, query] = catalogue.exec(id) ?? [];
      if (file === undefined) return undefined;
      this.addWatchFile(file);
      const whole = JSON.parse(readFileSync(file, "utf8")) as Record<string, string | boolean>;
      const kept = Object.entries(whole).filter(([key]) => key === "_reviewed" || ofInstructors.test(key) === (query === "?instructor"));
      const source = JSON.stringify(Object.fromEntries(kept));
      if (query === undefined) return source;
      const name = query === "?instructor" ? `instructor-${basename(file)}` : basename(file);
      return `export default import.meta.ROLLUP_FILE_URL_${this.emitFile({ type: "asset", name, source })};`;
    },
  };
}
