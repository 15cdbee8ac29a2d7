// Without a connection: the server is really switched off. What was opened or taken along works, grading included; what breaks is told,
// thrown away and fetched again; a new version of the site changes nothing before somebody says so.

import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { after, afterEach, beforeEach } from "node:test";
import { ChangingSite, newVersion } from "./support/changing_site.mjs";
import { answer, assert, check, code, editor, labFile, pageTest, run, sees, setCode, useBrowser, words } from "./support/browser.mjs";

useBrowser();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const say = await words();
let site;
const versions = [];
beforeEach(async () => {
  site = new ChangingSite();
  await site.switchOn();
});
afterEach(() => site.switchOff());
after(async () => {
  for (const version of versions) await version.forget();
});

async function version(changes) {
  const made = await newVersion(changes);
  versions.push(made);
  return made.folder;
}

function offlineTest(name, options, body) {
  pageTest(name, { serviceWorkers: "allow", ...options }, body);
}

async function open(page, lab) {
  await page.goto(`${site.address}#/lab/${lab}`);
  await editor(page).waitFor();
}

/** The service worker has the page, and nothing is under way. */
async function settles(page) {
  await page.waitForFunction(async () => {
    const { active } = await navigator.serviceWorker.ready;
    return active?.state === "activated" && navigator.serviceWorker.controller !== null;
  });
}

async function isWhole(page) {
  await page.locator(".task .whole").waitFor();
  await settles(page);
}

async function solves(page, lab, attempt) {
  await setCode(page, await labFile(`${lab}/attempts/passes/${attempt}`));
  await check(page);
  await sees(page, say["results.passed"]);
}

/** What keeps people out, as far as a machine can tell. */
async function faults(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(", ")}`);
}

const pack = (page, id) => page.locator(`[data-pack="${id}"]`);
const button = (where, name) => where.getByRole("button", { name });
const whole = (page, id) => page.locator(`[data-pack="${id}"].pack-whole`).waitFor();

/** Bytes of files that are kept, by what the page's own store says. */
async function keptBytes(page) {
  return page.evaluate(async () => {
    let sum = 0;
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      // A record may go while it is counted.
      for (const request of await cache.keys()) sum += (await (await cache.match(request))?.arrayBuffer())?.byteLength ?? 0;
    }
    return sum;
  });
}

offlineTest("labs that were opened run and are graded with the server off", { expectsErrors: /ERR_CONNECTION_REFUSED|Failed to fetch/ }, async (page) => {
  await open(page, "lvg-checkout");
  await isWhole(page);
  await open(page, "bought-together");
  await isWhole(page);
  await page.goto("about:blank");
  await site.switchOff();
  await open(page, "lvg-checkout");
  await setCode(page, "print('still here')\n");
  await run(page);
  await sees(page, "still here");
  await solves(page, "lvg-checkout", "loops.py");
  await page.goto(`${site.address}#/lab/bought-together`);
  await page.getByRole("heading", { name: JSON.parse(await labFile("bought-together/lab.json")).title.en }).waitFor();
  await answer(page, "bought-together");
  await solves(page, "bought-together", "two_maps_in_one_pass.js");
  // A lab that is not here says so, and the list still stands.
  await page.goto(`${site.address}#/lab/stock-ledger`);
  await sees(page, say["lab.failed"]);
  await page.goto(`${site.address}#/`);
  await sees(page, say["packs.title"]);
});

offlineTest("a pack that breaks off goes on where it stopped, works without the server, and can be given up", { expectsErrors: true }, async (page) => {
  await page.goto(site.address);
  await pack(page, "sql").waitFor();
  await settles(page);
  assert.match(await pack(page, "sql").innerText(), /\d+ labs?[\s\S]*about [\d.]+\sMB to fetch, [\d.]+\sMB on the device/);
  const before = await keptBytes(page);
  site.instead = [[/^sql-[0-9a-f]{16}\.wasm$/, { breaksAfter: 300_000 }]];
  await button(pack(page, "sql"), /^Take along/).click();
  await sees(page, say["packs.failed"]);
  const came = new Set(site.asked.filter((path) => /^labs\/.+\//.test(path) || /^(core|parser|sql-grammar)-/.test(path)));
  assert.ok(came.size > 5);
  site.instead = [];
  site.asked.length = 0;
  await button(pack(page, "sql"), /^Fetch the rest/).click();
  await whole(page, "sql");
  assert.ok(site.asked.some((path) => /^sql-[0-9a-f]{16}\.wasm$/.test(path)));
  assert.deepEqual(site.asked.filter((path) => came.has(path)), []);

  await site.switchOff();
  await page.reload();
  await whole(page, "sql");
  await page.goto(`${site.address}#/lab/joins-at-the-counter`);
  await editor(page).waitFor();
  await setCode(page, "SELECT 6 * 7 AS answer;\n");
  await run(page);
  await sees(page, "42");
  await check(page);
  await page.locator(".check").first().waitFor();

  await page.goto(`${site.address}#/`);
  await button(pack(page, "sql"), /^Remove/).click();
  await button(pack(page, "sql"), /^Take along/).waitFor();
  const left = await keptBytes(page);
  assert.ok(left < before + 200_000, `${before} bytes before, ${left} left`);
});

offlineTest("a file that was damaged here is fetched again, and one that is wrong everywhere is refused", { expectsErrors: true }, async (page) => {
  await open(page, "lvg-checkout");
  await isWhole(page);
  const damage = (pattern) => page.evaluate(async (wanted) => {
    const site = await (await fetch("site.json")).json();
    const { sha256, url } = site.files.find((file) => new RegExp(wanted).test(file.url));
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) if (request.url.endsWith(sha256)) await cache.put(request, new Response("alert('not ours')"));
    }
    return url;
  }, pattern);
  site.asked.length = 0;
  const damaged = await damage("^assets/lab_page");
  await page.reload();
  await editor(page).waitFor();
  assert.ok(site.asked.includes(damaged));

  const wrong = await damage("^assets/lab_page");
  site.instead = [[new RegExp(wrong), "document.title = 'hacked'"]];
  await page.reload();
  await sees(page, say["trouble.wrong-hash"]);
  assert.notEqual(await page.title(), "hacked");
  assert.equal(site.asked.filter((path) => path === wrong).length >= 2, true);
  // The page itself wrong everywhere: one message in its place, and nothing of it is used.
  await damage("^index.html");
  site.instead = [[/^index\.html$/, "<!doctype html><title>hacked</title>"]];
  await page.reload();
  await sees(page, "A file did not arrive as it was published");
  assert.notEqual(await page.title(), "hacked");
  site.instead = [];
  await page.reload();
  await editor(page).waitFor();
});

offlineTest("a new version changes nothing before it is asked for, then everything, in every tab", { expectsErrors: /ERR_CONNECTION_REFUSED|Failed to fetch/ }, async (page, context) => {
  const text = "labs/lvg-checkout/text.en.md";
  const newer = await version({
    [text]: (it) => `${it}\nThis sentence is new.\n`,
    "index.html": (it) => it.replace("<title>Bengkel</title>", "<title>Bengkel</title><meta name=\"generation\" content=\"2\">"),
  });
  const generation = (tab) => tab.locator("meta[name=generation]").count();
  await open(page, "lvg-checkout");
  await isWhole(page);
  const other = await context.newPage();
  await open(other, "stock-ledger");
  await isWhole(other);
  site.files = newer;
  await page.reload();
  await page.locator("#update").waitFor();
  assert.equal(await generation(page), 0);
  assert.equal(await page.getByText("This sentence is new.").count(), 0);
  // Closing every tab is no consent either.
  const again = await context.newPage();
  await Promise.all([page.close(), other.close()]);
  await open(again, "lvg-checkout");
  const beside = await context.newPage();
  await open(beside, "stock-ledger");
  assert.equal(await generation(again), 0);
  await again.locator("#update").waitFor();
  assert.match(await again.locator("#update").innerText(), /about [\d.]+\sMB more/);
  await again.getByRole("button", { name: say["update.take"] }).click();
  await again.getByText("This sentence is new.").waitFor();
  assert.equal(await generation(again), 1);
  await beside.locator("meta[name=generation]").waitFor({ state: "attached" });
  // What worked without the server still does.
  await again.goto("about:blank");
  await site.switchOff();
  await open(again, "lvg-checkout");
  await again.getByText("This sentence is new.").waitFor();
  await run(again);
  await again.locator(".ended").waitFor();
  assert.equal(await again.locator("#update").count(), 0);
});

offlineTest("a new version that does not arrive whole is never used", { expectsErrors: true }, async (page) => {
  const newer = await version({ "index.html": (it) => it.replace("<title>Bengkel</title>", "<title>Newer</title>") });
  await open(page, "lvg-checkout");
  await isWhole(page);
  site.files = newer;
  site.instead = [[/^index\.html$/, { breaksAfter: 100 }]];
  await page.reload();
  await isWhole(page);
  await page.waitForTimeout(4000);
  assert.equal(await page.locator("#update").count(), 0);
  await site.switchOff();
  await page.reload();
  await isWhole(page);
  site.instead = [];
  await site.switchOn();
  await page.reload();
  await page.locator("#update").waitFor();
});

offlineTest("a lab that changed asks what becomes of the work in it, and loses none", {}, async (page) => {
  const lab = "lvg-checkout";
  const newer = await version({
    [`labs/${lab}/text.en.md`]: (it) => `${it}\nThis sentence is new.\n`,
    [`labs/${lab}/starter/main.py`]: (it) => `# a newer beginning\n${it}`,
  });
  await open(page, lab);
  await isWhole(page);
  await setCode(page, "mine = 1\n");
  await page.locator(".save-saved").waitFor();
  site.files = newer;
  await page.reload();
  await page.locator("#update").waitFor();
  await page.getByRole("button", { name: say["update.take"] }).click();

  await sees(page, say["versions.title"]);
  await sees(page, say["versions.changed.text"]);
  await sees(page, say["versions.changed.starter"]);
  assert.deepEqual(await faults(page), []);
  assert.equal(await page.getByText(say["versions.changed.data"]).count(), 0);
  await page.getByRole("button", { name: say["versions.compare"] }).click();
  assert.match(await page.locator("ins").first().innerText(), /This sentence is new/);
  assert.match(await page.locator(".diff").nth(1).innerText(), /\+ # a newer beginning/);
  assert.match(await page.locator(".diff").nth(2).innerText(), /\+ mine = 1/);

  await page.getByRole("button", { name: say["versions.keep.do"] }).click();
  await editor(page).waitFor();
  assert.match(await code(page), /^mine = 1/);
  assert.equal(await page.getByText("This sentence is new.").count(), 0);
  await sees(page, say["versions.kept"]);
  await setCode(page, "mine = 2\n");
  await page.locator(".save-saved").waitFor();
  await run(page);
  await page.locator(".ended").waitFor();
  // It stays so, without being asked again.
  await page.reload();
  await editor(page).waitFor();
  assert.match(await code(page), /^mine = 2/);

  await page.getByRole("button", { name: say["versions.look"] }).click();
  await page.getByRole("button", { name: say["versions.new.do"] }).click();
  await page.getByText("This sentence is new.").waitFor();
  assert.match(await code(page), /^mine = 2/);
  await setCode(page, "mine = 3\n");
  await page.locator(".save-saved").waitFor();
  await page.reload();
  await page.getByText("This sentence is new.").waitFor();
  assert.match(await code(page), /^mine = 3/);
  // What was written for the version before is still there, and one can go back to it.
  await page.getByText(say["versions.earlier"]).click();
  await page.getByRole("button", { name: say["versions.back"] }).click();
  await sees(page, say["versions.kept"]);
  assert.match(await code(page), /^mine = 2/);
  await page.getByText(say["versions.earlier"]).waitFor();
});

offlineTest("over plain http the page says that it keeps no labs", { expectsErrors: /Cross-Origin-Opener-Policy/ }, async (page) => {
  await page.goto(`http://bengkel.test:${site.port}/some/where/`);
  await sees(page, say["packs.plain-http"]);
  await page.goto(`http://bengkel.test:${site.port}/some/where/#/lab/lvg-checkout`);
  await editor(page).waitFor();
  assert.equal(await page.locator(".whole").count(), 0);
});

offlineTest("the site can be installed", {}, async (page, context) => {
  await open(page, "lvg-checkout");
  await isWhole(page);
  const devtools = await context.newCDPSession(page);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  // A window without a profile on disk is never offered it.
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((it) => it !== "in-incognito"), []);
  const { errors } = await devtools.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
});

offlineTest("C++ compiles and is graded with the server off, once its pack is here", { expectsErrors: /ERR_CONNECTION_REFUSED|Failed to fetch/ }, async (page) => {
  await page.goto(site.address);
  await button(pack(page, "cpp"), /^Take along/).click();
  await pack(page, "cpp").locator("progress").waitFor();
  await whole(page, "cpp");
  await settles(page);
  await page.goto("about:blank");
  await site.switchOff();
  await open(page, "money-that-cannot-lie");
  await page.locator(".engine-ready").waitFor({ state: "attached" });
  assert.equal(await page.locator("#engine-offer").count(), 0);
  await answer(page, "money-that-cannot-lie");
  await solves(page, "money-that-cannot-lie", "quotient_and_rest.cpp");
});

offlineTest("a course is taken along from its own page, and its labs stand without the server", { expectsErrors: true }, async (page) => {
  await page.goto(`${site.address}#/course/sql-for-trade-data`);
  const row = pack(page, "course-sql-for-trade-data");
  await row.waitFor();
  await settles(page);
  assert.match(await row.innerText(), /\d+ labs?[\s\S]*about [\d.]+\sMB to fetch, [\d.]+\sMB on the device/);
  await button(row, /^Take along/).click();
  await whole(page, "course-sql-for-trade-data");
  await site.switchOff();
  await page.reload();
  await whole(page, "course-sql-for-trade-data");
  const { labs } = JSON.parse(await labFile("courses/sql-for-trade-data.json"));
  await page.goto(`${site.address}#/lab/${labs.at(-1)}`);
  await editor(page).waitFor();
  await setCode(page, "SELECT 6 * 7 AS answer;\n");
  await run(page);
  await sees(page, "42");
});
