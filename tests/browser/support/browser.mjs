// One Chromium for a test file, a fresh profile for each test, and the page's own words to find things by. A test also fails
// when the page threw, or wrote an error to the console (a breach of the policy does), unless it says that it expects some.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { executablePath, flags } from "./launch.mjs";
import { root, startSite } from "./servers.mjs";

export { executablePath, flags };

/** Long enough for the slowest machine; it is never the thing under test. */
export const patience = 60_000;

let browser;
let site;

export function siteAddress() {
  return site.address;
}

export function useBrowser() {
  before(async () => {
    site = await startSite();
    browser = await chromium.launch({ executablePath, args: flags });
  });
  after(async () => {
    await browser?.close();
    await site?.close();
  });
}

/** A test with a page of its own, without the service worker: what that does is told in offline_test.mjs. `expectsErrors`: the console may complain (a link that was cut, say), about anything or about
 *  what a pattern matches. */
export function pageTest(name, { expectsErrors = false, timeout = 4 * patience, ...options }, body) {
  test(name, { timeout }, async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en", serviceWorkers: "block", ...options });
    context.setDefaultTimeout(patience);
    const complaints = [];
    context.on("page", (page) => watch(page, complaints));
    try {
      const page = await context.newPage();
      await body(page, context);
      if (expectsErrors === true) return;
      assert.deepEqual(complaints.filter((it) => !(expectsErrors && expectsErrors.test(it))), []);
    } finally {
      await context.close();
    }
  });
}

function watch(page, complaints) {
  page.on("pageerror", (error) => complaints.push(`${error.name}: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()} ${message.location().url}`);
  });
}

export async function words(locale = "en") {
  return JSON.parse(await readFile(join(root, `labs/locales/${locale}.json`), "utf8"));
}

export async function labFile(path) {
  return readFile(join(root, "labs", path), "utf8");
}

export async function openLab(page, id, query = "") {
  await page.goto(`${site.address}${query}#/lab/${id}`);
  await editor(page).waitFor();
}

export function editor(page) {
  return page.locator(".cm-content");
}

/** All of the current file, as the editor holds it. */
export async function code(page) {
  return editor(page).evaluate((content) => content.cmTile?.view?.state.doc.toString() ?? content.innerText);
}

/** Replaces the whole file, the way a paste does: no bracket is closed and no line indented by itself. */
export async function setCode(page, text) {
  await editor(page).focus();
  await page.keyboard.press("Control+A");
  await editor(page).evaluate((content, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

export async function run(page) {
  await page.getByRole("button", { name: "Run", exact: true }).click();
}

export async function check(page) {
  await page.getByRole("button", { name: "Check", exact: true }).click();
}

/** Answers the lab's questions as its author does, or as the file of an attempt says. */
export async function answer(page, lab, attempt = "answers.json") {
  for (const [id, given] of Object.entries(JSON.parse(await labFile(`${lab}/attempts/${attempt}`)))) {
    const card = page.locator(`#question-${id}`);
    await card.waitFor();
    if (await card.locator(".parsons").count() > 0) await placeLines(card, given);
    else if (await card.locator(".prediction").count() > 0) await card.locator(".prediction").fill(given);
    else if (await card.locator(".gap").count() > 0) {
      for (const [at, text] of given.entries()) await card.locator(".gap").nth(at).fill(text);
    } else for (const option of given) await card.locator(`input[value="${option}"]`).check();
  }
}

/** Each line is taken from those that are left; where it is not indented as it should be, its buttons are opened. */
async function placeLines(card, lines) {
  let before = 0;
  for (const [id, steps] of lines) {
    await card.locator(`.bank [data-line="${id}"]`).click();
    if (steps !== before) {
      await card.locator(`.program [data-line="${id}"]`).click();
      const tool = card.locator(`[data-tools="${id}"] [data-tool="${steps > before ? "in" : "out"}"]`);
      for (let step = Math.abs(steps - before); step > 0; step -= 1) await tool.click();
    }
    before = steps;
  }
}

/** Waits for the words to stand somewhere in sight. */
export async function sees(page, text) {
  await page.getByText(text).filter({ visible: true }).first().waitFor();
}

export async function seesSaved(page) {
  await page.locator(".save-saved").waitFor();
}

export { assert };
