// A site that is switched off and on, breaks off in the middle of a file, sends other bytes, and gets new versions: all at one address.

import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { copyFile, link, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { root, siteFile, siteFolder } from "./servers.mjs";

const folder = "/some/where/";

export class ChangingSite {
  /** Paths below the site, in the order in which they were asked for. */
  asked = [];
  /** "path" to what is sent in its place: bytes, or { breaksAfter: bytes }. Patterns are tried in turn. */
  instead = [];
  files = siteFolder;
  #server;
  #port = 0;

  async switchOn() {
    this.#server = createServer((request, response) => void this.#answer(request, response));
    await new Promise((ready) => this.#server.listen(this.#port, "127.0.0.1", ready));
    this.#port = this.#server.address().port;
  }

  async switchOff() {
    const server = this.#server;
    this.#server = undefined;
    if (server === undefined) return;
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }

  get port() {
    return this.#port;
  }

  get address() {
    return `http://127.0.0.1:${this.#port}${folder}`;
  }

  async #answer(request, response) {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    if (path === "/favicon.ico") return void response.writeHead(204).end();
    if (!path.startsWith(folder)) return void response.writeHead(404).end();
    const inside = path.slice(folder.length) || "index.html";
    this.asked.push(inside);
    const found = await siteFile(this.files, inside);
    if (found === undefined) return void response.writeHead(404, { "content-type": "text/html" }).end("<!doctype html>not here");
    const other = this.instead.find(([pattern]) => pattern.test(inside))?.[1];
    const headers = { "content-type": found.type, "cache-control": "no-cache" };
    if (other === undefined) return void response.writeHead(200, headers).end(found.bytes);
    if (typeof other === "string") return void response.writeHead(200, headers).end(other);
    response.writeHead(200, { ...headers, "content-length": found.bytes.length });
    response.write(found.bytes.subarray(0, other.breaksAfter), () => setTimeout(() => response.destroy(), 50));
  }
}

/** A copy of the built site with other contents: path to a function of the text that stands there, undefined for none any more. Remove it by
 *  `forget`. */
export async function newVersion(changes) {
  const copy = await mkdtemp(join(tmpdir(), "bengkel-site-"));
  for (const entry of await readdir(siteFolder, { withFileTypes: true, recursive: true })) {
    const from = join(entry.parentPath, entry.name);
    if (!entry.isFile() || from.endsWith(".br")) continue;
    const to = join(copy, relative(siteFolder, from));
    await mkdir(dirname(to), { recursive: true });
    // What is never changed need not be copied.
    if (/\.(wasm|part|zip|tar)$/.test(from)) await link(from, to).catch(() => copyFile(from, to));
    else await copyFile(from, to);
  }
  for (const [path, change] of Object.entries(changes)) {
    const text = await readFile(join(copy, path), "utf8");
    const changed = change(text);
    if (changed === text) throw new Error(`${path} is as it was`);
    if (changed === undefined) await rm(join(copy, path));
    else await writeFile(join(copy, path), changed);
  }
  await promisify(execFile)(process.execPath, [join(root, "build/cli/bengkel.mjs"), "seal-site", copy]);
  return { folder: copy, forget: () => rm(copy, { recursive: true, force: true }) };
}
