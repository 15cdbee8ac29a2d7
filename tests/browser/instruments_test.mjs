// A table that a check has found wrong, in the instrument that a lab offers for it.

import { check, labFile, openLab, pageTest, setCode, useBrowser, words } from "./support/browser.mjs";

useBrowser();
const say = await words();

pageTest("a table that a check has found wrong is shown whole, with what was expected", {}, async (page) => {
  await openLab(page, "joins-at-the-counter");
  await setCode(page, await labFile("joins-at-the-counter/attempts/fails/loses-orders/inner_join.sql"));
  await check(page);
  await page.getByRole("button", { name: say["report.table.whole"] }).first().click();
  const whole = page.locator(".instrument-table").first();
  await whole.locator(".sign", { hasText: say["report.table.missing"] }).waitFor();
  await whole.locator("canvas").focus();
  await page.keyboard.press("End");
  await whole.locator(".instrument-caption").filter({ hasText: /Row \d+, / }).waitFor();
});
