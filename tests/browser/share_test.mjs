// A link that carries code: it runs nothing, replaces nothing unasked, and a bad one is only told about.

import { deflateRawSync } from "node:zlib";
import {
  assert, code, editor, openLab, pageTest, patience, sees, seesSaved, setCode, siteAddress, useBrowser, words,
} from "./support/browser.mjs";

useBrowser();
const lab = "lvg-checkout";
const say = await words();
const packed = (value) => deflateRawSync(Buffer.from(JSON.stringify(value))).toString("base64url");
const address = (value) => `${siteAddress()}#/lab/${lab}?code=${typeof value === "string" ? value : packed(value)}`;
const theirs = "print('sent by 雅')\n";
const sent = { format: 1, files: [["main.py", theirs]] };

async function openLink(page, value) {
  await page.goto(address(value));
  await editor(page).waitFor();
}

/** A link as the page makes it. */
async function link(page) {
  await page.getByRole("button", { name: say["share.tool"], exact: true }).click();
  const field = page.getByLabel(new RegExp(say["share.link"]));
  await field.waitFor();
  return field.inputValue();
}

pageTest("code goes to another device in a link, and runs and replaces nothing until it is taken", {}, async (page, context) => {
  await openLab(page, lab);
  const starter = await code(page);
  await setCode(page, theirs);
  const made = await link(page);
  assert.ok(made.startsWith(`${siteAddress()}#/lab/${lab}?code=`));
  assert.equal(new URL(made).search, "", "what stands behind the # never reaches a server");
  await sees(page, `${made.length.toLocaleString("en")} characters`);

  const device = await context.browser().newContext({ locale: "en" });
  try {
    device.setDefaultTimeout(patience);
    const there = await device.newPage();
    const asked = [];
    there.on("request", (request) => asked.push(request.url()));
    await there.goto(made);
    await sees(there, say["shared.title"]);
    assert.equal(await code(there), starter);
    assert.equal(await there.locator(".screen").count(), 0);
    await there.getByRole("button", { name: say["shared.look"] }).click();
    await there.locator(".shared .change-added").getByText("sent by 雅").waitFor();
    await there.getByRole("button", { name: say["shared.use"] }).click();
    await sees(there, say["shared.used"]);
    assert.equal(await code(there), theirs);
    assert.equal(new URL(there.url()).hash, `#/lab/${lab}`);
    assert.equal(await there.locator(".screen").count(), 0, "taken is not run");
    await seesSaved(there);
    await there.reload();
    await editor(there).waitFor();
    assert.equal(await code(there), theirs);
    assert.deepEqual(asked.filter((url) => url.includes("code=")), []);
  } finally {
    await device.close();
  }
});

pageTest("saved work stays when it is kept; when the other is taken it is set aside, and can be had back", {}, async (page) => {
  const mine = "mine = 'precious'\n";
  await openLab(page, lab);
  await setCode(page, mine);
  await seesSaved(page);
  await page.goto("about:blank");
  await openLink(page, sent);
  await sees(page, say["shared.text"]);
  assert.equal(await code(page), mine);
  await page.getByRole("link", { name: say["shared.leave"] }).click();
  await page.locator(".shared").waitFor({ state: "detached" });
  assert.equal(await code(page), mine);
  await page.goto("about:blank");
  await openLink(page, sent);
  await page.getByRole("button", { name: say["shared.use"] }).click();
  await sees(page, say["shared.used"]);
  assert.equal(await code(page), theirs);
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  assert.equal(await code(page), mine);
  // And it is in the history, however much is written over it.
  await page.goto(`${siteAddress()}#/work`);
  await page.locator(".history summary").first().click();
  const kept = page.locator(".entry").filter({ hasText: say["work.kind.kept"] });
  await kept.getByRole("button", { name: say["work.look"] }).click();
  await kept.getByText("precious").first().waitFor();
});

pageTest("the same code is no question", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, theirs);
  await seesSaved(page);
  await page.goto("about:blank");
  await openLink(page, sent);
  await sees(page, say["shared.same"]);
  assert.equal(await page.getByRole("button", { name: say["shared.use"] }).count(), 0);
});

for (const [name, value] of [
  ["cut off", packed(sent).slice(0, -9)],
  ["empty", ""],
  ["of signs that are none", "%3Cscript%3E"],
  ["too long", "A".repeat(40_000)],
  ["a little that becomes a lot", { format: 1, files: [["main.py", "x".repeat(30_000_000)]] }],
  ["with a file that the lab has not", { format: 1, files: [["../main.py", "x"]] }],
]) {
  pageTest(`a link that is ${name} is told about, and the work stays`, {}, async (page) => {
    await openLab(page, lab);
    await setCode(page, "mine = 1\n");
    await seesSaved(page);
    await page.goto("about:blank");
    await openLink(page, value);
    await page.getByRole("alert").getByText(say["shared.bad"]).waitFor();
    assert.equal(await code(page), "mine = 1\n");
  });
}

pageTest("code that is too long for a link is offered as a file", {}, async (page) => {
  await openLab(page, lab);
  const noise = Array.from({ length: 4000 }, (_, at) => `x${at} = ${Math.sin(at)}`).join("\n");
  await setCode(page, `${noise}\n`);
  await page.getByRole("button", { name: say["share.tool"], exact: true }).click();
  await sees(page, say["share.too-long"]);
});

pageTest("a link is copied, or marked where the browser does not copy", { permissions: ["clipboard-read", "clipboard-write"] }, async (page) => {
  await openLab(page, lab);
  const made = await link(page);
  await page.getByRole("button", { name: say["share.copy"] }).click();
  await sees(page, say["share.copied"]);
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), made);
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await page.getByRole("button", { name: say["share.copy"] }).click();
  await sees(page, say["share.copy.failed"]);
  assert.equal(await page.evaluate(() => document.getSelection().toString() || document.activeElement.value.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd)), made);
  // What is written afterwards is not in that link.
  await setCode(page, "later = 1\n");
  await page.locator(".share").waitFor({ state: "detached" });
});

for (const locale of ["en", "th", "zh-CN"]) {
  pageTest(`on a phone, link and question fit, ${locale}`, { locale, viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true }, async (page) => {
    const spoken = await words(locale === "zh-CN" ? "zh-Hans" : locale);
    await page.goto(address(sent));
    await sees(page, spoken["shared.title"]);
    await page.locator(".shared").getByRole("button", { name: spoken["shared.look"], exact: true }).tap();
    await page.locator(".change-added").first().waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360);
    await page.getByRole("button", { name: spoken["share.tool"], exact: true }).tap();
    await page.locator(".share input").waitFor();
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360);
  });
}
