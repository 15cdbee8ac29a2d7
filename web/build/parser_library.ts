// What a bundle needs to know of web-tree-sitter: its WebAssembly comes from us and not from beside the script (a bundler would
// put all of it into the script), and grammars may not bring scripts of their own, so that nothing is left that evaluates one.

import type { Plugin } from "vite";

const changes = [
  ["import.meta.url", '""'],
  ["eval(func)", '(() => { throw new Error("a grammar brought a script") })()'],
] as const;

export function parserLibrary(): Plugin {
  return {
    name: "bengkel:parser-library",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("/web-tree-sitter/web-tree-sitter.js")) return undefined;
      for (const [what] of changes) if (!code.includes(what)) throw new Error(`web-tree-sitter no longer has ${what}: look at ${id}`);
      return { code: changes.reduce((changed, [what, instead]) => changed.replaceAll(what, instead), code), map: null };
    },
  };
}
