// The page in each of its languages: chosen by name, fetched alone, written by its own formats, and whole on a phone.

import {
  answer, assert, code, labFile, openLab, pageTest, sees, setCode, siteAddress, useBrowser, words,
} from "./support/browser.mjs";
import { ChangingSite, newVersion } from "./support/changing_site.mjs";

useBrowser();
const lab = "lvg-checkout";
const names = ["English", "Bahasa Melayu", "简体中文", "Tiếng Việt", "ไทย", /^Jaku Iban · \d+(\.\d)?%$/];
const locales = ["en", "ms", "zh-Hans", "vi", "th", "iba"];
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
  const offered = await page.locator(`${language} option`).allInnerTexts();
  assert.equal(offered.length, names.length);
  for (const [index, name] of names.entries()) assert.match(offered[index], new RegExp(name));
  assert.equal(await page.locator(`${language} optgroup`).getAttribute("label"), (await words())["app.language.community"]);
  assert.deepEqual(await page.locator(`${language} option`).evaluateAll((all) => all.map((it) => it.lang)), locales);
  for (const locale of locales.slice(1, -1)) {
    await page.locator(language).selectOption(locale);
    await sees(page, (await words(locale))["catalogue.title"]);
    assert.equal(await page.locator("html").getAttribute("lang"), locale);
  }
  assert.deepEqual(asked, locales.slice(1, -1));
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

/** Text that stands in the page in one of two languages: what it is, and what it says it is. */
function spoken(page) {
  return page.evaluate(() => {
    const found = [];
    const walk = document.createTreeWalker(document.querySelector("#app"), NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
      const text = node.data.trim();
      if (/\p{L}/u.test(text) && node.parentElement.closest("code, pre, [translate='no']") === null) found.push([text, node.parentElement.closest("[lang]").lang]);
    }
    for (const it of document.querySelectorAll("[aria-label]")) if (it.closest("svg") === null) found.push([it.ariaLabel, it.closest("[lang]").lang]);
    return found;
  });
}

pageTest("what Iban lacks is said in Malay, and every piece says which language it is in", { locale: "ms" }, async (page) => {
  const [iban, malay] = [await words("iba"), await words("ms")];
  const plainOf = (catalogue) => new Set(Object.entries(catalogue).filter(([, it]) => typeof it === "string" && !it.includes("{")).map(([, it]) => it));
  const ours = plainOf(iban);
  const theirs = plainOf(malay);
  await page.goto(siteAddress());
  await sees(page, malay["catalogue.title"]);
  const asked = askedFor(page);
  await page.locator(language).selectOption("iba");
  await page.locator("html[lang='iba']").waitFor();
  await sees(page, iban["home.search"]);
  assert.deepEqual(asked, ["iba"]);
  for (const [address, landmark, least] of [["#/", ".card", 15], ["#/work", "h1", 4], [`#/lab/${lab}`, ".cm-content", 15]]) {
    await page.goto(`${siteAddress()}${address}`);
    await page.locator(landmark).first().waitFor();
    const pieces = await spoken(page);
    const known = pieces.filter(([text]) => ours.has(text) !== theirs.has(text));
    assert.ok(known.filter(([, lang]) => lang === "ms").length >= least, `${address}: ${known.length}`);
    assert.ok(known.some(([, lang]) => lang === "iba"), address);
    assert.deepEqual(known.filter(([text, lang]) => lang !== (ours.has(text) ? "iba" : "ms")), [], address);
  }
  // Also where it is the first that the page speaks.
  await page.reload();
  await page.locator(".cm-content").waitFor();
  assert.equal(await page.locator("html").getAttribute("lang"), "iba");
  // A lab that is not in Iban is in Malay, and says so.
  assert.equal(await page.locator(".prose").getAttribute("lang"), "ms");
  await sees(page, malay["lab.in-language"].replace("{language}", "Bahasa Melayu"));
  // A check is told in Malay as well.
  await page.getByRole("button", { name: malay["action.check"], exact: true }).click();
  await sees(page, malay["results.failed"]);
  // Back in one language, nothing is marked any more.
  await page.goto(siteAddress());
  const share = `${malay["app.language.partly"].split("{share}")[0].replace("{language}", "Jaku Iban")}`;
  await sees(page, share);
  await page.locator(language).selectOption("en");
  await sees(page, (await words())["catalogue.title"]);
  assert.equal(await page.locator("main [lang='iba'], h1[lang]").count(), 0);
});

/** What a lab says in one language and says otherwise in every other. */
function textsOf(lab, lang) {
  const found = (it) => (it === null || typeof it !== "object" ? [] : typeof it.en === "string" ? [it] : Object.values(it).flatMap(found));
  return found(lab).filter((it) => Object.entries(it).every(([other, text]) => other === lang || text !== it[lang])).map((it) => it[lang]);
}

function without(lang, it) {
  if (it === null || typeof it !== "object") return it;
  return Array.isArray(it) ? it.map((one) => without(lang, one)) : Object.fromEntries(Object.entries(it).flatMap(([key, one]) => (key === lang ? [] : [[key, without(lang, one)]])));
}

const fallen = "a-price-that-adds-up";
const labsInIban = [
  { name: "in Malay", lang: "ms", changes: {}, notice: (say) => say["lab.in-language"].replace("{language}", "Bahasa Melayu") },
  {
    name: "in English where it has no Malay", lang: "en", notice: (say) => say["lab.in-english"],
    changes: {
      [`labs/${fallen}/lab.json`]: (it) => JSON.stringify(without("ms", JSON.parse(it))),
      [`labs/${fallen}/text.ms.md`]: () => undefined,
    },
  },
];
for (const { name, lang, changes, notice } of labsInIban) {
  pageTest(`a lab is ${name} to whom the page speaks Iban, from its task to what went wrong, and every piece says so`, { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }, async (page) => {
    const [iban, malay] = [await words("iba"), await words("ms")];
    // A language may say its own name.
    const ours = new Set([...Object.values(iban), "Jaku Iban"]);
    const own = new Set(textsOf(JSON.parse(await labFile(`${fallen}/lab.json`)), lang));
    const version = Object.keys(changes).length === 0 ? undefined : await newVersion(changes);
    const site = new ChangingSite();
    if (version !== undefined) site.files = version.folder;
    await site.switchOn();
    const saysOnly = async (selector, least, expected) => {
      await page.locator(selector).nth(least - 1).waitFor({ state: "attached" });
      const langs = await page.locator(selector).evaluateAll((all) => all.map((it) => it.closest("[lang]")?.lang));
      assert.deepEqual([...new Set(langs)], [expected], selector);
    };
    /** Of the lab's own texts at least so many are in sight, and nothing says that it is Iban and is not. */
    const look = async (least) => {
      const pieces = await spoken(page);
      const texts = pieces.filter(([text]) => own.has(text));
      assert.ok(new Set(texts.map(([text]) => text)).size >= least, `${texts.length} texts of the lab`);
      assert.deepEqual(pieces.filter(([text, said]) => (said === "iba" && !ours.has(text)) || (own.has(text) && said !== lang)), []);
      return pieces;
    };
    const press = (key) => page.getByRole("button", { name: malay[key], exact: true }).click();
    try {
      await page.goto(`${site.address}#/lab/${fallen}`);
      await page.locator(language).selectOption("iba");
      await page.locator(".cm-content").waitFor();
      await sees(page, notice(malay));
      await saysOnly(".task > .task-inner > .notice", 1, "ms");
      assert.ok((await look(4)).some(([text, said]) => text === iban["questions.title"] && said === "iba"));
      await saysOnly(".lab-title", 1, lang);
      await saysOnly(".prose :is(p, h2, li)", 10, lang);
      await saysOnly(".question-title", 2, lang);
      await saysOnly(".question-ask .short-prose", 2, lang);
      await saysOnly(".option .short-prose", 3, lang);

      while (await page.locator(".hints button").count() > 0) await page.locator(".hints button").click();
      await saysOnly(".hint p", 4, lang);
      await saysOnly(".hint-number", 4, "ms");
      await look(7);

      // One question is answered right, the other by a known mistake, and so is the code.
      await answer(page, fallen, "fails/tenths/as_on_paper/answers.json");
      await setCode(page, await labFile(`${fallen}/attempts/fails/loses-a-zero/side_by_side.py`));
      await press("action.check");
      await saysOnly(".failure .say", 2, lang);
      await saysOnly(".verdict .say", 1, lang);
      await saysOnly(".check-title", 3, lang);
      await saysOnly(".facts dt", 2, "ms");
      await saysOnly(".verdict-passed .verdict-state", 1, "iba");
      await look(9);

      await setCode(page, "print(prise)\n");
      await press("action.run");
      await saysOnly(".explained", 1, "ms");
      await saysOnly(".exception-words", 1, "en");
      await saysOnly(".cm-problem-text", 1, "en");
      await saysOnly(".cm-plain-words", 1, "ms");
      await look(7);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    } finally {
      await site.switchOff();
      await version?.forget();
    }
  });
}

pageTest("another language loses nothing of a lab: code, output, results, hints and what was chosen", {}, async (page) => {
  const english = await words();
  await openLab(page, lab);
  await setCode(page, `${await labFile(`${lab}/attempts/fails/rounds-once/sum_then_round.py`)}\nprint("still here")\n`);
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page.locator(".screen", { hasText: "still here" }).waitFor();
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await sees(page, english["results.failed"]);
  await page.getByRole("button", { name: english["hints.first"] ?? /hint/i }).first().click();
  const before = { code: await code(page), hints: await page.locator(".hint").count(), failed: await page.locator(".check-failed").count() };
  assert.ok(before.hints === 1 && before.failed >= 1);
  for (const locale of ["th", "zh-Hans", "iba", "vi"]) {
    await page.locator(language).selectOption(locale);
    const say = await words(locale === "iba" ? "ms" : locale);
    await sees(page, say["results.failed"]);
    assert.deepEqual({ code: await code(page), hints: await page.locator(".hint").count(), failed: await page.locator(".check-failed").count() }, before, locale);
    await page.getByRole("tab", { name: say["output.title"] }).click();
    await page.locator(".screen", { hasText: "still here" }).waitFor();
    await page.getByRole("tab", { name: say["results.title"] }).click();
  }
});

for (const locale of ["th", "zh-CN"]) {
  pageTest(`long lines of ${locale} are broken where its words end, and nothing scrolls sideways`, { locale, viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }, async (page) => {
    await page.goto(siteAddress());
    await page.locator(".card").first().waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    const broken = await page.evaluate((spoken) => {
      const segmenter = new Intl.Segmenter(spoken, { granularity: "word" });
      const lead = document.querySelector(".lead").firstChild;
      const edges = new Set([...segmenter.segment(lead.data)].map(({ index }) => index));
      const breaks = [];
      const range = document.createRange();
      let top;
      for (let at = 0; at < lead.data.length; at += 1) {
        range.setStart(lead, at);
        range.setEnd(lead, at + 1);
        const box = range.getClientRects()[0];
        // A mark above a letter has no width of its own, and a space at the end of a line none at all.
        if (box === undefined || box.width === 0) continue;
        if (top !== undefined && box.top > top + 4) breaks.push(at);
        top = Math.max(top ?? box.top, box.top);
      }
      return { count: breaks.length, within: breaks.filter((at) => !edges.has(at)), forbidden: breaks.filter((at) => /[。，、：；！？）」』”’ๆฯ]/u.test(lead.data[at])) };
    }, locale === "th" ? "th" : "zh-Hans");
    assert.ok(broken.count >= 1);
    assert.deepEqual(broken.forbidden, []);
    // Chinese may break between any two signs; Thai not within a word.
    if (locale === "th") assert.deepEqual(broken.within, []);
  });
}
