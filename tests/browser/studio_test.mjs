// The studio: a lab is opened from a zip, its problem seen at its place and mended, the lab looked at as a learner, a wrong answer recorded as
// an attempt, everything proved, and what is exported is a lab that `bengkel check` is content with. Nothing is sent, nothing is lost.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, before } from "node:test";
import { promisify } from "node:util";
import { unzipSync, zipSync } from "fflate";
import { assert, check, code, pageTest, patience, sees, setCode, siteAddress, useBrowser, words } from "./support/browser.mjs";
import { root } from "./support/servers.mjs";

useBrowser();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const say = await words();
const run = promisify(execFile);

/** A small lab of its own, and right, but for a key that is misspelt. */
const lab = {
  format: 1, id: "stamps", version: 1, language: "python", track: "python-for-merchants", level: "beginner", minutes: 10,
  title: { en: "Stamps for parcels" }, summary: { en: "How many stamps a parcel wants." }, locales: { en: { reviewed: true } },
  outcomes: { trade: [], computing: ["functions"] }, prerequisites: [],
  checks: [
    {
      id: "stamps", kind: "calls", points: 4, title: { en: "stamps rounds up" }, function: "stamps",
      cases: [{ args: [100], want: 2 }, { args: [101], want: 3 }, { args: [0], want: 0 }, { args: [149], want: 3 }],
    },
  ],
  misconceptions: [], hints: [{ en: "What is left over wants a stamp too." }],
};
const files = {
  "lab.json": JSON.stringify(lab, null, 2).replace('"minutes"', '"minuts"'),
  "text.en.md": "Write `stamps(grams)`: one stamp for each 50 grams, begun ones too.\n",
  "starter/main.py": "def stamps(grams):\n    return 0\n",
  "attempts/passes/negative.py": "def stamps(grams):\n    return -(-grams // 50)\n",
  "attempts/passes/added.py": "def stamps(grams):\n    return (grams + 49) // 50\n",
  "attempts/fails/stamps/always_two.py": "def stamps(grams):\n    return 2\n",
  "attempts/fails/stamps/none.py": "def stamps(grams):\n    return 0\n",
  "attempts/fails/stamps/by_hundred.py": "def stamps(grams):\n    return -(-grams // 100)\n",
  "attempts/fails/stamps/as_text.py": "def stamps(grams):\n    return str(-(-grams // 50))\n",
};
const wrong = "def stamps(grams):\n    return grams // 50 + 1\n";

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "bengkel-studio-"));
  const encoder = new TextEncoder();
  await writeFile(join(folder, "stamps.zip"), zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [`stamps/${path}`, encoder.encode(text)]))));
  await writeFile(join(folder, "broken.zip"), "PK no zip at all");
  await writeFile(join(folder, "outside.zip"), zipSync({ "x/lab.json": encoder.encode("{}"), "x/../../evil": encoder.encode("x") }));
});
after(() => rm(folder, { recursive: true }));

async function openStudio(page) {
  await page.goto(`${siteAddress()}#/studio`);
  await page.getByRole("heading", { name: say["studio.title"], exact: true }).waitFor();
}

async function openZip(page, name) {
  await page.locator(`input[accept*=zip]`).setInputFiles(join(folder, name));
}

const tab = (page, name) => page.getByRole("tab", { name });
const isFine = (page) => page.locator(".studio-state.studio-fine").waitFor();
const isKept = (page) => page.locator(".studio-draft").getByText(say["studio.draft.kept"]).waitFor();

async function isAccessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
}

pageTest("a lab is mended, proved, given a wrong attempt, and taken away whole", {}, async (page) => {
  const foreign = [];
  const own = new URL(siteAddress()).origin;
  page.on("request", (request) => {
    if (request.method() !== "GET" || !/^(blob|data):/.test(request.url()) && !request.url().startsWith(own)) foreign.push(request.url());
  });
  await openStudio(page);
  await isAccessible(page);
  await openZip(page, "broken.zip");
  await sees(page, say["studio.trouble.zip"]);
  await openZip(page, "outside.zip");
  await sees(page, say["studio.trouble.unknown"]);
  await openZip(page, "stamps.zip");

  // The problem stands at its line and column, in the list and in the editor.
  const line = files["lab.json"].split("\n").findIndex((it) => it.includes('"minuts"')) + 1;
  const problem = page.locator(".studio-problem").filter({ hasText: `lab.json:${line}:3` });
  await problem.waitFor();
  await page.locator(".cm-problem-text").filter({ hasText: "minutes" }).first().waitFor();
  await problem.click();
  await isAccessible(page);
  await setCode(page, JSON.stringify(lab, null, 2));
  await isFine(page);
  await isKept(page);

  // A key of the schema is offered where it may stand.
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.type('"pack');
  assert.equal((await code(page)).slice(0, 7), '{"pack"', "however fast it is typed");
  await page.locator(".cm-tooltip-autocomplete").getByText('"packages"').waitFor();
  await page.keyboard.press("Escape");
  await setCode(page, JSON.stringify(lab, null, 2));
  await isFine(page);

  // As a learner, in another language; a wrong answer is recorded.
  await tab(page, say["studio.preview"]).click();
  await page.locator(".preview-head select").selectOption("ms");
  const malay = await words("ms");
  await page.locator(".preview-lab").getByRole("button", { name: malay["action.check"], exact: true }).waitFor();
  await page.locator(".preview-head select").selectOption("en");
  await page.locator(".preview-lab .cm-content").waitFor();
  const inPreview = page.locator(".preview-lab .cm-content");
  await inPreview.focus();
  await page.keyboard.press("Control+A");
  await inPreview.evaluate((content, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, wrong);
  await page.locator(".preview-lab").getByRole("button", { name: say["action.check"], exact: true }).click();
  await page.locator(".record").waitFor({ timeout: 2 * patience });
  await isAccessible(page);
  await page.getByLabel(say["studio.record.name"]).fill("one_too_many");
  await page.getByLabel(say["studio.record.sentence"]).fill("A parcel that fills its stamps wants no more.");
  await page.getByRole("button", { name: say["studio.record.do"] }).click();
  await sees(page, "attempts/fails/one-too-many/one_too_many.py");

  await tab(page, say["studio.edit"]).click();
  await isFine(page);
  assert.equal(await code(page), wrong);

  // Proved: every attempt against the check, with what it cost.
  await tab(page, say["studio.prove"]).click();
  await page.getByRole("button", { name: say["studio.prove.do"] }).click();
  await page.locator(".studio-prove .notice-good").waitFor({ timeout: 2 * patience });
  assert.equal(await page.locator(".matrix tbody tr").count(), 7);
  const row = page.locator(".matrix tbody tr").filter({ hasText: "one_too_many" });
  assert.equal(await row.locator(".matrix-failed.matrix-named").count(), 1);
  assert.match(await row.locator(".matrix-fuel").innerText(), /^[\d,]+$/);
  await isAccessible(page);

  // A reload loses nothing, and what is taken away is a lab.
  await isKept(page);
  await page.reload();
  await isFine(page);
  await page.getByRole("button", { name: "attempts/fails/one-too-many/one_too_many.py" }).waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: say["studio.export"] }).click()]);
  const exported = unzipSync(new Uint8Array(await readFile(await download.path())));
  const target = join(folder, "out");
  for (const [path, bytes] of Object.entries(exported)) {
    const { mkdir } = await import("node:fs/promises");
    await mkdir(join(target, path, ".."), { recursive: true });
    await writeFile(join(target, path), bytes);
  }
  const found = await readdir(join(target, "stamps"), { recursive: true, withFileTypes: true });
  assert.equal(found.filter((it) => it.isFile()).length, Object.keys(files).length + 1);
  const { stdout } = await run(process.execPath, ["build/cli/bengkel.mjs", "check", relative(root, join(target, "stamps"))], { cwd: root });
  assert.match(stdout, /8 passed, 0 failed/);
  assert.deepEqual(foreign, []);

  // Nothing of it is among the learner's own work.
  await page.goto(`${siteAddress()}#/work`);
  await sees(page, say["work.empty"]);
});

pageTest("an attempt that is not as its folder says stands out in the matrix", {}, async (page) => {
  await openStudio(page);
  await openZip(page, "stamps.zip");
  await page.locator(".studio-problem").first().waitFor();
  await setCode(page, JSON.stringify(lab, null, 2));
  await isFine(page);
  await page.getByRole("button", { name: "attempts/fails/stamps/none.py" }).click();
  await page.waitForFunction(() => document.querySelector(".studio-editor").shadowRoot.querySelector(".cm-content").innerText.includes("return 0"));
  await setCode(page, files["attempts/passes/added.py"]);
  await isFine(page);
  await tab(page, say["studio.prove"]).click();
  await page.getByRole("button", { name: say["studio.prove.do"] }).click();
  await page.locator(".studio-prove .notice-bad").waitFor({ timeout: 2 * patience });
  const row = page.locator(".matrix tbody tr").first();
  assert.match(await row.innerText(), /fails\/stamps\/none\.py/);
  assert.match(await row.innerText(), /It should fail stamps, and does not\./);
});

pageTest("two tabs do not write over each other", {}, async (page, context) => {
  await openStudio(page);
  await openZip(page, "stamps.zip");
  await page.locator(".studio-problem").first().waitFor();
  const other = await context.newPage();
  await other.goto(`${siteAddress()}#/studio`);
  await sees(other, say["studio.draft.elsewhere.text"]);
  await setCode(page, JSON.stringify(lab, null, 2));
  await isKept(page);
  await other.getByRole("button", { name: say["studio.draft.take"] }).click();
  await isFine(other);
  await isKept(other);
  assert.equal(JSON.parse(await code(other)).minutes, lab.minutes);
  await sees(page, say["studio.draft.elsewhere.text"]);
});

pageTest("a copy of a lab of the site is a start, on a phone too", { viewport: { width: 360, height: 740 } }, async (page) => {
  await openStudio(page);
  await page.getByLabel(say["studio.copy.lab"]).selectOption("lvg-checkout");
  await page.getByRole("button", { name: say["studio.copy.do"] }).click();
  await page.locator(".folder-file").getByText("lab.json").waitFor();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `nothing stands out of the page to the side (${width})`);
  await page.getByRole("button", { name: say["studio.close"], exact: true }).click();
  await page.getByRole("button", { name: say["studio.close.do"] }).click();
  await page.getByRole("heading", { name: say["studio.title"], exact: true }).waitFor();
  await page.reload();
  await page.getByRole("heading", { name: say["studio.title"], exact: true }).waitFor();
});
