// Code in a plain text field, in place of the code editor: nothing is lost on the way there and back, both save alike, Tab leaves.

import { assert, check, code, labFile, openLab, pageTest, run, sees, seesSaved, setCode, useBrowser, words } from "./support/browser.mjs";

useBrowser();
const lab = "lvg-checkout";
const field = (page) => page.locator(".plain-code:visible");
const swap = (page) => page.getByRole("button", { name: "Plain text", exact: true }).click();

pageTest("switching to the plain field and back loses nothing, and both save to one journal", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, "written = 'in the code editor'\n");
  await swap(page);
  assert.equal(await field(page).inputValue(), "written = 'in the code editor'\n");
  await field(page).fill("written = 'in the plain field'\n");
  await seesSaved(page);
  await page.reload();
  // It is remembered, and so is the code.
  assert.equal(await field(page).inputValue(), "written = 'in the plain field'\n");
  await field(page).press("Control+End");
  await field(page).pressSequentially("more = 1");
  await swap(page);
  assert.equal(await code(page), "written = 'in the plain field'\nmore = 1");
  await seesSaved(page);
});

pageTest("the plain field is left by Tab, undone by the browser, and run and checked by the keys", {}, async (page) => {
  await openLab(page, lab);
  await swap(page);
  await field(page).fill("print('plain')\n");
  await field(page).press("Control+Enter");
  await sees(page, "Your program finished.");
  assert.match(await page.locator(".screen").innerText(), /plain/);
  await field(page).press("Control+End");
  await page.keyboard.type("x");
  await page.keyboard.press("Control+Z");
  assert.equal(await field(page).inputValue(), "print('plain')\n");
  await page.keyboard.press("Tab");
  assert.equal(await field(page).evaluate((it) => document.activeElement === it), false);
  assert.match(await field(page).evaluate((it) => `${it.getAttribute("aria-label")}; ${it.getAttribute("aria-description")}`), /Code editor, main\.py; .*Tab leaves/);
  await field(page).fill(await labFile(`${lab}/attempts/passes/loops.py`));
  await check(page);
  await sees(page, (await words())["results.passed"]);
});

pageTest("what is wrong stands in a list, with the way to its line", {}, async (page) => {
  await openLab(page, lab);
  await swap(page);
  await field(page).fill("a = 1\nb = 2\nprint（a)\n");
  await run(page);
  const list = page.getByRole("list", { name: "What is wrong, by line" });
  await list.getByRole("button", { name: "Line 3 of main.py" }).click();
  assert.equal(await field(page).evaluate((it) => document.activeElement === it && it.value.slice(0, it.selectionStart).split("\n").length), 3);
  assert.equal(await field(page).getAttribute("aria-invalid"), "true");
  // A sign that an input method left is put right here as well, and undone as typed.
  await page.getByRole("button", { name: (await words())["signs.repair"] }).click();
  assert.equal(await field(page).inputValue(), "a = 1\nb = 2\nprint(a)\n");
  await page.keyboard.press("Control+Z");
  assert.equal(await field(page).inputValue(), "a = 1\nb = 2\nprint（a)\n");
});

pageTest("resetting, its undo and a phone's row of symbols work in the plain field", { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }, async (page) => {
  await openLab(page, lab);
  await swap(page);
  await field(page).fill("mine = 1\n");
  await page.getByRole("button", { name: "Start again" }).click();
  assert.equal(await field(page).inputValue(), await labFile(`${lab}/starter/main.py`));
  await page.locator(".editor .notice").getByRole("button", { name: "Undo" }).click();
  assert.equal(await field(page).inputValue(), "mine = 1\n");
  await field(page).press("Control+End");
  await page.getByRole("button", { name: "Insert (", exact: true }).click();
  assert.equal(await field(page).inputValue(), "mine = 1\n(");
});
