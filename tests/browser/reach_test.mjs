// Everybody can use it: by keyboard alone, on a small phone, with a screen reader, in the dark.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  assert, check, code, editor, labFile, openLab, pageTest, run, sees, setCode, siteAddress, useBrowser,
} from "./support/browser.mjs";

useBrowser();
const lab = "lvg-checkout";
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function findings(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, any }) => `${target.join(" ")} ${any[0]?.message ?? ""}`).join("; ")}`);
}

for (const colorScheme of ["light", "dark"]) {
  pageTest(`axe finds nothing serious, ${colorScheme}`, { colorScheme, reducedMotion: "reduce" }, async (page) => {
    await page.goto(siteAddress());
    await sees(page, "Low-value goods at the checkout");
    assert.deepEqual(await findings(page), []);
    await openLab(page, lab);
    assert.deepEqual(await findings(page), []);
    await page.getByText("Rules used here").click();
    await page.getByRole("button", { name: "Show a hint" }).click();
    await setCode(page, await labFile(`${lab}/attempts/fails/less-than/below_500.py`));
    await check(page);
    await sees(page, "Not there yet");
    assert.deepEqual(await findings(page), []);
    await setCode(page, "import sys\nprint('x', file=sys.stderr)\nprint(nope)\n");
    await run(page);
    await sees(page, "Your program stopped with an error.");
    assert.deepEqual(await findings(page), []);
    await page.getByRole("button", { name: "Step through" }).click();
    await page.getByRole("slider").waitFor();
    assert.deepEqual(await findings(page), []);
  });
}

pageTest("axe finds nothing serious on a phone", { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, reducedMotion: "reduce" }, async (page) => {
  await openLab(page, lab);
  await editor(page).tap();
  await page.getByRole("toolbar", { name: "Symbols" }).waitFor();
  assert.deepEqual(await findings(page), []);
});

pageTest("the keyboard alone is enough", {}, async (page) => {
  const focused = () => page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return `${element?.className ?? ""} ${element?.textContent ?? ""}`;
  });
  const tabUntil = async (pattern, key = "Tab") => {
    for (let step = 0; step < 60; step += 1) {
      if (pattern.test(await focused())) return;
      await page.keyboard.press(key);
    }
    assert.fail(`never reached ${pattern}`);
  };
  await page.goto(siteAddress());
  await sees(page, "Low-value goods at the checkout");
  await page.keyboard.press("Tab");
  assert.match(await focused(), /Skip to the main part/);
  await page.keyboard.press("Enter");
  await tabUntil(/^ Low-value goods at the checkout/);
  await page.keyboard.press("Enter");
  await editor(page).waitFor();
  await tabUntil(/cm-content/);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("if True:\nprint('by keys')");
  assert.match(await code(page), /if True:\n {4}print\('by keys'\)/);
  await page.keyboard.press("Control+Enter");
  await sees(page, "Your program finished.");
  assert.match(await page.locator(".screen").innerText(), /by keys/);
  assert.match(await focused(), /cm-content/);
  // Tab indents; Esc and then Tab leaves.
  await page.keyboard.press("Home");
  await page.keyboard.press("Tab");
  assert.match(await code(page), / {8}print/);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.doesNotMatch(await focused(), /cm-content/);
  await tabUntil(/button-check/);
  await page.keyboard.press("Enter");
  await sees(page, "Not there yet");
  await page.keyboard.press("Control+Shift+Enter");
  await sees(page, "Not there yet");
  await tabUntil(/tab .*Results/);
  await page.keyboard.press("ArrowLeft");
  assert.match(await focused(), /Output/);
});

// A browser styles what is typed over coloured text as that was, which the page's policy reports.
pageTest("what is typed over a selection takes its place, brackets go around it, and an undo brings it back", {}, async (page) => {
  await openLab(page, lab);
  const before = "total = 'twelve'  # sen\nprint(total)\n";
  await setCode(page, before);
  await page.keyboard.press("Control+A");
  await page.keyboard.type("x = 5");
  assert.equal(await code(page), "x = 5");
  await page.keyboard.press("Control+Z");
  assert.equal(await code(page), before);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await page.keyboard.type("sum");
  assert.equal(await code(page), before.replace("total", "sum"));
  await page.keyboard.press("Shift+Home");
  await page.keyboard.type("(");
  assert.equal(await code(page), before.replace("total", "(sum)"));
  await page.keyboard.type("[");
  assert.equal(await code(page), before.replace("total", "([sum])"));
  // From the middle of a line into the next one.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.type("é");
  assert.match(await code(page), /^\(\[sumé[^\n]*\n$/);
});

pageTest("keys alone lead from home through a course and a whole lab to the next one", {}, async (page) => {
  const focused = () => page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return `${element?.className ?? ""} ${element?.textContent ?? ""}`;
  });
  const enter = async (pattern) => {
    for (let step = 0; step < 80 && !pattern.test(await focused()); step += 1) await page.keyboard.press("Tab");
    assert.match(await focused(), pattern);
    await page.keyboard.press("Enter");
  };
  await page.goto(siteAddress());
  await page.locator(".card").first().waitFor();
  await enter(/^ Python for merchants$/);
  await page.locator(".sheet-title").waitFor();
  await enter(/^ Low-value goods at the checkout$/);
  await editor(page).waitFor();
  await enter(/^button button-quiet Show a hint$/);
  assert.match(await focused(), /^button button-quiet /, "focus is kept");
  for (let step = 0; step < 80 && !/cm-content/.test(await focused()); step += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(await labFile(`${lab}/attempts/passes/loops.py`));
  await page.keyboard.press("Control+Enter");
  await sees(page, "Your program finished.");
  await page.keyboard.press("Control+Shift+Enter");
  await page.locator(".summary-passed").waitFor();
  await page.keyboard.press("Escape");
  // The first lab of the course that is not done, which was passed over.
  await enter(/^button button-check Price tags and 5 sen/);
  await page.waitForFunction(() => location.hash === "#/lab/price-tags-and-five-sen");
  await editor(page).waitFor();
});

pageTest("every control has a name and is large enough for a thumb", { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }, async (page) => {
  await openLab(page, lab);
  await editor(page).tap();
  const small = await page.evaluate(() => [...document.querySelectorAll("button, select, summary, input, a")]
    .filter((it) => it.checkVisibility() && !it.closest(".prose, .visually-hidden") && !it.matches(".skip"))
    .map((it) => ({ name: it.ariaLabel || it.textContent.trim() || it.labels?.[0]?.textContent, box: it.getBoundingClientRect() }))
    .filter(({ name, box }) => !name || box.height < 43.5 || box.width < 43.5)
    .map(({ name, box }) => `${name} ${box.width} x ${box.height}`));
  assert.deepEqual(small, []);
});

for (const locale of ["en", "ms", "zh-CN", "vi", "th"]) {
  pageTest(`at 360 pixels nothing scrolls sideways, ${locale}`, { viewport: { width: 360, height: 740 }, locale, isMobile: true, hasTouch: true }, async (page) => {
    const isNarrow = async (where) => {
      const { scrollWidth, innerWidth } = await page.evaluate(() => ({
        scrollWidth: document.documentElement.scrollWidth, innerWidth: window.innerWidth,
      }));
      assert.equal(innerWidth, 360, where);
      assert.ok(scrollWidth <= 360, `${where}: ${scrollWidth}`);
    };
    await page.goto(siteAddress());
    await page.locator(".card").first().waitFor();
    await isNarrow("the list");
    const labs = await page.locator(".cards:not(.cards-courses) .card-title a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    for (const link of labs) {
      await page.goto(`${siteAddress()}${link}`);
      await editor(page).waitFor();
      await isNarrow(link);
    }
    await openLab(page, lab);
    await page.locator(".rules summary").click();
    await setCode(page, `print("${"wide".repeat(60)}")\nx = undefined_${"name_".repeat(40)}\n`);
    await page.locator(".button-run").click();
    await page.locator(".exception").waitFor();
    await isNarrow("the output");
    await page.locator(".button-check").click();
    await page.locator(".failure").first().waitFor();
    await isNarrow("the results");
  });
}

pageTest("the symbol row types what a phone's keyboard hides", { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }, async (page) => {
  await openLab(page, lab);
  await setCode(page, "");
  await page.getByRole("button", { name: "Insert [" }).tap();
  await page.keyboard.type("1");
  assert.equal((await code(page)).trim(), "[1]");
  await page.getByRole("button", { name: "Undo" }).tap();
  await page.getByRole("button", { name: "Tab: indent" }).tap();
  assert.match(await code(page), / {4}/);
  assert.equal(await page.evaluate(() => document.activeElement?.className), "editor-host", "the keyboard stays open");
});

pageTest("dark can be chosen and stays chosen", { colorScheme: "light" }, async (page) => {
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.goto(siteAddress());
  const light = await paper();
  const button = page.getByRole("button", { name: /^Colours/ });
  await button.click();
  assert.equal(await paper(), light);
  await button.click();
  // The page is painted anew a moment after the click.
  await page.waitForFunction((was) => getComputedStyle(document.documentElement).backgroundColor !== was, light);
  const dark = await paper();
  await page.reload();
  await button.waitFor();
  assert.equal(await paper(), dark);
});
