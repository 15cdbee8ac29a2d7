// Every page in the pseudo-locale, on a narrow phone: nothing is said that is not in the catalogue, and nothing is too long for the page.

import { assert, labFile, pageTest, patience, setCode, siteAddress, useBrowser } from "./support/browser.mjs";
import { notFromTheCatalogue, pseudo, speakPseudo } from "./support/pseudo_locale.mjs";

useBrowser();
const phone = { locale: "ms", viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
/** Names of people, products and files, and what stands for itself in every language. */
const names = /: (C\+\+|JavaScript|NumPy|Python|SQL|Tab|[\w./-]+\.(py|js|sql|cpp|csv|json))$/;

const press = (name) => (page) => page.getByRole("button", { name: pseudo(name), exact: true }).first().click();

const pages = [
  ["home", "#/", ".pack"],
  ["a course", "#/course/python-for-merchants", ".pack"],
  ["my work", "#/work", "h1"],
  ["a page that is not there", "#/nowhere", "h1"],
  ["a course that is not there", "#/course/nowhere", "h1"],
  ["a lab", "#/lab/lvg-checkout", ".cm-content"],
  ["a lab that asks", "#/lab/joins-at-the-counter", ".cm-content"],
  ["a lab whose engine is large", "#/lab/money-that-cannot-lie", "#engine-offer"],
  ["a run", "#/lab/lvg-checkout", ".cm-content", async (page) => {
    await setCode(page, "prnt(1)\n");
    await press("Run")(page);
    await page.locator(".exception").first().waitFor();
  }],
  ["a check that failed", "#/lab/lvg-checkout", ".cm-content", async (page) => {
    await setCode(page, await labFile("lvg-checkout/attempts/fails/rounds-once/sum_then_round.py"));
    await press("Check")(page);
    await page.locator(".check-failed").first().waitFor();
  }],
  ["my work with work in it", "#/lab/lvg-checkout", ".cm-content", async (page) => {
    await setCode(page, "print(1)\n");
    await page.locator(".save-saved").waitFor();
    await page.goto(`${siteAddress()}#/work`);
    await page.locator("main.main-work h2").first().waitFor();
  }],
];

for (const [name, address, landmark, act] of pages) {
  pageTest(`${name} says nothing but the catalogue and fits a phone`, phone, async (page, context) => {
    await speakPseudo(context);
    await page.goto(`${siteAddress()}${address}`);
    await page.locator(landmark).first().waitFor({ timeout: patience });
    await act?.(page);
    assert.deepEqual((await notFromTheCatalogue(page)).filter((it) => !names.test(it)), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.equal(wide, 360);
  });
}

pageTest("what is not from the catalogue is found", phone, async (page, context) => {
  await speakPseudo(context);
  await page.goto(`${siteAddress()}#/nowhere`);
  await page.locator("h1").waitFor();
  await page.evaluate(() => {
    const add = (name, text, marks = {}) => {
      const it = document.createElement(name);
      it.textContent = text;
      for (const [key, value] of Object.entries(marks)) it.setAttribute(key, value);
      document.querySelector("main").append(it);
    };
    add("p", "Left behind");
    add("p", "⟦half⟧ of it");
    add("button", "⟦o⟧", { "aria-label": "Close" });
    add("p", "Nama", { lang: "ms" });
    add("code", "print");
    add("p", "12 · 3");
  });
  assert.deepEqual(await notFromTheCatalogue(page), ["button[aria-label]: Close", "p.: Left behind", "p.: ⟦half⟧ of it"]);
});
