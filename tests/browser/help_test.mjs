// What helps a learner who is stuck: the order of checks, a solution when it is time for one, a link to the case that fails.

import {
  answer, assert, check, code, editor, labFile, openLab, pageTest, sees, setCode, siteAddress, useBrowser, words,
} from "./support/browser.mjs";

useBrowser();
const lab = "lvg-checkout";

pageTest("a check that waits for another says for which", {}, async (page) => {
  await openLab(page, "stock-ledger");
  await setCode(page, await labFile("stock-ledger/attempts/fails/days-from-zero/positions_as_days.py"));
  await check(page);
  const { checks } = JSON.parse(await labFile("stock-ledger/lab.json"));
  const waiting = page.locator(".check-not-reached");
  await waiting.getByText(`First pass “${checks.find(({ id }) => id === "between").title.en}”.`, { exact: false }).waitFor();
  assert.equal(await waiting.count(), 1);
  assert.equal(await waiting.locator(".failure").count(), 0);
});

pageTest("the solution is offered after so many checks that did not pass, and leaves the learner's code alone", {}, async (page) => {
  await openLab(page, lab);
  const say = await words();
  const mine = "def is_taxable(price_sen, category):\n    return False\n";
  await setCode(page, mine);
  const offer = page.getByRole("heading", { name: say["solution.title"] });
  const { tries } = JSON.parse(await labFile(`${lab}/lab.json`)).solution;
  for (let count = 1; count <= tries; count += 1) {
    assert.equal(await offer.count(), 0, `after ${count - 1} checks`);
    await check(page);
    await page.locator(".summary-failed").waitFor();
    // Counted in the saved work: half of the checks are made after a reload.
    if (count === tries / 2) {
      await page.locator(".save-saved").waitFor();
      await page.waitForTimeout(500);
      await page.reload();
      await editor(page).waitFor();
    }
  }
  await offer.waitFor();
  await page.getByRole("button", { name: say["solution.show"] }).click();
  assert.equal(await page.locator(".solution").innerText(), await labFile(`${lab}/attempts/passes/loops.py`));
  assert.equal(await page.locator(".solution").evaluate((it) => it.isContentEditable), false);
  assert.equal(await code(page), mine);
  await page.getByRole("button", { name: say["solution.hide"] }).click();
  assert.equal(await page.locator(".solution").count(), 0);
});

pageTest("a solution for those who have passed is offered then, and ever after", {}, async (page) => {
  await openLab(page, "stock-ledger");
  const offer = page.getByRole("heading", { name: (await words())["solution.title"] });
  assert.equal(await offer.count(), 0);
  await answer(page, "stock-ledger");
  await setCode(page, await labFile("stock-ledger/attempts/passes/one_from_the_other.py"));
  await check(page);
  await offer.waitFor();
  await setCode(page, "x = 1\n");
  await page.reload();
  await offer.waitFor();
});

pageTest("a failure's link leads to its case, where nothing runs until the learner checks with its seed", {}, async (page, context) => {
  await openLab(page, lab);
  const say = await words();
  await setCode(page, await labFile(`${lab}/attempts/fails/less-than/below_500.py`));
  await check(page);
  const failed = page.locator(".check-failed").first();
  const call = await failed.locator(".fact").first().innerText();
  const href = await failed.getByRole("link", { name: say["report.replay"] }).getAttribute("href");
  // The lab hides inputs, so the seed follows from the code.
  const [, own] = href.match(/^#\/lab\/lvg-checkout\?check=taxable&case=\d+&seed=(\d+)$/) ?? [];
  assert.ok(own !== undefined && own !== "0", href);

  const other = await context.newPage();
  await other.goto(`${siteAddress()}${href.replace(/seed=\d+$/, "seed=77")}`);
  const sent = other.locator(".sent");
  await sent.getByText("seed 77").first().waitFor();
  assert.equal(await sent.locator(".fact").first().innerText(), call);
  assert.equal(await other.locator(".summary").count(), 0);
  await other.getByRole("button", { name: "Check with seed 77" }).click();
  await other.locator(".summary").waitFor();
  assert.match(await other.locator(".check-failed").first().getByRole("link", { name: say["report.replay"] }).getAttribute("href"), /seed=77$/);
  await other.getByRole("link", { name: say["replay.leave"] }).click();
  await sent.waitFor({ state: "detached" });
  await check(other);
  await other.locator(".summary").waitFor();
  await other.getByRole("link", { name: say["report.replay"] }).first().waitFor();
  assert.match(await other.getByRole("link", { name: say["report.replay"] }).first().getAttribute("href"), new RegExp(`seed=${own}$`));
});

pageTest("a link to a case that the lab does not have says so, a mangled one is no page", {}, async (page) => {
  await page.goto(`${siteAddress()}#/lab/${lab}?check=taxable&case=4000&seed=0`);
  await editor(page).waitFor();
  await sees(page, (await words())["replay.unknown"]);
  assert.equal(await page.locator(".sent .button-check").count(), 0);
  await page.goto(`${siteAddress()}#/lab/${lab}?check=taxable&case=<b>&seed=0`);
  await sees(page, "There is no such page");
});
