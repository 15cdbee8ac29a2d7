// Pictures of every page in every state, language, size and colour, to be looked at: node tests/browser/screenshots.mjs [FOLDER].
// index.html beside them shows a row a page. Needs build/site.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { promisify } from "node:util";
import { zipSync } from "fflate";
import { chromium } from "playwright-core";
import { answer, editor, executablePath, flags, labFile, patience, setCode, words } from "./support/browser.mjs";
import { root, startSite } from "./support/servers.mjs";

const folder = resolve(process.argv[2] ?? join(root, "build/screenshots"));
const locales = ["en", "ms", "zh-Hans", "vi", "th"];
const devices = {
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1280, height: 800 } },
};
const lab = "lvg-checkout";
const say = await words();

const site = await startSite();
const openLab = async (page, id) => {
  await page.goto(`${site.address}#/lab/${id}`);
  await editor(page).waitFor();
};
const home = async (page) => {
  await page.goto(site.address);
  await page.locator(".card").first().waitFor();
};
const solve = async (page, attempt, outcome) => {
  await openLab(page, lab);
  await setCode(page, await labFile(`${lab}/attempts/${attempt}`));
  await page.locator(".button-check").click();
  await page.locator(`.summary-${outcome}`).waitFor();
};
const without = async (page, pattern, open) => {
  await page.route(pattern, (route) => route.abort());
  try {
    await open();
  } finally {
    await page.unroute(pattern);
  }
};

/** Evidence of some attempts, as learners send it. */
const evidence = async () => {
  const scratch = await mkdtemp(join(tmpdir(), "bengkel-"));
  const wrong = "fails/less-than/below_500.py";
  const learners = { Aisyah: "passes/loops.py", Minh: wrong, Somchai: wrong, "": "fails/rounds-once/sum_then_round.py" };
  try {
    return await Promise.all(Object.entries(learners).map(async ([name, attempt], index) => {
      const file = join(scratch, `${index}.json`);
      // 1: it did not pass.
      await promisify(execFile)(process.execPath, [
        "build/cli/bengkel.mjs", "grade", lab, `labs/${lab}/attempts/${attempt}`, "--evidence", file, ...(name === "" ? [] : ["--name", name]),
      ], { cwd: root }).catch((error) => { if (error.code !== 1) throw error; });
      const text = await readFile(file, "utf8");
      return { name: `${index}.json`, mimeType: "application/json", buffer: Buffer.from(index === 2 ? text.replace(/"points":\d+/, '"points":13') : text) };
    }));
  } finally {
    await rm(scratch, { recursive: true });
  }
};
let sent;
const zipOf = async (id) => {
  const from = join(root, "labs", id);
  const entries = (await readdir(from, { recursive: true, withFileTypes: true })).filter((it) => it.isFile());
  const files = await Promise.all(entries.map(async ({ parentPath, name }) => [
    `${id}/${relative(from, join(parentPath, name))}`, new Uint8Array(await readFile(join(parentPath, name))),
  ]));
  return { name: `${id}.zip`, mimeType: "application/zip", buffer: Buffer.from(zipSync(Object.fromEntries(files))) };
};
const at = (address, sight) => async (page) => {
  await page.goto(`${site.address}${address}`);
  await page.locator(sight).first().waitFor();
};

/** What is shown, in the order in which a learner comes to it: later pages have the work of earlier ones. `open` is called once for
 *  a device and its colours; the language is changed on the open page. */
const shown = {
  home,
  course: at("#/course/python-for-merchants", ".sheet-title"),
  "work-empty": at("#/work", "h1"),
  lab: (page) => openLab(page, lab),
  "lab-questions": (page) => openLab(page, "joins-at-the-counter"),
  "lab-large-engine": (page) => openLab(page, "money-that-cannot-lie"),
  "lab-run-error": async (page) => {
    await openLab(page, lab);
    await setCode(page, "print('RM 12.50')\nprint(price)\n");
    await page.locator(".button-run").click();
    await page.locator(".exception").waitFor();
  },
  "lab-failed": (page) => solve(page, "fails/rounds-once/sum_then_round.py", "failed"),
  "lab-passed": (page) => solve(page, "passes/loops.py", "passed"),
  "lab-steps": async (page) => {
    await openLab(page, lab);
    await page.locator(".button-run").click();
    await page.getByRole("button", { name: say["steps.action"] }).click();
    await page.locator(".steps").first().waitFor();
  },
  "lab-no-engine": (page) => without(page, /javascript-[0-9a-f]{16}/, async () => {
    await openLab(page, "one-cart-five-languages");
    await answer(page, "one-cart-five-languages");
    await page.locator(".button-run").click();
    await page.locator(".trouble").waitFor();
  }),
  "home-worked": home,
  work: at("#/work", ".history"),
  "lab-loading": async (page) => {
    await page.route(/labs\/rider-routes\//, () => undefined);
    await page.goto(`${site.address}#/lab/rider-routes`);
    await page.locator(".loom").waitFor();
  },
  "lab-unreachable": (page) => without(page, /labs\/bought-together\//, async () => {
    await page.goto(`${site.address}#/lab/bought-together`);
    await page.locator(".page-message[role=alert]").waitFor();
  }),
  offline: async (page, context) => {
    await home(page);
    // Their words are there before the connection goes.
    for (const locale of [...locales, "en"]) await speak(page, locale);
    await context.setOffline(true);
    await page.locator(".connection .icon").waitFor();
  },
  "offline-lab": async (page) => {
    await page.evaluate(() => (location.hash = "#/lab/orders-that-came-twice"));
    await page.locator(".page-message[role=alert]").waitFor();
  },
  "home-failed": async (page, context) => {
    await context.setOffline(false);
    await without(page, /labs\/list\.json/, async () => {
      await page.goto("about:blank");
      await page.goto(site.address);
      await page.locator("[role=alert]").first().waitFor();
    });
  },
  "not-found": at("#/nowhere", "h1"),
  class: at("#/class", "h1"),
  "class-standing": async (page) => {
    await page.locator("input[type=file]").first().setInputFiles(sent ??= await evidence());
    await page.locator(".class-rows").waitFor();
    await page.locator(".standing-progress").waitFor({ state: "detached" });
  },
  studio: at("#/studio", "h1"),
  "studio-lab": async (page) => {
    await page.locator("input[accept*=zip]").setInputFiles(await zipOf("which-orders-are-large"));
    await page.locator(".studio-state.studio-fine").waitFor();
  },
  gallery: at("gallery/", "h1"),
  guide: at("guide/", "h1"),
};

async function speak(page, locale) {
  await page.locator("header select").selectOption(locale);
  await page.locator(`html[lang="${locale}"]`).waitFor();
}

/** Every lab as it opens; only on a phone in daylight, where most are read. */
const list = JSON.parse(await readFile(join(root, "build/site/labs/list.json"), "utf8"));
const shownLabs = Object.fromEntries(list.labs.map(({ id }) => [`every-lab-${id}`, (page) => openLab(page, id)]));

/** Names that are to be shown alone; a name that ends in a star stands for all that begin so. */
const only = process.env.BENGKEL_SHOWN?.split(" ");
const isShown = (name) => only === undefined || only.some((it) => (it.endsWith("*") ? name.startsWith(it.slice(0, -1)) : name === it));

/** All of the page in sight at once: an editor is laid out when it is seen, which a picture beyond the window does not wait for. What is as
 *  high as the window stays so. */
async function picture(page, path) {
  const window = page.viewportSize();
  await page.evaluate(() => {
    scrollTo(0, 0);
    for (const it of document.querySelectorAll("body, .panel, .folder")) {
      const { minHeight, height } = getComputedStyle(it);
      it.style.minHeight = minHeight;
      if (it.matches(".folder")) it.style.height = height;
    }
  });
  await page.setViewportSize({ width: window.width, height: await page.evaluate(() => document.documentElement.scrollHeight) });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.screenshot({ path });
  await page.setViewportSize(window);
  await page.evaluate(() => {
    for (const it of document.querySelectorAll("body, .panel, .folder")) for (const property of ["min-height", "height"]) it.style.removeProperty(property);
  });
}

async function pictures(browser, device, colorScheme) {
  const context = await browser.newContext({ ...devices[device], colorScheme, locale: "en", reducedMotion: "reduce", serviceWorkers: "block" });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const all = device === "phone" && colorScheme === "light" ? { ...shown, ...shownLabs } : shown;
  for (const [name, open] of Object.entries(all)) {
    if (!isShown(name)) continue;
    await open(page, context);
    const language = page.locator("header select");
    // These pages are written in one language.
    for (const locale of await language.count() === 0 ? ["en"] : locales) {
      if (await language.count() > 0) await speak(page, locale);
      await picture(page, join(folder, `${name}.${locale}.${device}.${colorScheme}.png`));
    }
    if (await language.count() > 0) await speak(page, "en");
  }
  await context.close();
}

function overview() {
  const rows = Object.keys({ ...shown, ...shownLabs }).map((name) => {
    const files = Object.keys(devices).flatMap((device) => ["light", "dark"].flatMap((colours) => locales.map((locale) => `${name}.${locale}.${device}.${colours}.png`)));
    const figures = files.map((file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy" onerror="this.parentNode.remove()"></a>`);
    return `<h2>${name}</h2>\n<div>${figures.join("\n")}</div>`;
  });
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Bengkel in pictures</title>
<style>body { font: 1rem system-ui; margin: 1rem } div { display: flex; flex-wrap: wrap; gap: .5rem; align-items: start } img { max-width: 15rem; max-height: 26rem; border: 1px solid #999 }</style>
${rows.join("\n")}
</html>
`;
}

const browser = await chromium.launch({ executablePath, args: flags });
try {
  if (only === undefined) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const device of Object.keys(devices)) {
    for (const colours of ["light", "dark"]) {
      await pictures(browser, device, colours);
      console.log(`${device}, ${colours}`);
    }
  }
  await writeFile(join(folder, "index.html"), overview());
  console.log(join(folder, "index.html"));
} finally {
  await browser.close();
  await site.close();
}
