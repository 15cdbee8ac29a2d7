// Two loopback servers: the built site exactly as any static host would give it (no special header), and an attacker's
// server that answers everything and logs every touch.

import { createServer } from "node:http";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
export const siteFolder = process.env.BENGKEL_SITE ?? join(root, "build/site");

const types = {
  ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json",
  ".wasm": "application/wasm", ".svg": "image/svg+xml", ".md": "text/markdown; charset=utf-8", ".zip": "application/zip",
  ".webmanifest": "application/manifest+json",
};

export function mediaType(path) {
  return types[extname(path)] ?? "application/octet-stream";
}

/** A file as a static host would send it; undefined when there is none. */
export async function siteFile(folder, path) {
  const inside = normalize(`/${path}`).replace(/\/$/, "/index.html");
  try {
    return { bytes: await readFile(join(folder, inside)), type: mediaType(inside) };
  } catch {
    return undefined;
  }
}

async function listening(server) {
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${server.address().port}`;
}

function closing(server) {
  return () => new Promise((closed) => {
    server.closeAllConnections();
    server.close(closed);
  });
}

/** Serves build/site below `/some/where/`, because a site must work below any path. */
export async function startSite() {
  if (!existsSync(join(siteFolder, "index.html"))) throw new Error("build/site is missing: run ./bengkel build");
  const folder = "/some/where/";
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    // Some pages of a test (a bare picture) have no icon of their own, and then the browser asks for this.
    if (path === "/favicon.ico") return void response.writeHead(204).end();
    const found = path.startsWith(folder) ? await siteFile(siteFolder, path.slice(folder.length)) : undefined;
    if (found !== undefined) response.writeHead(200, { "content-type": found.type }).end(found.bytes);
    else response.writeHead(404, { "content-type": "text/html" }).end("<!doctype html><title>no</title>not here");
  });
  const origin = await listening(server);
  return { address: `${origin}${folder}`, origin, close: closing(server) };
}

/** `hits` has a line for every request and upgrade that reached it, `connections` counts those that were merely opened as well. */
export async function startAttacker() {
  const hits = [];
  const log = { hits, connections: 0 };
  const allow = { "access-control-allow-origin": "*", "access-control-allow-headers": "*" };
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`);
    response.writeHead(200, { ...allow, "content-type": "text/javascript" }).end("0");
  });
  server.on("connection", () => (log.connections += 1));
  server.on("upgrade", (request, socket) => {
    hits.push(`UPGRADE ${request.url}`);
    const key = createHash("sha1").update(`${request.headers["sec-websocket-key"]}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
    socket.write(
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
      `Sec-WebSocket-Accept: ${key.digest("base64")}\r\n\r\n`,
    );
    socket.end();
  });
  const origin = await listening(server);
  return Object.assign(log, { origin, host: origin.slice("http://".length), close: closing(server) });
}
