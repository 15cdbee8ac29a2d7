// What `bengkel pack` makes for a host and for a stick: the site below another path, and labs that come from a file instead of the link.

import { mkdtemp, rm, writeFile, mkdir } from "node:fs/promises";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, afterEach, before, beforeEach } from "node:test";
import { strToU8, unzipSync, zipSync } from "fflate";
import { ChangingSite } from "./support/changing_site.mjs";
import { answer, assert, check, editor, labFile, pageTest, sees, setCode, useBrowser, words } from "./support/browser.mjs";
import { packed } from "./support/lms.mjs";

useBrowser();
const say = await words();
const lab = "bought-together";
let site;
let home;
let carried;
before(async () => {
  home = await mkdtemp(join(tmpdir(), "bengkel-packed-"));
  carried = await packed("offline", lab);
});
after(() => rm(home, { recursive: true, force: true }));
beforeEach(async () => {
  site = new ChangingSite();
  await site.switchOn();
});
afterEach(() => site.switchOff());

async function settles(page) {
  await page.waitForFunction(async () => (await navigator.serviceWorker.ready).active?.state === "activated" && navigator.serviceWorker.controller !== null);
}

async function solves(page) {
  await page.goto(`${site.address}#/lab/${lab}`);
  await editor(page).waitFor();
  await answer(page, lab);
  await setCode(page, await labFile(`${lab}/attempts/passes/two_maps_in_one_pass.js`));
  await check(page);
  await sees(page, say["results.passed"]);
}

pageTest("a packed site is graded on below any path, and then without its server", { serviceWorkers: "allow", expectsErrors: /ERR_CONNECTION_REFUSED|Failed to fetch/ }, async (page) => {
  for (const [path, bytes] of Object.entries(unzipSync(await packed("site")))) {
    await mkdir(dirname(join(home, "site", path)), { recursive: true });
    await writeFile(join(home, "site", path), bytes);
  }
  site.files = join(home, "site");
  await solves(page);
  await page.locator(".task .whole").waitFor();
  await settles(page);
  await page.goto("about:blank");
  await site.switchOff();
  await solves(page);
});

/** The file is chosen on the front page, where nothing of the lab or its engine can come over the link. */
async function takesIn(page, bytes, name = "labs.zip") {
  const path = join(home, name);
  await writeFile(path, bytes);
  site.instead = [[/^labs\/.+\/|-[0-9a-f]{16}\.(wasm|zip|tar|ttf|part)$/, "no such link"]];
  await page.goto(site.address);
  await page.locator(".pack-file").waitFor();
  await settles(page);
  await page.locator('.pack-file input[type="file"]').setInputFiles(path);
}

pageTest("labs that came on a stick are graded with the server off", { serviceWorkers: "allow", expectsErrors: /ERR_CONNECTION_REFUSED|Failed to fetch/ }, async (page) => {
  await takesIn(page, carried);
  await sees(page, say["packs.file.whole"]);
  await site.switchOff();
  await solves(page);
});

/** The same archive with other contents: path to bytes, undefined takes it out. */
function changed(changes) {
  const files = { ...unzipSync(carried), ...changes };
  return zipSync(Object.fromEntries(Object.entries(files).filter(([, bytes]) => bytes !== undefined)));
}
const list = () => JSON.parse(new TextDecoder().decode(unzipSync(carried)["bengkel-offline.json"]));
const module = () => list().files.find(({ url }) => url.startsWith("javascript-")).url;
const hollow = new Uint8Array(2_000_000);

for (const [name, file, key] of [
  ["a file that is no archive", () => strToU8("%PDF-1.7 nothing of ours"), "packs.file.not-ours"],
  ["an empty file", () => new Uint8Array(0), "packs.file.not-ours"],
  ["an archive of something else", () => zipSync({ "holiday.txt": strToU8("sea") }), "packs.file.not-ours"],
  ["a list that unpacks without end", () => zipSync({ "bengkel-offline.json": new Uint8Array(64_000_000) }), "packs.file.not-ours"],
  ["a pack of a newer form", () => changed({ "bengkel-offline.json": strToU8(JSON.stringify({ format: 2 })) }), "packs.file.newer"],
  ["a pack whose list is broken", () => changed({ "bengkel-offline.json": strToU8('{"format":1,"labs":7}') }), "packs.file.damaged"],
  ["a pack of another site", () => changed({ "bengkel-offline.json": strToU8(JSON.stringify({ ...list(), labs: ["not-here"] })) }), "packs.file.other-site"],
  ["an engine with one other byte", () => changed({ [module()]: unzipSync(carried)[module()].map((byte, at) => (at === 5_000 ? byte ^ 1 : byte)) }), "packs.file.damaged"],
  ["an engine that is longer than it may be", () => changed({ [module()]: hollow }), "packs.file.damaged"],
  ["a pack that was cut off", () => carried.subarray(0, carried.length / 2), "packs.file.damaged"],
  ["a pack for another version of the site", () => {
    const files = list().files.map((it) => (it.url.endsWith("text.en.md") ? { ...it, sha256: createHash("sha256").update("other").digest("hex") } : it));
    return changed({ "bengkel-offline.json": strToU8(JSON.stringify({ ...list(), files })) });
  }, "packs.file.part"],
]) {
  pageTest(`told in one sentence: ${name}`, { serviceWorkers: "allow" }, async (page) => {
    await takesIn(page, file());
    await sees(page, say[key]);
    assert.equal(await page.locator(".pack-file .notice").count(), 1);
    assert.equal(await page.locator('[data-pack="javascript"].pack-whole').count(), 0);
  });
}
