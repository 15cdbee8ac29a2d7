// A learning platform in one server: a page that shows a packaged lab in a frame and offers it an API, by npm's scorm-again held to
// what SCORM 1.2 promises, or by one that misbehaves in a way that is named in the address.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import { mediaType, root } from "./servers.mjs";

const scormAgain = createRequire(import.meta.url).resolve("scorm-again/scorm12").replace(/[^/]*$/, "");

/** Paths to bytes, as `bengkel pack` makes them. */
export async function packed(...given) {
  const folder = await mkdtemp(join(tmpdir(), "bengkel-pack-"));
  try {
    const out = join(folder, "pack.zip");
    await promisify(execFile)(process.execPath, [join(root, "build/cli/bengkel.mjs"), "pack", ...given, "--out", out]);
    return await readFile(out);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The platform's page. What it was told lies in `window.told`, what it keeps (only by a commit) in its session storage. */
const page = (lab) => `<!doctype html><meta charset="utf-8"><title>A learning platform</title><style>html,body,iframe{margin:0;border:0;width:100%;height:100%}</style>
<script src="scorm12.min.js"></script>
<script>
  const query = new URLSearchParams(location.search);
  const mode = query.get("mode") ?? "right";
  const kept = JSON.parse(sessionStorage.getItem("kept") ?? "{}");
  window.told = [];
  function right() {
    const api = new (window.Scorm12API ?? Scorm12API)({ autocommit: false, logLevel: 5 });
    const element = (name) => kept[name];
    api.loadFromJSON({ suspend_data: element("cmi.suspend_data") ?? "", core: {
      student_id: query.get("learner") ?? "s-1", entry: Object.keys(kept).length > 0 ? "resume" : "ab-initio", credit: "credit",
      lesson_mode: query.get("lesson") ?? "normal", lesson_status: element("cmi.core.lesson_status") ?? "not attempted",
      score: { raw: element("cmi.core.score.raw") ?? "" } } }, "cmi");
    return {
      LMSInitialize: (it) => api.LMSInitialize(it),
      LMSGetValue: (name) => api.LMSGetValue(name),
      LMSSetValue(name, value) {
        // What the library lets pass and SCORM does not.
        const isTooLong = name === "cmi.suspend_data" && String(value).length > 4096;
        const answer = typeof value !== "string" || isTooLong ? "false" : api.LMSSetValue(name, value);
        told.push([name, value, answer]);
        if (answer === "true") kept[name] = value;
        return answer;
      },
      LMSCommit(it) {
        told.push(["commit", "", ""]);
        sessionStorage.setItem("kept", JSON.stringify(kept));
        return api.LMSCommit(it);
      },
      LMSFinish(it) {
        sessionStorage.setItem("kept", JSON.stringify(kept));
        sessionStorage.setItem("finished", String(Number(sessionStorage.getItem("finished") ?? 0) + 1));
        return api.LMSFinish(it);
      },
      LMSGetLastError: () => api.LMSGetLastError(),
    };
  }
  window.refused = [];
  /** Interactions are no part of what every platform must have. */
  function withoutInteractions(children) {
    const api = right();
    const isOne = (name) => name.startsWith("cmi.interactions");
    return { ...api,
      LMSGetValue: (name) => (!isOne(name) ? api.LMSGetValue(name) : name.endsWith("_children") ? children : children === "" ? "" : "0"),
      LMSSetValue: (name, value) => (isOne(name) ? (refused.push(name), "false") : api.LMSSetValue(name, value)) };
  }
  function every(answer) {
    return Object.fromEntries(["LMSInitialize", "LMSGetValue", "LMSSetValue", "LMSCommit", "LMSFinish", "LMSGetLastError"].map((name) => [name, answer]));
  }
  const opens = (rest) => ({ ...every(rest), LMSInitialize: () => "true" });
  const kinds = {
    right,
    missing: () => undefined,
    "half-an-api": () => ({ LMSInitialize: () => "true" }),
    "says-false": () => every(() => "false"),
    "says-false-later": () => opens(() => "false"),
    throws: () => every(() => { throw new Error("the platform broke"); }),
    "throws-later": () => opens(() => { throw { toString() { throw 1; } }; }),
    "wrong-types": () => opens(() => ({ valueOf: () => 1, length: -1 })),
    nothing: () => opens(() => undefined),
    "huge-strings": () => opens(() => "bengkel1:" + "A".repeat(2 ** 26)),
    "no-interactions": () => withoutInteractions(""),
    "refuses-interactions": () => withoutInteractions("id,time,type,weighting,result"),
    cuts: () => {
      const api = right();
      return { ...api, LMSGetValue: (name) => (name === "cmi.suspend_data" ? api.LMSGetValue(name).slice(0, 40) : api.LMSGetValue(name)) };
    },
  };
  window.API = kinds[mode]();
</script>
<iframe id="sco" src="package/lab-${lab}.html" allow="fullscreen"></iframe>`;

export async function startLms(lab, zip) {
  const files = new Map(Object.entries(unzipSync(zip)));
  const folder = "/mod/scorm/";
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    const send = (bytes, type) => response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(bytes);
    const inside = decodeURIComponent(pathname.slice(folder.length));
    if (pathname === "/favicon.ico") return void response.writeHead(204).end();
    if (pathname === `${folder}player.html`) return void send(page(lab), "text/html");
    if (pathname === `${folder}away.html`) return void send("<!doctype html><title>away</title>", "text/html");
    if (pathname === `${folder}scorm12.min.js`) return void send(await readFile(`${scormAgain}scorm12.min.js`), "text/javascript");
    const bytes = inside.startsWith("package/") ? files.get(inside.slice("package/".length)) : undefined;
    if (bytes === undefined) response.writeHead(404).end("not here");
    else send(bytes, mediaType(inside));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${server.address().port}${folder}`;
  return {
    files, player: `${address}player.html`, away: `${address}away.html`, page: `${address}package/lab-${lab}.html`,
    close: () => new Promise((closed) => {
      server.closeAllConnections();
      server.close(closed);
    }),
  };
}
