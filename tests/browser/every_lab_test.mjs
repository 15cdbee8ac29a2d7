// A way through each lab, played on a phone as a learner goes it: the questions answered, the files written, Check pressed, all of it passed.

import { existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { answer, assert, check, openLab, pageTest, setCode, useBrowser } from "./support/browser.mjs";

useBrowser();

const labs = (await readdir("labs")).filter((id) => existsSync(`labs/${id}/lab.json`));
assert.ok(labs.length > 0);

for (const id of labs) {
  pageTest(`${id} can be passed on a phone`, { viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true }, async (page) => {
    await openLab(page, id);
    await page.locator(".engine-ready, #engine-offer").first().waitFor({ state: "attached" });
    const offer = page.locator("#engine-offer button");
    if (await offer.count() > 0) await offer.click();
    await page.locator(".engine-ready").waitFor({ state: "attached" });
    if (existsSync(`labs/${id}/attempts/answers.json`)) await answer(page, id);
    for (const [path, text] of await wayThrough(id)) {
      const file = page.locator(".files .file", { hasText: path });
      if (path !== undefined && await file.count() > 0) await file.first().click();
      await setCode(page, text);
    }
    await check(page);
    await page.locator(".summary-passed").waitFor();
  });
}

/** The first right attempt, as files; one that is a file stands for the only one of the lab. */
async function wayThrough(id) {
  const folder = `labs/${id}/attempts/passes`;
  const [name] = (await readdir(folder)).sort();
  const path = join(folder, name);
  if ((await stat(path)).isFile()) return [[undefined, await readFile(path, "utf8")]];
  const entries = (await readdir(path, { withFileTypes: true, recursive: true })).filter((it) => it.isFile() && it.name !== "answers.json");
  return Promise.all(entries.map(async (it) => [relative(path, join(it.parentPath, it.name)), await readFile(join(it.parentPath, it.name), "utf8")]));
}
