// My work: every try is kept and can be had again, all of it fits into one file, and a file that is not right changes nothing.

import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  assert, check, code, editor, labFile, openLab, pageTest, patience, run, sees, seesSaved, setCode, siteAddress, useBrowser, words,
} from "./support/browser.mjs";

useBrowser();
const lab = "lvg-checkout";
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const wrong = await labFile(`${lab}/attempts/fails/less-than/below_500.py`);
const right = await labFile(`${lab}/attempts/passes/loops.py`);
const say = await words();

const history = (page) => page.locator(".history").filter({ hasText: "Low-value goods at the checkout" });
const entries = (page) => history(page).locator(".entry");

async function openWork(page) {
  await page.goto(`${siteAddress()}#/work`);
  await page.getByRole("heading", { level: 1, name: say["app.my-work"] }).waitFor();
}

async function openHistory(page) {
  await openWork(page);
  await history(page).locator("summary").first().click();
  await entries(page).first().waitFor();
}

/** A wrong check, a right one. */
async function solve(page) {
  await openLab(page, lab);
  await setCode(page, wrong);
  await check(page);
  await sees(page, say["results.failed"]);
  await setCode(page, right);
  await check(page);
  await sees(page, say["results.passed"]);
  await page.locator(".last-try").waitFor();
}

/** The file of everything. */
async function takeAll(page) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: say["work.export"] }).first().click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), "utf8") };
}

async function choose(page, text, name = "work.json") {
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

pageTest("each check and run is kept, compared with the one before it, looked at and restored", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, "print('first idea')\n");
  await run(page);
  await sees(page, "Your program finished.");
  await run(page);
  await sees(page, "Your program finished.");
  await setCode(page, wrong);
  await check(page);
  await sees(page, say["results.failed"]);
  assert.equal(await page.locator(".last-try").count(), 0, "there was no check before it");
  await setCode(page, right);
  await check(page);
  await sees(page, say["results.passed"]);
  await page.locator(".last-try summary").click();
  await page.locator(".last-try").getByText(/^Your last try: \d+ of \d+ points$/).waitFor();
  await page.locator(".change-added").first().waitFor();
  const changes = await page.locator(".change-lines").innerText();
  assert.match(changes, /−\s*removed\s+return price_sen < THRESHOLD/);
  assert.match(changes, /\+\s*added\s+return price_sen <= THRESHOLD/);

  await openHistory(page);
  const kinds = await entries(page).locator(".entry-kind").allInnerTexts();
  assert.deepEqual(kinds.map((it) => it.split(" · ")[0]), ["Check", "Check", "Run"], "the second run of the same code is no other");
  assert.match(kinds[0], /· (\d+) of \1 points$/);
  const oldest = entries(page).last();
  await oldest.getByRole("button", { name: say["work.look"] }).click();
  await oldest.getByText("print('first idea')").first().waitFor();
  await oldest.getByRole("button", { name: say["work.restore"] }).click();
  await sees(page, say["work.restored"]);
  await openLab(page, lab);
  assert.equal(await code(page), "print('first idea')\n");
  // What stood there is one of the entries, and can be had again.
  await openHistory(page);
  await entries(page).filter({ hasText: "Check" }).first().getByRole("button", { name: say["work.restore"] }).click();
  await sees(page, say["work.restored"]);
  await openLab(page, lab);
  assert.equal(await code(page), right);
});

pageTest("what was never checked is kept too before something takes its place", {}, async (page) => {
  await solve(page);
  await setCode(page, "precious = 'never checked'\n");
  await seesSaved(page);
  await openHistory(page);
  await entries(page).last().getByRole("button", { name: say["work.restore"] }).click();
  await sees(page, say["work.restored"]);
  const kept = entries(page).filter({ hasText: say["work.kind.kept"] });
  await kept.getByRole("button", { name: say["work.look"] }).click();
  await kept.getByText("never checked").first().waitFor();
});

pageTest("a lab that is open in another tab is not restored behind its back", {}, async (page, context) => {
  await solve(page);
  const other = await context.newPage();
  await openHistory(other);
  await entries(other).last().getByRole("button", { name: say["work.restore"] }).click();
  await sees(other, say["work.restore.elsewhere"]);
  assert.equal(await code(page), right);
});

pageTest("everything goes to another device as one file, and nothing there is replaced", {}, async (page, context) => {
  await solve(page);
  await openLab(page, "stock-ledger");
  await setCode(page, "ledger = 'from the first device'\n");
  await seesSaved(page);
  await openWork(page);
  await sees(page, say["work.taken.never"]);
  const file = await takeAll(page);
  assert.match(file.name, /^bengkel-work-\d{4}-\d{2}-\d{2}\.json$/);
  await page.getByText(/^Last download: /).waitFor();

  const device = await context.browser().newContext({ viewport: { width: 390, height: 844 }, locale: "en" });
  try {
    device.setDefaultTimeout(patience);
    const there = await device.newPage();
    await openLab(there, "stock-ledger");
    await setCode(there, "ledger = 'of this device'\n");
    await seesSaved(there);
    await openWork(there);
    await choose(there, file.text);
    await sees(there, /Labs: 2\. Tries: 2\./);
    // Nothing is brought in before it is wanted.
    await there.getByRole("button", { name: say["work.import.leave"] }).click();
    assert.equal(await history(there).count(), 0);
    await choose(there, file.text);
    await there.getByRole("button", { name: say["work.import.do"] }).click();
    await sees(there, "Brought in. New tries: 2. Code put in place: 1. Code in the history: 1.");
    // Twice is as good as once.
    await choose(there, file.text);
    await there.getByRole("button", { name: say["work.import.do"] }).click();
    await sees(there, /New tries: 0\. Code put in place: 0\./);
    await openLab(there, lab);
    assert.equal(await code(there), right);
    await openLab(there, "stock-ledger");
    assert.equal(await code(there), "ledger = 'of this device'\n");
    await openWork(there);
    const aside = there.locator(".history").filter({ hasText: "The stock ledger" });
    await aside.locator("summary").first().click();
    await aside.getByRole("button", { name: say["work.look"] }).click();
    await aside.getByText("from the first device").first().waitFor();
    await there.goto(`${siteAddress()}#/`);
    await sees(there, /Done: all \d+ points/);
  } finally {
    await device.close();
  }
});

pageTest("a file that is not right gets one clear message and changes nothing", {}, async (page) => {
  await solve(page);
  await openWork(page);
  const { text } = await takeAll(page);
  const newer = text.replace('"version":1', '"version":7');
  for (const [content, key] of [
    [text.slice(0, text.length / 2), "damaged"], [text.replace("def ", "def  "), "damaged"], ["hello", "not-ours"], ["{}", "not-ours"], [newer, "newer"], ["", "not-ours"],
  ]) {
    await choose(page, content);
    await page.getByRole("alert").getByText(say[`work.import.${key}`]).waitFor();
    assert.equal(await page.getByRole("alert").count(), 1);
  }
  const large = join(tmpdir(), `bengkel-large-${process.pid}.json`);
  await writeFile(large, Buffer.alloc((64 << 20) + 1, 32));
  await page.locator("input[type=file]").setInputFiles(large);
  await page.getByRole("alert").getByText(say["work.import.too-large"]).waitFor();
  await openHistory(page);
  assert.equal(await entries(page).count(), 2);
  await openLab(page, lab);
  assert.equal(await code(page), right);
});

pageTest("a damaged entry is left out and said to be, and the next try still finds a number", {}, async (page) => {
  await solve(page);
  await page.goto(`${siteAddress()}icon.svg`);
  await page.evaluate(async () => {
    const db = await new Promise((done) => (indexedDB.open("bengkel-attempts").onsuccess = (event) => done(event.target.result)));
    const store = db.transaction("attempts", "readwrite").objectStore("attempts");
    await new Promise((done) => {
      store.openCursor(null, "prev").onsuccess = ({ target: { result: cursor } }) => {
        cursor.update({ ...cursor.value, files: [{ path: "main.py", text: "garbled" }] }).onsuccess = done;
      };
    });
    db.close();
  });
  await openHistory(page);
  await sees(page, "1 entry was damaged and is left out.");
  assert.equal(await entries(page).count(), 1);
  await openLab(page, lab);
  await check(page);
  await sees(page, say["results.passed"]);
  await openHistory(page);
  assert.equal(await entries(page).count(), 2);
});

pageTest("a clock that jumps changes neither the order of tries nor what is kept", {}, async (page, context) => {
  await context.addInitScript(() => {
    const real = Date.now;
    // The second page lives in 1999.
    const shift = location.search === "?past" ? real() - Date.UTC(1999, 0, 1) : 0;
    Date.now = () => real() - shift;
  });
  await openLab(page, lab);
  await setCode(page, wrong);
  await check(page);
  await sees(page, say["results.failed"]);
  await openLab(page, lab, "?past");
  await setCode(page, right);
  await check(page);
  await sees(page, say["results.passed"]);
  await page.locator(".last-try summary").click();
  await page.locator(".change-added").first().waitFor();
  await seesSaved(page);
  await page.goto(`${siteAddress()}?now#/work`);
  await history(page).locator("summary").first().click();
  await entries(page).first().getByText(say["work.now"]).waitFor();
  assert.match(await entries(page).first().innerText(), /(\d+) of \1 points\s+at an unknown time · As it stands now/);
  await openLab(page, lab);
  assert.equal(await code(page), right);
});

pageTest("a history that cannot be kept is said to be so, and the code is saved all the same", {}, async (page) => {
  await page.addInitScript(() => {
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = function (...given) {
      if (this.name === "attempts") throw new DOMException("no room", "QuotaExceededError");
      return add.apply(this, given);
    };
  });
  await openLab(page, lab);
  await setCode(page, right);
  await check(page);
  await sees(page, say["history.lost"]);
  await seesSaved(page);
});

pageTest("where the browser may clear it, or is nearly full, the first page says so and takes it away with one tap", {}, async (page) => {
  await page.addInitScript(() => {
    navigator.storage.estimate = async () => (window.name === "full" ? { usage: 90e6, quota: 100e6 } : { usage: 1e6, quota: 100e6 });
    navigator.storage.persisted = async () => window.name === "promised";
  });
  await solve(page);
  await page.goto(`${siteAddress()}#/`);
  await page.locator(".course-card").first().waitFor();
  assert.equal(await page.locator(".notice").count(), 0, "one lab is no reason to worry");
  await page.evaluate(() => void (window.name = "full"));
  await page.reload();
  await sees(page, say["work.room.nearly-full"]);
  const { text } = await takeAll(page);
  assert.match(text, /"format":"bengkel-work"/);
  await page.getByText(say["work.room.nearly-full"]).waitFor({ state: "detached" });
  await page.reload();
  await page.locator(".course-card").first().waitFor();
  assert.equal(await page.locator(".notice").count(), 0, "not again at once");
  await page.evaluate(() => void (window.name = "promised"));
  await openWork(page);
  await page.reload();
  await sees(page, say["work.room.promised"]);
});

pageTest("only the transcript is printed, with a name that is kept nowhere", { colorScheme: "dark" }, async (page) => {
  await solve(page);
  await openWork(page);
  const name = "Aminah binti Yusof 雅";
  await page.getByLabel(say["transcript.name"]).fill(name);
  await page.evaluate(() => void (window.print = () => void (window.wasPrinted = true)));
  await page.getByRole("button", { name: say["transcript.print"] }).click();
  assert.equal(await page.evaluate(() => window.wasPrinted), true);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  assert.equal(await page.locator("header.header").isVisible(), false);
  assert.equal(await page.locator(".keep").isVisible(), false);
  const paper = await page.locator(".paper").innerText();
  assert.match(paper, new RegExp(`Transcript of ${name}`));
  assert.match(paper, /Python for merchants[\s\S]*Low-value goods at the checkout\s+Passed on [\s\S]*Orders that came twice\s+open/);
  assert.match(paper, /Outcomes aimed at[\s\S]*Compute with money in whole sen/);
  const colours = await page.locator(".paper-title").evaluate((it) => [getComputedStyle(it).color, getComputedStyle(document.documentElement).backgroundColor]);
  assert.deepEqual(colours, ["rgb(0, 0, 0)", "rgb(255, 255, 255)"], "ink on white, whatever the screen is");
  assert.ok((await page.pdf()).length > 5000);
  await page.emulateMedia({ media: "screen" });
  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return JSON.stringify([{ ...localStorage }, databases.map((it) => it.name)]);
  });
  assert.doesNotMatch(kept, /Aminah/);
  await page.reload();
  await page.locator(".paper").waitFor();
  assert.equal(await page.getByLabel(say["transcript.name"]).inputValue(), "");
});

pageTest("with nothing done yet, the page says what will be here", {}, async (page) => {
  await openWork(page);
  await sees(page, say["work.empty"]);
  assert.equal(await page.getByRole("button", { name: say["work.export"] }).isDisabled(), true);
  assert.equal(await page.locator(".transcript").count(), 0);
});

for (const [colorScheme, locale] of [["light", "en"], ["dark", "th"]]) {
  pageTest(`axe finds nothing serious, and a phone does not scroll sideways, ${colorScheme} ${locale}`, {
    colorScheme, locale, reducedMotion: "reduce", viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true,
  }, async (page) => {
    const spoken = await words(locale);
    await openLab(page, lab);
    await setCode(page, `${right}\n# ${"wide ".repeat(60)}\n`);
    await page.getByRole("button", { name: spoken["action.check"], exact: true }).click();
    await sees(page, spoken["results.passed"]);
    await page.goto(`${siteAddress()}#/work`);
    await page.locator(".history summary").first().click();
    await page.locator(".entry").first().getByRole("button", { name: spoken["work.look"] }).click();
    await page.locator(".entry-body").waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
    assert.deepEqual(violations.filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`), []);
  });
}
