// The service worker of the site: answers for the files that the page itself is made of (site.json), from this device, each checked
// before it is handed out, in one version at a time. Labs and engines are none of its business: the page asks for those by their hash and
// checks them itself. A new version is looked for when a page says so, and takes over when a page says so (session/site_update.ts).

/// <reference lib="webworker" />

import { printProblem, type Problem } from "./base/problem.ts";
import { noPage } from "./no_page.ts";
import type { SiteList } from "./protocol/messages.ts";
import { isSiteRequest, type SiteNews, type SiteReply, type SiteRequest } from "./protocol/site_messages.ts";
import { browserHash } from "./session/fetching.ts";
import { KeptFiles } from "./session/kept_files.ts";
import { keptSite } from "./session/kept_site.ts";
import { SiteFiles } from "./session/site_files.ts";
import { SiteUpdate } from "./session/site_update.ts";

declare const self: ServiceWorkerGlobalScope;

const base = new URL("./", self.location.href).href;
const kept = new KeptFiles(base);
const files = new SiteFiles(base, kept);
const hash = browserHash();
const mediaTypes: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8", json: "application/json",
  svg: "image/svg+xml", png: "image/png", webmanifest: "application/manifest+json",
};

/** Of the version in use; it stays in memory while this worker lives. */
let current: Promise<SiteList | undefined> | undefined;

function update(): SiteUpdate {
  if (hash === undefined) throw new Error("a service worker without SHA-256");
  return new SiteUpdate(base, kept, hash);
}

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    // A newer worker serves the version that is in use; the first one has to bring one.
    if (await keptSite(kept, "current") === undefined) {
      const looked = await update().look();
      if (!looked.ok) {
        const [first] = looked.problems;
        if (first?.code === "site.wrong-hash") await tellAll({ type: "refused", file: first.place.file });
        throw new Error(looked.problems.map((it) => printProblem(it)).join("\n"));
      }
    }
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = request.url.startsWith(base) ? request.url.slice(base.length).split(/[?#]/)[0] : undefined;
  if (path === undefined || request.method !== "GET" || isContent(path)) return;
  event.respondWith(answer(request, path === "" ? "index.html" : path));
});

/** What the page fetches by its hash. */
function isContent(path: string): boolean {
  return /^labs\/.+\//.test(path) || /-[0-9a-f]{16}\.(wasm|zip|tar|ttf|part)$/.test(path);
}

async function answer(request: Request, path: string): Promise<Response> {
  const site = await (current ??= keptSite(kept, "current"));
  const file = site?.files.find(({ url }) => url === path);
  if (file === undefined || hash === undefined) return passed(request);
  const came = await files.obtain(file, hash);
  if (came.ok) {
    const type = mediaTypes[path.split(".").at(-1) ?? ""] ?? "application/octet-stream";
    return new Response(came.value, { headers: { "content-type": type } });
  }
  const isReached = came.problems[0]?.code !== "site.unreachable";
  if (isReached && await mended()) return answer(request, path);
  if (isReached) await tellAll({ type: "refused", file: path });
  return request.mode === "navigate" ? nothing(isReached ? "refused" : "unreachable") : Response.error();
}

/** A file that is damaged here and gone from the site belongs to a version that nobody can have whole any more. True: another one
 *  took over. */
async function mended(): Promise<boolean> {
  const looked = await update().look();
  if (!looked.ok || looked.value.is === "current") return false;
  const taken = await update().takeAsItIs();
  current = undefined;
  if (taken.ok) await tellAll({ type: "taken" });
  return taken.ok;
}

async function passed(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    return request.mode === "navigate" ? nothing("unreachable") : Response.error();
  }
}

function nothing(why: "refused" | "unreachable"): Response {
  return noPage(why, base, self.navigator.languages);
}

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (port === undefined || !isSiteRequest(event.data)) return;
  event.waitUntil(serve(event.data, (reply) => port.postMessage(reply)));
});

async function serve(request: SiteRequest, reply: (reply: SiteReply) => void): Promise<void> {
  if (request.type === "look") {
    const looked = await update().look();
    current = undefined;
    if (!looked.ok) return reply(failed(looked.problems));
    return reply(looked.value.is === "ready" ? { type: "ready", wireBytes: looked.value.wireBytes } : { type: "current" });
  }
  const taken = await update().take((progress) => reply({ type: "progress", ...progress }));
  if (!taken.ok) return reply(failed(taken.problems));
  current = undefined;
  reply({ type: "taken" });
  await tellAll({ type: "taken" });
}

function failed([first]: readonly Problem[]): SiteReply {
  return { type: "failed", code: first?.code ?? "", message: first?.message ?? "", file: first?.place.file ?? "" };
}

async function tellAll(news: SiteNews): Promise<void> {
  for (const client of await self.clients.matchAll({ type: "window", includeUncontrolled: true })) client.postMessage(news);
}
