// What holds for every page, in every language and both colours: nothing keeps people out, as far as axe and Lighthouse can tell; large
// letters and a narrow window lose nothing; a system's own high-contrast colours leave everything to be seen; the site can be installed.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { snapshot } from "lighthouse";
import puppeteer from "puppeteer-core";
import {
  assert, check, editor, executablePath, flags, labFile, openLab, pageTest, patience, sees, setCode, siteAddress, useBrowser,
} from "./support/browser.mjs";

useBrowser();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const lab = "lvg-checkout";
const locales = ["en", "ms", "zh-Hans", "vi", "th"];
const go = (page, path, sight) => async () => {
  await page.goto(`${siteAddress()}${path}`);
  await page.locator(sight).first().waitFor();
};

/** Each page by its name, and how to come to it. */
function pages(page) {
  return {
    home: go(page, "", ".card"),
    course: go(page, "#/course/python-for-merchants", ".sheet-title"),
    work: go(page, "#/work", "h1"),
    "a lab with code": () => openLab(page, lab),
    "a lab with questions": () => openLab(page, "joins-at-the-counter"),
    "a lab with a large engine": () => openLab(page, "money-that-cannot-lie"),
    class: go(page, "#/class", "h1"),
    studio: go(page, "#/studio", "h1"),
    "no page": go(page, "#/nowhere", "h1"),
    gallery: go(page, "gallery/", "h1"),
    guide: go(page, "guide/", "h1"),
  };
}

/** Other colours change nothing but contrasts. */
const rules = { light: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], dark: ["color-contrast", "link-in-text-block"] };

async function faults(page, runOnly) {
  if (!await page.evaluate(() => "axe" in window)) await page.evaluate(axe);
  const { violations } = await page.evaluate((only) => window.axe.run(document, { runOnly: only, resultTypes: ["violations"] }), runOnly);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target, any }) => `${target.join(" ")} ${any[0]?.message ?? ""}`).join("; ")}`);
}

for (const [colorScheme, runOnly] of Object.entries(rules)) {
  pageTest(`axe finds nothing on any page in any language, ${colorScheme}`, { colorScheme, reducedMotion: "reduce" }, async (page) => {
    for (const [name, open] of Object.entries(pages(page))) {
      await open();
      const language = page.locator("header select");
      const isOfThePage = await language.count() > 0;
      for (const locale of isOfThePage ? locales : ["en"]) {
        if (isOfThePage) await language.selectOption(locale);
        await page.locator(`html[lang="${locale}"]`).waitFor();
        assert.deepEqual(await faults(page, runOnly), [], `${name}, ${locale}`);
      }
      if (isOfThePage) await language.selectOption("en");
    }
  });
}

/** 1280 pixels at 400 %, and at 200 %. */
for (const width of [320, 640]) {
  pageTest(`at ${width} pixels every page is read in one direction, and no button is out of reach`, { viewport: { width, height: 400 } }, async (page) => {
    for (const [name, open] of Object.entries(pages(page))) {
      await open();
      const { scrollWidth, innerWidth } = await page.evaluate(() => ({ scrollWidth: document.documentElement.scrollWidth, innerWidth: window.innerWidth }));
      assert.ok(scrollWidth <= innerWidth, `${name}: ${scrollWidth}`);
      const outside = await page.evaluate(() => [...document.querySelectorAll("button, a, select, input, summary")]
        .filter((it) => it.checkVisibility() && !it.matches(".skip, .skip *") && !it.closest(".visually-hidden"))
        .filter((it) => {
          const { left, right } = it.getBoundingClientRect();
          // What lies in a box that scrolls by itself (a table, a tab row) is reached there.
          let box = it.parentElement;
          while (box !== null && !/auto|scroll/.test(getComputedStyle(box).overflowX)) box = box.parentElement;
          return box === null && (left < -1 || right > innerWidth + 1);
        })
        .map((it) => it.textContent || it.ariaLabel));
      assert.deepEqual(outside, [], name);
    }
  });
}

pageTest("in the system's own colours buttons keep an edge, what is chosen is told apart, and focus is seen", { forcedColors: "active" }, async (page) => {
  await openLab(page, lab);
  const edges = await page.locator(".button:visible").evaluateAll((all) => all.map((it) => {
    const { borderTopStyle, borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(it);
    return borderTopStyle === "solid" && borderTopWidth !== "0px" && borderTopColor !== backgroundColor ? "" : it.textContent;
  }));
  assert.deepEqual(edges.filter((it) => it !== ""), []);
  await page.locator(".button-check").focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  assert.notEqual(await page.locator(".button-check").evaluate((it) => getComputedStyle(it).outlineStyle), "none");
  const tabs = await page.locator("[role=tab]").evaluateAll((all) => all.map((it) => {
    const { borderBottomColor, borderBottomWidth, backgroundColor, color } = getComputedStyle(it);
    return `${it.ariaSelected} ${borderBottomColor} ${borderBottomWidth} ${backgroundColor} ${color}`;
  }));
  assert.equal(new Set(tabs.map((it) => it.replace(/^\w+ /, ""))).size, 2, tabs.join("\n"));
});

pageTest("focus stays where it was while a check runs and after it", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, await labFile(`${lab}/attempts/fails/less-than/below_500.py`));
  await page.locator(".button-check").focus();
  await page.keyboard.press("Enter");
  await sees(page, "Not there yet");
  assert.match(await page.evaluate(() => document.activeElement?.className ?? ""), /button-check/);
  await editor(page).focus();
  await page.keyboard.press("Control+Shift+Enter");
  await page.locator(".button-stop").waitFor({ state: "detached" });
  assert.match(await page.evaluate(() => document.activeElement?.className ?? ""), /editor-host/);
});

pageTest("who wants no motion gets none", { reducedMotion: "reduce" }, async (page) => {
  await openLab(page, lab);
  await setCode(page, await labFile(`${lab}/attempts/passes/loops.py`));
  await check(page);
  await page.locator(".summary-passed").waitFor();
  assert.deepEqual(await page.evaluate(() => document.getAnimations().map((it) => it.animationName ?? it.transitionProperty ?? "?")), []);
});

// ---- Lighthouse, and what a browser wants before it installs a site ----

let own;
after(() => own?.close());
const chromium = async () => (own ??= await puppeteer.launch({ executablePath, headless: true, args: flags.filter((it) => it !== "--headless") }));

test("Lighthouse finds every page accessible and well made", { timeout: 4 * patience }, async () => {
  const browser = await chromium();
  const page = await browser.newPage();
  for (const [path, sight] of [["", ".card"], ["#/course/python-for-merchants", ".sheet-title"], [`#/lab/${lab}`, ".editor-host"], ["#/work", "h1"]]) {
    await page.goto(`${siteAddress()}${path}`);
    await page.waitForSelector(sight);
    const { lhr } = await snapshot(page, { flags: { logLevel: "silent", onlyCategories: ["accessibility", "best-practices"] } });
    assert.equal(lhr.runtimeError, undefined);
    const wanting = Object.values(lhr.categories).flatMap(({ id, score, auditRefs }) => score === 1 ? [] : [
      `${id} ${score}: ${auditRefs.filter((it) => it.weight > 0 && lhr.audits[it.id].score === 0).map((it) => it.id).join(", ")}`,
    ]);
    assert.deepEqual(wanting, [], path);
  }
  await page.close();
});

test("a browser would install the site", { timeout: 2 * patience }, async () => {
  const page = await (await chromium()).newPage();
  await page.goto(siteAddress());
  await page.waitForSelector(".card");
  const session = await page.createCDPSession();
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito"), []);
  const { errors, data } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const manifest = JSON.parse(data);
  for (const size of ["192x192", "512x512"]) assert.ok(manifest.icons.some((it) => it.sizes === size && it.type === "image/png"), size);
  assert.ok(manifest.icons.some((it) => /maskable/.test(it.purpose)));
  for (const { src } of manifest.icons) assert.equal((await fetch(new URL(src, siteAddress()))).status, 200, src);
  assert.equal(manifest.display, "standalone");
  // It answers for the page from the second visit on; that the site opens with the server off is told in offline_test.mjs.
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    while (active.state !== "activated") await new Promise((resolve) => active.addEventListener("statechange", resolve, { once: true }));
  });
  await page.reload();
  assert.ok(await page.evaluate(() => navigator.serviceWorker.controller !== null));
  await page.close();
});
