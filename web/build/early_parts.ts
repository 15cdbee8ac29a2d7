// What every visit needs is named in index.html itself, so that a browser asks for it at once: the page's own code, which start.ts
// imports, and the list of labs, which that code reads.

import type { HtmlTagDescriptor, Plugin } from "vite";

const labs = "./labs/index.json";

export function earlyParts(): Plugin {
  return {
    name: "bengkel:early-parts",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle, path }): HtmlTagDescriptor[] {
        if (path !== "/index.html" || bundle === undefined) return [];
        const page = Object.values(bundle).find((it) => it.type === "chunk" && it.name === "page");
        if (page === undefined) throw new Error("there is no chunk named page");
        const link = (attrs: Record<string, string | true>): HtmlTagDescriptor => ({ tag: "link", attrs: { crossorigin: true, ...attrs }, injectTo: "head" });
        return [
          link({ rel: "modulepreload", href: `./${page.fileName}` }),
          link({ rel: "preload", as: "fetch", href: labs }),
        ];
      },
    },
  };
}
