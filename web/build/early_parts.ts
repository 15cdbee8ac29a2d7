// What every visit needs is named in index.html itself, so that a browser asks for it at once: the page's own code, which start.ts
// imports, and the list of labs, which that code reads. On a lab's address also what only its page needs: that address is known to
// nobody but the browser, so a line of code in the head asks.

import { createHash } from "node:crypto";
import type { HtmlTagDescriptor, Plugin, Rolldown } from "vite";

const labs = "./labs/list.json";

/** Whoever came before has all of it on the device, the lab's listing too. Whoever has not reads the task while the editor is on its way. */
const askAhead = ({ page, editor, styles }: Readonly<Record<"page" | "editor" | "styles", readonly string[]>>): string => `{
  const lab = /^#[/]lab[/]([a-z0-9-]+)/.exec(location.hash)?.[1];
  const ask = (given) => document.head.append(Object.assign(document.createElement("link"), { crossOrigin: "", ...given }));
  if (lab !== undefined) {
    for (const href of ${JSON.stringify(page)}) ask({ rel: "modulepreload", href });
    for (const href of ${JSON.stringify(styles)}) ask({ rel: "preload", as: "style", href });
    if (navigator.serviceWorker?.controller == null) {
      for (const name of ["listing", "shown"]) ask({ rel: "preload", as: "fetch", href: \`./labs/\${lab}/\${name}.json\` });
    } else for (const href of ${JSON.stringify(editor)}) ask({ rel: "modulepreload", href });
  }
}`;

export function earlyParts(): Plugin {
  return {
    name: "bengkel:early-parts",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle, path }) {
        if (path !== "/index.html" || bundle === undefined) return [];
        const chunks = Object.values(bundle).filter((it) => it.type === "chunk");
        const named = (name: string): Rolldown.OutputChunk => {
          const chunk = chunks.find((it) => it.name === name);
          if (chunk === undefined) throw new Error(`there is no chunk named ${name}`);
          return chunk;
        };
        const page = named("page");
        const asked = new Set<string>([page.fileName]);
        /** The chunk and what it imports, as far as nobody has asked for it. */
        const closure = (fileName: string): readonly Rolldown.OutputChunk[] => {
          const chunk = chunks.find((it) => it.fileName === fileName);
          if (chunk === undefined || asked.has(fileName) || html.includes(fileName)) return [];
          asked.add(fileName);
          return [chunk, ...chunk.imports.flatMap(closure)];
        };
        const address = (name: string): string => `./${name}`;
        const parts = closure(named("lab_page").fileName);
        const editor = closure(named("editor_view").fileName);
        const script = askAhead({
          page: parts.map(({ fileName }) => address(fileName)),
          editor: editor.map(({ fileName }) => address(fileName)),
          styles: [...new Set(parts.flatMap((it) => [...it.viteMetadata?.importedCss ?? []]))].map(address),
        });
        const hash = createHash("sha256").update(script, "utf8").digest("base64");
        const marked = html
          .replace("script-src 'self'", (it) => `${it} 'sha256-${hash}'`)
          .replace(/<meta name="listings"[^>]*>/, (it) => `${it}\n    <script>${script}</script>`);
        if (!marked.includes(hash) || !marked.includes(script)) throw new Error("index.html has no policy or no listings, where what comes early is named");
        const link = (attrs: Record<string, string | true>): HtmlTagDescriptor => ({ tag: "link", attrs: { crossorigin: true, ...attrs }, injectTo: "head" });
        return {
          html: marked,
          tags: [link({ rel: "modulepreload", href: `./${page.fileName}` }), link({ rel: "preload", as: "fetch", href: labs })],
        };
      },
    },
  };
}
