// Rules about what stands in the code: the parser is fetched for a check that wants it, and what breaks a rule is marked and linked.

import { answer, assert, check, labFile, openLab, pageTest, setCode, useBrowser, words } from "./support/browser.mjs";

useBrowser();

const isOfParser = (url) => /\/(parser|[a-z]+-grammar)-/.test(url);

pageTest("what breaks a rule is told, marked in the editor and linked", {}, async (page, context) => {
  const fetched = [];
  context.on("request", (request) => fetched.push(request.url()));
  await openLab(page, "lvg-checkout");
  await setCode(page, await labFile("lvg-checkout/attempts/fails/whole-sen/division_that_comes_out_right.py"));
  assert.deepEqual(fetched.filter(isOfParser), []);
  await check(page);
  const failed = page.locator(".check-failed");
  await failed.waitFor();
  assert.equal(await failed.count(), 1);
  assert.match(await failed.innerText(), /\/ gives a float/);
  assert.match(await failed.innerText(), /Line 14 of main\.py/);
  assert.match(await page.locator(".cm-problem-line").innerText(), /RATE_PERCENT \/ 100/);
  assert.equal(await page.locator(".cm-problem-place").innerText(), "/");
  assert.match(await page.locator(".cm-problem-text").innerText(), /\/ gives a float/);
  assert.deepEqual(fetched.filter(isOfParser).map((url) => url.replace(/.*\/|-[0-9a-f]{16}.*/g, "")).sort(), ["parser", "python-grammar"]);

  await page.getByRole("button", { name: "Line 14 of main.py" }).click();
  await setCode(page, await labFile("lvg-checkout/attempts/passes/loops.py"));
  await check(page);
  await page.getByText((await words())["results.passed"]).first().waitFor();
});

pageTest("a lab without such rules fetches no parser", {}, async (page, context) => {
  const fetched = [];
  context.on("request", (request) => fetched.push(request.url()));
  await openLab(page, "stock-ledger");
  await answer(page, "stock-ledger");
  await setCode(page, await labFile("stock-ledger/attempts/passes/running_sum.py"));
  await check(page);
  await page.getByText((await words())["results.passed"]).first().waitFor();
  assert.deepEqual(fetched.filter(isOfParser), []);
});
