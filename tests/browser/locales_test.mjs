// The page in each of its languages: chosen by name, fetched alone, written by its own formats, and whole on a phone.

import {
  assert, labFile, openLab, pageTest, sees, setCode, siteAddress, useBrowser, words,
} from "./support/browser.mjs";

useBrowser();
const lab = "lvg-checkout";
const names = ["English", "Bahasa Melayu", "简体中文", "Tiếng Việt", "ไทย"];
const locales = ["en", "ms", "zh-Hans", "vi", "th"];
const language = "header select";

/** The catalogues that the page asked for. */
function askedFor(page) {
  const asked = [];
  page.on("request", (request) => {
    const name = /assets\/([a-zA-Z]+(?:-Hans)?)-[\w-]+\.json$/.exec(request.url())?.[1];
    if (name !== undefined) asked.push(name);
  });
  return asked;
}

pageTest("each language is offered by its own name, and only the one that is chosen is fetched", {}, async (page) => {
  const asked = askedFor(page);
  await page.goto(siteAddress());
  await sees(page, (await words())["catalogue.title"]);
  assert.deepEqual(asked, []);
  assert.deepEqual(await page.locator(`${language} option`).allInnerTexts(), names);
  assert.deepEqual(await page.locator(`${language} option`).evaluateAll((all) => all.map((it) => it.lang)), locales);
  for (const locale of locales.slice(1)) {
    await page.locator(language).selectOption(locale);
    await sees(page, (await words(locale))["catalogue.title"]);
    assert.equal(await page.locator("html").getAttribute("lang"), locale);
  }
  assert.deepEqual(asked, locales.slice(1));
  await page.reload();
  await sees(page, (await words("th"))["catalogue.title"]);
  assert.equal(await page.locator("html").getAttribute("lang"), "th");
});

pageTest("a browser's Chinese is spoken to in Chinese, and what is not translated says quietly that it is English", { locale: "zh-SG" }, async (page) => {
  const say = await words("zh-Hans");
  await openLab(page, "rider-routes");
  assert.equal(await page.locator("html").getAttribute("lang"), "zh-Hans");
  const text = page.locator(".prose");
  const lang = await text.getAttribute("lang");
  assert.equal(await page.getByText(say["lab.in-english"]).count(), lang === "en" ? 1 : 0);
  assert.equal(await page.locator(".lab-title").getAttribute("lang"), lang);
});

pageTest("money is in ringgit and years are of the reader's calendar, whatever the language", { locale: "th" }, async (page) => {
  await openLab(page, lab);
  await page.locator(".rules summary").click();
  const rules = await page.locator(".rules").innerText();
  assert.match(rules, /RM\s500/);
  assert.match(rules, /1 มกราคม 2567/);
  await page.locator(language).selectOption("vi");
  await page.locator(".rules").getByText("1 tháng 1, 2024").first().waitFor();
  assert.match(await page.locator(".rules").innerText(), /500\sRM/);
});

pageTest("a language that does not come leaves the page as it is and can be asked for again", { expectsErrors: true }, async (page) => {
  await page.goto(siteAddress());
  const say = await words();
  await page.route(/\/th-[\w-]+\.json/, (route) => route.abort());
  await page.locator(language).selectOption("th");
  await sees(page, say["app.language.failed"].replace("{language}", "ไทย"));
  assert.equal(await page.locator(language).inputValue(), "en");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.unroute(/\/th-[\w-]+\.json/);
  await page.locator(language).selectOption("th");
  await sees(page, (await words("th"))["catalogue.title"]);
  assert.equal(await page.locator(".notice").count(), 0);
});

for (const locale of ["zh-CN", "vi", "th"]) {
  pageTest(`a failed check in ${locale} is told whole on a phone`, {
    locale, viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true,
  }, async (page) => {
    const say = await words(locale === "zh-CN" ? "zh-Hans" : locale);
    await openLab(page, lab);
    await setCode(page, await labFile(`${lab}/attempts/fails/rounds-once/sum_then_round.py`));
    await page.getByRole("button", { name: say["action.check"], exact: true }).click();
    await sees(page, say["results.failed"]);
    await sees(page, say["report.expected"]);
    // Nothing is cut off: no control is narrower than its words.
    const cut = await page.locator(":is(.button, .tab, .jump-to, .fact dt, .points, .check-state):visible").evaluateAll((all) =>
      all.filter((it) => it.scrollWidth > it.clientWidth + 1 && getComputedStyle(it).display !== "inline").map((it) => it.textContent));
    assert.deepEqual(cut, []);
  });
}
