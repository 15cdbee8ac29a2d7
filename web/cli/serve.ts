// bengkel serve [--port N]: the built site, for this machine only. Anything that serves files would do; this adds compressed
// transfer and caching that suits hashed names.

import { createReadStream, realpathSync } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";
import { pipeline } from "node:stream";
import { parseArguments } from "./arguments.ts";
import { built, engineFile, places } from "./places.ts";
import { UsageError } from "./usage_error.ts";

const firstPort = 8080;
const portsTried = 50;

const mimeTypes: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".wasm": "application/wasm",
  ".zip": "application/zip",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".md": "text/markdown; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".py": "text/plain; charset=utf-8",
};

const encodings = [["br", ".br"], ["gzip", ".gz"]] as const;

/** Serves the files below `folder`. GET and HEAD only; no path leads out of the folder. */
export function siteServer(folder: string): Server {
  const root = realpathSync(folder);
  return createServer((request, response) => {
    answer(root, request, response).catch(() => refuse(response, 500, "something went wrong"));
  });
}

/** The file that an address means; undefined when it is no plain path below the root. */
export function pathOf(address: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(address.split(/[?#]/)[0] ?? "");
  } catch {
    return undefined;
  }
  if (!path.startsWith("/") || /[\0\\]/.test(path)) return undefined;
  const parts = path.slice(1).split("/");
  if (parts.at(-1) === "") parts[parts.length - 1] = "index.html";
  return parts.some((part) => part === "" || part.startsWith(".")) ? undefined : parts.join("/");
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader("X-Content-Type-Options", "nosniff");
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    return refuse(response, 405, "only GET and HEAD");
  }
  const path = pathOf(request.url ?? "");
  const file = path === undefined ? undefined : await regularFile(root, path);
  if (path === undefined || file === undefined) return refuse(response, 404, "there is no such file");

  const accepted = acceptedEncodings(request.headers["accept-encoding"]);
  let sent = file;
  response.setHeader("Vary", "Accept-Encoding");
  for (const [encoding, suffix] of encodings) {
    const compressed = accepted.has(encoding) ? await regularFile(root, `${path}${suffix}`) : undefined;
    if (compressed === undefined) continue;
    response.setHeader("Content-Encoding", encoding);
    sent = compressed;
    break;
  }
  const tag = `"${sent.size.toString(36)}-${Math.round(sent.modifiedMs).toString(36)}"`;
  response.setHeader("ETag", tag);
  response.setHeader("Content-Type", mimeTypes[extname(path)] ?? "application/octet-stream");
  response.setHeader("Cache-Control", hasHashedName(path) ? "public, max-age=31536000, immutable" : "no-cache");
  if (request.headers["if-none-match"] === tag) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader("Content-Length", sent.size);
  response.writeHead(200);
  if (request.method === "HEAD") response.end();
  else pipeline(createReadStream(sent.path), response, () => undefined);
}

interface Found {
  readonly path: string;
  readonly size: number;
  readonly modifiedMs: number;
}

async function regularFile(root: string, path: string): Promise<Found | undefined> {
  try {
    const real = realpathSync(join(root, path));
    const found = await stat(real);
    if (!real.startsWith(root + sep) || !found.isFile()) return undefined;
    return { path: real, size: found.size, modifiedMs: found.mtimeMs };
  } catch {
    return undefined;
  }
}

/** Those not refused by a weight of zero. */
function acceptedEncodings(header: string | string[] | undefined): ReadonlySet<string> {
  const accepted = new Set<string>();
  for (const item of String(header ?? "").split(",")) {
    const [name = "", ...parameters] = item.trim().toLowerCase().split(/\s*;\s*/);
    if (!parameters.some((it) => /^q=0(\.0*)?$/.test(it))) accepted.add(name);
  }
  return accepted;
}

/** Names that change with their content: Vite's assets and our engines. */
function hasHashedName(path: string): boolean {
  return /^assets\/.+-[\w-]{8}\.\w+$/.test(path) || engineFile.test(path);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  if (!response.headersSent) response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}

/** The port that was taken; undefined when `port` is in use. */
export function listen(server: Server, port: number): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(undefined);
      else reject(error);
    };
    server.once("error", failed);
    server.listen(port, "127.0.0.1", () => {
      server.off("error", failed);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

export async function serve(given: readonly string[]): Promise<number> {
  const { words, values } = parseArguments(given, { values: ["--port"] });
  if (words.length > 0) throw new UsageError(`serve takes no ${words[0] ?? ""}`);
  const wanted = values.get("--port");
  if (wanted !== undefined && !(/^\d{1,5}$/.test(wanted) && Number(wanted) <= 65_535)) {
    throw new UsageError(`--port wants a number up to 65535, not ${wanted}`);
  }
  built(join(places.site, "index.html"));
  const ports = wanted !== undefined ? [Number(wanted)] : Array.from({ length: portsTried }, (_, index) => firstPort + index);
  for (const port of ports) {
    const server = siteServer(places.site);
    const taken = await listen(server, port);
    if (taken === undefined) continue;
    console.log(`Bengkel is at http://127.0.0.1:${taken}/ (Ctrl-C ends it)`);
    await new Promise<void>((resolve) => {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
    });
    server.closeAllConnections();
    server.close();
    return 0;
  }
  throw new UsageError(wanted !== undefined ? `port ${wanted} is in use` : `no port from ${firstPort} on is free`);
}
