// Reading a task: in two languages part by part, and with its terms explained where they are first said.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { answer, assert, check, labFile, openLab, pageTest, siteAddress, useBrowser } from "./support/browser.mjs";

useBrowser();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const lab = "lvg-checkout";
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const second = (page) => page.getByLabel("Second language");

/** Of a pair: where its two halves stand, and in which languages. */
function pairsOf(page, within = "#task") {
  return page.locator(`${within} .pair:not(.pair-one)`).evaluateAll((all) => all.map((pair) => {
    const [first, other] = [...pair.children].map((it) => it.getBoundingClientRect());
    return { langs: [...pair.children].map((it) => it.lang).join(), isBeside: other.left >= first.right, isBelow: other.top >= first.bottom };
  }));
}

pageTest("a second language is off, stands beside each part, is remembered, and code is not said twice", {}, async (page) => {
  await openLab(page, lab);
  assert.equal(await page.locator(".pair").count(), 0);
  assert.deepEqual(await second(page).locator("option").allInnerTexts(), ["none", "Bahasa Melayu", "简体中文", "Tiếng Việt", "ไทย"]);
  await second(page).selectOption("ms");
  const pairs = await pairsOf(page);
  assert.ok(pairs.length > 5);
  assert.ok(pairs.every(({ langs, isBeside }) => langs === "en,ms" && isBeside));
  assert.ok(await page.locator(".pair-one pre").count() >= 1);
  assert.equal(await page.locator(".second-title[lang='ms']").innerText(), JSON.parse(await labFile(`${lab}/lab.json`)).title.ms);
  await page.reload();
  await page.locator(".pair").first().waitFor();
  // In Malay the other one is English; a rule's day is written as each of them writes it.
  await page.locator("header select").selectOption("ms");
  await page.locator(".pair [lang='ms']").first().waitFor({ state: "detached" });
  await page.getByLabel("Bahasa kedua").selectOption("en");
  assert.ok((await pairsOf(page)).every(({ langs }) => langs === "ms,en"));
  const both = await page.locator(".pairs").innerText();
  assert.match(both, /1\sJanuari\s2024/);
  assert.match(both, /1\sJanuary\s2024/);
  await page.getByLabel("Bahasa kedua").selectOption("");
  assert.equal(await page.locator(".pair").count(), 0);
});

pageTest("on a phone the second language stands below each part", phone, async (page) => {
  await openLab(page, lab);
  await second(page).selectOption("ms");
  const pairs = await pairsOf(page);
  assert.ok(pairs.length > 5 && pairs.every(({ isBelow }) => isBelow));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
});

/** Some spaces are ones that no line ends at. */
const plain = (text) => text.replaceAll("\u00A0", " ");

pageTest("questions, options and hints have the second language too, and it is there already: the connection may be gone", {
  expectsErrors: /ERR_INTERNET_DISCONNECTED|Failed to fetch/,
}, async (page, context) => {
  const asked = "checkout-conversation";
  const { checks: [predict, choice], hints } = JSON.parse(await labFile(`${asked}/lab.json`));
  await openLab(page, asked);
  assert.equal(await page.locator("#questions [lang='ms']").count(), 0);
  await context.setOffline(true);
  await second(page).selectOption("ms");
  const pairs = await pairsOf(page, "#questions");
  assert.equal(pairs.length, 2);
  assert.ok(pairs.every(({ langs, isBeside }) => langs === "en,ms" && isBeside));
  const texts = async (place) => (await page.locator(place).allInnerTexts()).map(plain);
  assert.deepEqual(await texts(".question-second-title[lang='ms']"), [predict.title.ms, choice.title.ms]);
  assert.deepEqual(await texts(".question-ask .pair-second"), [predict, choice].map(({ question }) => question.ms.replaceAll("`", "")));
  // The page shows options in an order of its own.
  assert.deepEqual((await texts(".worded-second[lang='ms']")).sort(), choice.options.map(({ text }) => text.ms).sort());
  await page.getByRole("button", { name: "Show a hint" }).click();
  assert.deepEqual((await pairsOf(page, ".hints")).map(({ langs, isBeside }) => [langs, isBeside]), [["en,ms", true]]);
  assert.equal(plain(await page.locator(".hint .pair-second").innerText()), hints[0].ms);
  await second(page).selectOption("");
  assert.equal(await page.locator("#questions [lang='ms'], .hints [lang='ms']").count(), 0);
});

pageTest("what the author says of a wrong answer is said in the second language below", {}, async (page) => {
  const asked = "checkout-conversation";
  const { checks: [, choice] } = JSON.parse(await labFile(`${asked}/lab.json`));
  const { say } = choice.options.find(({ id }) => id === "old");
  await openLab(page, asked);
  await second(page).selectOption("ms");
  await answer(page, asked, "fails/another-address/old_price/answers.json");
  await check(page);
  await page.locator("#question-another-address .say", { hasText: say.en }).waitFor();
  assert.equal(await page.locator("#question-another-address .verdict [lang='ms']").innerText(), say.ms);
});

pageTest("a text with gaps is said again below, to be read only, and code that is to be put in order is not", {}, async (page) => {
  await openLab(page, "joins-at-the-counter");
  await second(page).selectOption("vi");
  const again = page.locator("#question-pairs .gaps-second[lang='vi']");
  assert.match(await again.innerText(), /^Phép nối có\s+1\s+dòng\. .* cộng lại được\s+2\s+sen và amount_sen được\s+3\s+sen\.$/);
  assert.equal(await again.locator("input").count(), 0);
  assert.equal(await page.locator("#question-pairs input.gap").count(), 3);
  assert.equal(await page.locator("#question-line-counts .worded-second").count(), 0);
  assert.equal(await page.locator("#question-line-counts .pair-second").count(), 1);
});

pageTest("on a phone the second language of questions and hints stands below the first", phone, async (page) => {
  await openLab(page, "joins-at-the-counter");
  await second(page).selectOption("th");
  await page.getByRole("button", { name: "Show a hint" }).tap();
  const pairs = [...await pairsOf(page, "#questions"), ...await pairsOf(page, ".hints")];
  assert.equal(pairs.length, 3);
  assert.ok(pairs.every(({ langs, isBelow }) => langs === "en,th" && isBelow));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
});

for (const colorScheme of ["light", "dark"]) {
  pageTest(`axe finds nothing in questions and hints of two languages, ${colorScheme}`, { colorScheme, reducedMotion: "reduce" }, async (page) => {
    await openLab(page, "checkout-conversation");
    await second(page).selectOption("vi");
    await page.getByRole("button", { name: "Show a hint" }).click();
    await answer(page, "checkout-conversation", "fails/another-address/old_price/answers.json");
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run("#task", { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
  });
}

pageTest("a term is explained by a key: its word, English, a meaning; Esc closes, and the focus stays", { locale: "ms" }, async (page) => {
  const glossary = JSON.parse(await labFile("locales/glossary.json"));
  await openLab(page, lab);
  const term = page.locator(".term", { hasText: "barang bernilai rendah" });
  await term.focus();
  await page.keyboard.press("Enter");
  const card = page.locator(".term-card:popover-open");
  await card.waitFor();
  assert.equal(await term.evaluate((it) => it.popoverTargetElement.matches(":popover-open")), true);
  assert.deepEqual(await card.locator("> *").evaluateAll((all) => all.map((it) => [it.textContent, it.closest("[lang]").lang])), [
    ["barang bernilai rendah", "ms"], ["low-value goods", "en"], [glossary["low-value goods"].meaning.ms, "ms"],
    ["Terjemahan ini dirangka oleh mesin dan belum disemak oleh manusia.", "ms"],
  ]);
  await page.locator("[role='status']", { hasText: glossary["low-value goods"].meaning.ms }).waitFor({ state: "attached" });
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
  assert.equal(await term.evaluate((it) => document.activeElement === it), true);
});

pageTest("a reader of Thai gets the word of theirs and the English one", { locale: "th", ...phone }, async (page) => {
  await openLab(page, "joins-at-the-counter");
  const term = page.locator(".term", { hasText: /^การคืนเงิน$/ });
  await term.scrollIntoViewIfNeeded();
  await term.tap();
  const card = page.locator(".term-card:popover-open");
  await card.waitFor();
  assert.match(await card.innerText(), /^การคืนเงิน\s+refund\s/);
  const box = await card.boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 360, JSON.stringify(box));
  // A tap anywhere else closes it.
  await page.locator(".lab-title").tap();
  await card.waitFor({ state: "detached" });
});

pageTest("a term is marked once, and never in code, a heading or a link", {}, async (page) => {
  for (const id of ["lvg-checkout", "stock-ledger", "joins-at-the-counter", "products-like-this-one"]) {
    await page.goto(`${siteAddress()}#/lab/${id}`);
    await page.locator(".term").first().waitFor();
    const terms = (await page.locator(".term").allInnerTexts()).map((it) => it.toLowerCase());
    assert.ok(terms.length >= 3, id);
    assert.deepEqual([...new Set(terms)].sort(), [...terms].sort());
    assert.equal(await page.locator(":is(code, pre, h1, h2, h3, h4, a, .cm-editor) .term").count(), 0);
  }
});

for (const colorScheme of ["light", "dark"]) {
  pageTest(`axe finds nothing serious in two languages, a term and a plain field, ${colorScheme}`, { colorScheme, reducedMotion: "reduce" }, async (page) => {
    await openLab(page, lab);
    await second(page).selectOption("ms");
    await page.getByRole("button", { name: "Plain text" }).click();
    await page.locator(".plain-code:visible").fill("print(1\n");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.locator(".plain-marks").waitFor();
    await page.locator(".term").first().click();
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
  });
}
