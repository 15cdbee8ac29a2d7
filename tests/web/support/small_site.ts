// A site of a few bytes, as a page and the service worker meet it: its files by their addresses, its listings, and a link that can be cut.

import { createHash } from "node:crypto";
import { success } from "../../../web/src/base/result.ts";
import { encodeText, type Bytes } from "../../../web/src/protocol/frame.ts";
import type { Instruments } from "../../../web/src/protocol/instruments.ts";
import type { Asset, Catalogue, CatalogueEntry, Engines } from "../../../web/src/protocol/messages.ts";

export const base = "http://site/some/where/";
export const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");
export const hash = (bytes: Bytes) => Promise.resolve(success(sha256(bytes)));

export interface SmallSite {
  readonly files: ReadonlyMap<string, string>;
  readonly catalogue: Catalogue;
  readonly engines: Engines;
  readonly instruments: Instruments;
}

/** `texts`: the task of each lab; its id begins with its language. */
export function smallSite(texts: Readonly<Record<string, string>>, page = "<title>one</title>"): SmallSite {
  const files = new Map<string, string>();
  const place = (url: string, text: string) => {
    files.set(url, text);
    return { url, sha256: sha256(text), bytes: text.length, wireBytes: Math.ceil(text.length / 2) };
  };
  const asset = (url: string, ...texts: readonly string[]): Asset => {
    const parts = texts.map((text, index) => place(texts.length === 1 ? url : `${url}.${index}`, text));
    const sum = (key: "bytes" | "wireBytes") => parts.reduce((all, part) => all + part[key], 0);
    return { sha256: sha256(texts.join("")), bytes: sum("bytes"), wireBytes: sum("wireBytes"), parts };
  };
  const engine = (name: string, ...parts: readonly string[]) => ({
    name, module: asset(`${name}.wasm`, ...parts), library: null, snapshot: { sha256: sha256(`snapshot of ${name}`), bytes: 7 },
  });
  const engines: Engines = {
    core: asset("core.wasm", "the core"), parser: asset("parser.wasm", "the parser"), grammars: {},
    engines: [engine("sql", "the engine of SQL"), engine("javascript", "the engine of ", "JavaScript, in parts")],
  };
  const instruments: Instruments = { shell: asset("shell.wasm", "the shell"), fonts: [] };
  const labs = Object.entries(texts).map(([id, text]): CatalogueEntry => {
    const path = "text.en.md";
    const listed = place(`labs/${id}/${path}`, text);
    return {
      id, version: 1, hash: sha256(text), language: id.split("-")[0] ?? "", packages: [], track: "t", level: "beginner", minutes: 5,
      title: { en: id }, summary: { en: id }, outcomes: { trade: [], computing: [] }, prerequisites: [], locales: { en: { reviewed: true } },
      entry: "main", files: ["main"], data: [], checks: [], hints: [], misconceptions: [], rules: [], rulesAsOf: "", carried: [], solution: null, watch: [],
      fileList: [{ path, sha256: listed.sha256, bytes: listed.bytes }],
    };
  });
  const catalogue: Catalogue = { labs, rules: [] };
  const own = [
    place("index.html", page), place("engines.json", JSON.stringify(engines)), place("instruments.json", JSON.stringify(instruments)),
    place("labs/index.json", JSON.stringify({ format: 1, ...catalogue })),
  ];
  files.set("site.json", JSON.stringify({ format: 1, files: own }));
  return { files, catalogue, engines, instruments };
}

/** Stands in for `fetch`. */
export class Link {
  site: SmallSite;
  readonly asked: string[] = [];
  /** Files that do not arrive. */
  cut: RegExp | undefined;

  constructor(site: SmallSite) {
    this.site = site;
  }

  readonly fetch = (url: string): Promise<Response> => {
    const path = url.slice(base.length);
    this.asked.push(path);
    if (this.cut?.test(path) === true) return Promise.reject(new TypeError("Failed to fetch"));
    const text = this.site.files.get(path);
    return Promise.resolve(text === undefined ? new Response("", { status: 404 }) : new Response(encodeText(text)));
  };
}
