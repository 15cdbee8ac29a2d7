// Takes the picture of a lab page for the README: node tests/browser/picture.mjs [FILE]. Needs build/site.

import { stat } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { check, editor, executablePath, flags, labFile, patience, setCode } from "./support/browser.mjs";
import { root, startSite } from "./support/servers.mjs";

const target = process.argv[2] ?? join(root, "web/picture.png");
const largest = 150_000;

const site = await startSite();
const browser = await chromium.launch({ executablePath, args: [...flags, "--disable-lcd-text"] });
try {
  const page = await browser.newPage({ viewport: { width: 1080, height: 720 }, locale: "en" });
  page.setDefaultTimeout(patience);
  await page.goto(`${site.address}#/lab/lvg-checkout`);
  await editor(page).waitFor();
  await setCode(page, await labFile("lvg-checkout/attempts/fails/rounds-once/sum_then_round.py"));
  await check(page);
  await page.locator(".summary").waitFor();
  await editor(page).focus();
  await page.keyboard.press("Control+Home");
  await page.screenshot({ path: target });
} finally {
  await browser.close();
  await site.close();
}
const { size } = await stat(target);
console.log(`${target}: ${size} bytes`);
if (size > largest) throw new Error(`the picture is larger than ${largest} bytes`);
