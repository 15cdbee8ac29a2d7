// Instruments where a lab offers them: large results of a query, a table that a check has found wrong, and a variable of which the lab
// knows when it is wrong.

import { answer, assert, check, labFile, openLab, pageTest, run, sees, setCode, useBrowser, words } from "./support/browser.mjs";

useBrowser();
const say = await words();

pageTest("a hundred thousand rows of a query are counted, begun as text and opened as a table", {}, async (page) => {
  await openLab(page, "joins-at-the-counter");
  await answer(page, "joins-at-the-counter");
  await setCode(page, "WITH RECURSIVE numbers(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM numbers LIMIT 100000)\nSELECT value AS id, NULLIF(value % 5, 0) AS shop, 'Kuching' AS town, value / 4.0 AS kg FROM numbers;\n");
  await run(page);
  // So many are beyond the lab's own fuel, and not beyond what looking has.
  await sees(page, say["end.out-of-fuel"]);
  await page.getByRole("button", { name: say["tables.action"] }).click();
  const panel = page.locator("#panel-tables");
  await panel.getByText("Rows: 100,000 · columns: 4").waitFor();
  assert.equal(await panel.locator("thead").innerText().then((text) => text.replace(/\s+/g, " ").trim()), "id INTEGER shop INTEGER NULL town TEXT kg REAL");
  assert.equal(await panel.locator("tbody tr").count(), 20);
  assert.equal(await panel.locator("tbody tr").nth(4).innerText(), "5\tNULL\tKuching\t1.25");
  await panel.getByRole("button", { name: say["instrument.table.open"] }).click();
  const caption = panel.locator(".instrument-caption");
  await caption.filter({ hasText: "100,000 of 100,000 rows" }).waitFor();
  await panel.locator("canvas").focus();
  await page.keyboard.press("End");
  await caption.filter({ hasText: "Row 100,000, id: 100000" }).waitFor();
});

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

pageTest("the steps of a wrong program say where its variable is first wrong, and those of a right one nothing", {}, async (page) => {
  const starter = await labFile("stock-ledger/starter/main.py");
  const example = starter.slice(starter.indexOf("if __name__"));
  const stepThrough = async (attempt) => {
    await setCode(page, `${await labFile(`stock-ledger/attempts/${attempt}`)}\n\n${example}`);
    await run(page);
    await sees(page, say["end.finished"]);
    await page.getByRole("tab", { name: say["output.title"] }).click();
    await page.getByRole("button", { name: say["steps.action"] }).click();
    await page.locator(".step-place").waitFor();
  };
  await openLab(page, "stock-ledger");
  await stepThrough("fails/forgets-the-opening/starts_at_zero.py");
  const told = page.locator(".departed");
  assert.match(await told.innerText(), /^stock is first wrong in step \d+: it is 0 and should be 40\./);
  await told.getByRole("button").click();
  await page.locator(".step-wrong", { hasText: "stock" }).filter({ hasText: "should be 40" }).waitFor();
  await page.getByRole("button", { name: say["instrument.timeline.open"] }).click();
  await page.locator(".instrument-legend", { hasText: say["steps.wrong.legend"] }).waitFor();
  await stepThrough("passes/running_sum.py");
  assert.equal(await told.count(), 0);
});
