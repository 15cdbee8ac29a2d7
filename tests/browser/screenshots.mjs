// Pictures of every page in every state, language, size and colour, to be looked at: node tests/browser/screenshots.mjs [FOLDER].
// index.html beside them shows a row a page. Needs build/site.

import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { answer, editor, executablePath, flags, labFile, patience, setCode } from "./support/browser.mjs";
import { root, startSite } from "./support/servers.mjs";

const folder = resolve(process.argv[2] ?? join(root, "build/screenshots"));
const locales = ["en", "ms", "zh-Hans", "vi", "th"];
const devices = {
  phone: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
  desktop: { viewport: { width: 1280, height: 800 } },
};
const lab = "lvg-checkout";

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

/** What is shown, in the order in which a learner comes to it: later pages have the work of earlier ones. `open` is called once for
 *  a device and its colours; the language is changed on the open page. */
const shown = {
  home,
  course: async (page) => {
    await page.goto(`${site.address}#/course/python-for-merchants`);
    await page.locator(".sheet-title").waitFor();
  },
  "work-empty": async (page) => {
    await page.goto(`${site.address}#/work`);
    await page.locator("h1").first().waitFor();
  },
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
  "lab-no-engine": async (page) => {
    await openLab(page, "one-cart-five-languages");
    await answer(page, "one-cart-five-languages");
    await without(page, /javascript-[0-9a-f]{16}/, async () => {
      await page.locator(".button-run").click();
      await page.locator(".trouble").waitFor();
    });
  },
  "home-worked": home,
  work: async (page) => {
    await page.goto(`${site.address}#/work`);
    await page.locator(".history").first().waitFor();
  },
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
  "not-found": async (page) => {
    await page.goto(`${site.address}#/nowhere`);
    await page.locator("h1").waitFor();
  },
  gallery: async (page) => {
    await page.goto(`${site.address}gallery/`);
    await page.locator("h1").waitFor();
  },
  guide: async (page) => {
    await page.goto(`${site.address}guide/`);
    await page.locator("h1").waitFor();
  },
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

/** All of the page in sight at once: an editor is laid out when it is seen, which a picture beyond the window does not wait for. */
async function picture(page, path) {
  const window = page.viewportSize();
  await page.setViewportSize({ width: window.width, height: await page.evaluate(() => document.documentElement.scrollHeight) });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.screenshot({ path });
  await page.setViewportSize(window);
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
