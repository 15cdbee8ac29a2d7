// A cheap phone on a slow link, as far as a browser can play one: 3G, and a processor four times slower. Nothing here is timed; what is
// told is the order of things, and that nothing is lost on the way.

import { after, before } from "node:test";
import { ChangingSite } from "./support/changing_site.mjs";
import { assert, code, editor, pageTest, sees, useBrowser, words } from "./support/browser.mjs";

useBrowser();
const lab = "one-cart-five-languages";
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const engine = /^javascript-[0-9a-f]{16}\.wasm$/;
const say = await words();
const site = new ChangingSite();
before(() => site.switchOn());
after(() => site.switchOff());

async function slowDown(page, context) {
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 94_000 });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

pageTest("on a slow phone there is writing before there is an engine, an early Check gets its verdict, and nothing is lost", {
  ...phone, expectsErrors: /ERR_|Failed to load/,
}, async (page, context) => {
  await slowDown(page, context);
  // The engine breaks off in the middle, whenever it is asked for: nobody writes because it has come.
  site.instead = [[engine, { breaksAfter: 100_000 }]];
  await page.goto(`${site.address}#/lab/${lab}`);
  await editor(page).waitFor();
  await editor(page).tap();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\n// typed early");
  assert.match(await code(page), /typed early/);

  // The page says so when the engine is needed, and a retry brings it.
  await page.locator(".button-check").tap();
  await editor(page).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" and on");
  await page.locator(".trouble").filter({ visible: true }).waitFor();
  assert.match(await code(page), /typed early and on/);
  site.instead = [];
  await page.locator(".trouble").filter({ visible: true }).getByRole("button", { name: say["app.retry"] }).tap();
  await page.locator(".summary").waitFor();
  assert.match(await code(page), /typed early and on/);
  await page.locator(".save-saved").waitFor();
  await page.reload();
  await editor(page).waitFor();
  assert.match(await code(page), /typed early and on/);
});

pageTest("a lab whose task breaks off on a slow link says so, and opens once it comes, together with others or by itself", { ...phone, expectsErrors: /ERR_|Failed to load/ }, async (page, context) => {
  await slowDown(page, context);
  const together = [/^labs\/rider-routes\/shown\.json$/, { breaksAfter: 200 }];
  site.instead = [together, [/^labs\/rider-routes\/text\.en\.md$/, { breaksAfter: 200 }]];
  await page.goto(`${site.address}#/lab/rider-routes`);
  await page.locator(".page-message[role=alert]").waitFor();
  await sees(page, say["lab.failed"]);
  site.instead = [together];
  await page.getByRole("button", { name: say["app.retry"] }).tap();
  await editor(page).waitFor();
});

pageTest("a check whose hidden files break off is told, costs nothing, and can be tried again", { expectsErrors: /ERR_|Failed to load/ }, async (page) => {
  const definition = /^labs\/one-cart-five-languages\/lab\.json$/;
  site.instead = [[definition, { breaksAfter: 100 }]];
  await page.goto(`${site.address}#/lab/${lab}`);
  await editor(page).waitFor();
  await page.locator(".button-check").click();
  await page.locator(".trouble").filter({ visible: true }).waitFor();
  assert.equal(await page.locator(".summary").count(), 0);
  site.instead = [];
  await page.locator(".trouble").filter({ visible: true }).getByRole("button", { name: say["app.retry"] }).click();
  await page.locator(".summary").waitFor();
});

pageTest("an engine whose fetching worker breaks off is told, and can be tried again", { expectsErrors: /ERR_|Failed to load/ }, async (page) => {
  site.instead = [[/^assets\/file_worker-/, { breaksAfter: 10 }]];
  await page.goto(`${site.address}#/lab/${lab}`);
  await editor(page).waitFor();
  await page.locator(".button-check").click();
  await page.locator(".trouble").filter({ visible: true }).waitFor();
  site.instead = [];
  await page.locator(".trouble").filter({ visible: true }).getByRole("button", { name: say["app.retry"] }).click();
  await page.locator(".summary").waitFor();
});
