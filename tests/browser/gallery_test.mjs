// The instruments in Chromium, each specimen of the gallery: what is drawn, what input does to it, that it sleeps, that it
// survives losing its context, and that its page has no barriers.
//
// A picture is compared as a small grid of colours, tests/cases/gallery/<specimen>.txt: the mean of each field in hexadecimal.
// BLESS=1 writes them anew, for someone to look at first.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pageTest, patience, siteAddress, useBrowser } from "./support/browser.mjs";
import { root } from "./support/servers.mjs";

useBrowser();

const columns = 24;
const rows = 12;
/** How far a channel of a field's mean may be off, of 255: letters are drawn a little otherwise by other machines. */
const tolerance = 12;
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const specimens = JSON.parse(await readFile(join(root, "shell/gallery/specimens.json"), "utf8"));

async function open(page, specimen, query = "") {
  await page.goto(`${siteAddress()}gallery/?specimen=${specimen}${query}`);
  await page.locator('.instrument[data-state="open"]').first().waitFor({ timeout: 2 * patience });
  await settled(page);
}

/** Waits until nothing has been drawn for a while, and answers with how many frames there were. */
function settled(page) {
  return page.locator("canvas").first().evaluate((canvas) => new Promise((resolve) => {
    let frames = 0;
    let timer = setTimeout(() => resolve(frames), 250);
    canvas.addEventListener("bengkel-frame", () => {
      frames += 1;
      clearTimeout(timer);
      timer = setTimeout(() => resolve(frames), 250);
    });
  }));
}

/** The mean colour of each field, "rrggbb". */
async function fields(page) {
  const picture = await page.locator("canvas").first().screenshot();
  return page.evaluate(async ({ png, columns, rows }) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (it) => it.charCodeAt(0))], { type: "image/png" }));
    const small = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = small.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const lines = [];
    for (let row = 0; row < rows; row += 1) {
      const line = [];
      for (let column = 0; column < columns; column += 1) {
        const sum = [0, 0, 0];
        let count = 0;
        for (let y = Math.floor(row * bitmap.height / rows); y < Math.floor((row + 1) * bitmap.height / rows); y += 1) {
          for (let x = Math.floor(column * bitmap.width / columns); x < Math.floor((column + 1) * bitmap.width / columns); x += 1) {
            for (let channel = 0; channel < 3; channel += 1) sum[channel] += data[(y * bitmap.width + x) * 4 + channel];
            count += 1;
          }
        }
        line.push(sum.map((it) => Math.round(it / count).toString(16).padStart(2, "0")).join(""));
      }
      lines.push(line.join(" "));
    }
    return lines;
  }, { png: picture.toString("base64"), columns, rows });
}

function worst(got, wanted) {
  const channels = (lines) => lines.flatMap((line) => line.split(" ").flatMap((field) => [0, 2, 4].map((at) => Number.parseInt(field.slice(at, at + 2), 16))));
  const [left, right] = [channels(got), channels(wanted)];
  assert.equal(left.length, right.length);
  return Math.max(...left.map((it, index) => Math.abs(it - right[index])));
}

const viewport = { width: 900, height: 700 };

for (const { name, isLarge } of specimens) {
  pageTest(`${name} looks as it should, and sleeps`, { viewport }, async (page) => {
    await open(page, name);
    assert.equal(await settled(page), 0, "it draws though nothing happens");
    const got = await fields(page);
    const path = join(root, `tests/cases/gallery/${name}.txt`);
    if (process.env.BLESS === "1" && process.env.CI === undefined) {
      await mkdir(join(path, ".."), { recursive: true });
      await writeFile(path, `${got.join("\n")}\n`);
    }
    assert.ok(existsSync(path), `there is no ${path}; BLESS=1 writes it`);
    const off = worst(got, (await readFile(path, "utf8")).trimEnd().split("\n"));
    assert.ok(off <= tolerance, `a field is off by ${off}`);
  });

  if (isLarge) continue;
  pageTest(`${name} has no barriers, in either theme`, { viewport }, async (page) => {
    for (const colours of ["light", "dark"]) {
      await open(page, name, `&colours=${colours}`);
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }));
      assert.deepEqual(violations.map((it) => `${it.id}: ${it.nodes[0]?.html}`), []);
    }
  });

  pageTest(`${name} comes back after its context was lost, and after a new size`, { viewport, expectsErrors: /context/i }, async (page) => {
    await open(page, name);
    const before = await fields(page);
    await page.locator("canvas").first().evaluate((canvas) => new Promise((resolve) => {
      const lose = canvas.getContext("webgl2").getExtension("WEBGL_lose_context");
      canvas.addEventListener("webglcontextlost", () => setTimeout(() => lose.restoreContext(), 50), { once: true });
      canvas.addEventListener("webglcontextrestored", () => resolve(), { once: true });
      lose.loseContext();
    }));
    await settled(page);
    assert.ok(worst(await fields(page), before) <= 2);
    await page.setViewportSize({ width: 420, height: 700 });
    await settled(page);
    await page.setViewportSize(viewport);
    await settled(page);
    assert.ok(worst(await fields(page), before) <= 2);
  });
}

pageTest("a pointer that moves over a plot is told the point beneath it", { viewport }, async (page) => {
  await open(page, "plot-lines");
  const box = await page.locator("canvas").boundingBox();
  const caption = page.locator(".instrument-caption");
  const before = await caption.innerText();
  const picture = await fields(page);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await settled(page);
  assert.notEqual(await caption.innerText(), before);
  assert.ok(worst(await fields(page), picture) > 2);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height + 40);
  await settled(page);
  assert.equal(await caption.innerText(), before);
});

pageTest("keys zoom and move a plot, and Home shows all of it", { viewport }, async (page) => {
  await open(page, "plot-lines");
  const before = await fields(page);
  await page.locator("canvas").focus();
  for (const key of ["+", "+", "ArrowRight"]) await page.keyboard.press(key);
  await settled(page);
  assert.ok(worst(await fields(page), before) > 8);
  await page.keyboard.press("Home");
  await settled(page);
  assert.ok(worst(await fields(page), before) <= 2);
});

pageTest("a series of the legend goes and comes", { viewport }, async (page) => {
  await open(page, "plot-lines");
  const before = await fields(page);
  const button = page.locator(".legend").first();
  await button.click();
  await settled(page);
  assert.equal(await button.getAttribute("aria-pressed"), "false");
  assert.ok(worst(await fields(page), before) > 4);
  await button.click();
  await settled(page);
  await page.mouse.move(1, 1);
  await settled(page);
  assert.ok(worst(await fields(page), before) <= 2);
});

/** What fingers do to a panel on a phone; places are parts of the canvas's width and height. `drag` goes through `from` and `to`, `pinch`
 *  spreads two fingers there, `tap` is told of in words. Rows of bars and a matrix have nothing that could come closer. */
const touched = [
  { name: "table-differences", drag: [[0.3, 0.6], [0.3, 0.1]], tap: [0.3, 0.3], says: /Row \d+, / },
  { name: "plot-scatter", drag: [[0.6, 0.5], [0.3, 0.4]], pinch: [0.5, 0.4], tap: [0.5, 0.5] },
  { name: "timeline-small", drag: [[0.1, 0.95], [0.6, 0.95]], pinch: [0.5, 0.93], tap: [0.6, 0.95] },
  { name: "cost-growth", drag: [[0.6, 0.5], [0.3, 0.4]], pinch: [0.5, 0.4], tap: [0.8, 0.3] },
  { name: "cost-lines", drag: [[0.5, 0.8], [0.5, 0.2]], tap: [0.4, 0.3] },
  { name: "memory-small", drag: [[0.3, 0.3], [0.3, 0.1]], pinch: [0.3, 0.2], tap: [0.4, 0.2] },
  { name: "model-boundary", drag: [[0.6, 0.5], [0.3, 0.4]], pinch: [0.5, 0.4], tap: [0.5, 0.5] },
  { name: "model-loss", drag: [[0.6, 0.5], [0.3, 0.4]], pinch: [0.5, 0.4], tap: [0.36, 0.62] },
  { name: "model-confusion", tap: [0.5, 0.5] },
  { name: "model-neighbours", tap: [0.5, 0.316] },
  { name: "model-weights", tap: [0.155, 0.382] },
  { name: "desk-day", drag: [[0.5, 0.2], [0.3, 0.15]], pinch: [0.5, 0.2], tap: [0.7, 0.9] },
];
const phone = { viewport: { width: 390, height: 760 }, hasTouch: true, isMobile: true };

for (const { name, drag, pinch, tap, says } of touched) {
  pageTest(`${name} obeys fingers: one moves, two zoom, a tap chooses`, phone, async (page, context) => {
    await open(page, name);
    const client = await context.newCDPSession(page);
    const canvas = page.locator("canvas").first();
    await canvas.scrollIntoViewIfNeeded();
    const box = await canvas.boundingBox();
    const at = ([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height });
    const touch = (type, ...points) => client.send("Input.dispatchTouchEvent", { type, touchPoints: points.map((point, id) => ({ ...point, id })) });
    const between = ([from, to], part) => at([0, 1].map((axis) => from[axis] + part * (to[axis] - from[axis])));
    let before = await fields(page);
    const expectChange = async (what) => {
      await settled(page);
      const now = await fields(page);
      assert.ok(worst(now, before) > 4, `${what} did not change the picture`);
      before = now;
    };

    if (tap !== undefined) {
      const caption = page.locator(".instrument-caption").first();
      const said = await caption.innerText();
      const { x, y } = at(tap);
      await page.touchscreen.tap(x, y);
      await settled(page);
      const now = await caption.innerText();
      assert.notEqual(now, said, "a tap chose nothing");
      if (says !== undefined) assert.match(now, says);
      before = await fields(page);
    }
    if (drag !== undefined) {
      await touch("touchStart", at(drag[0]));
      for (let part = 0.1; part <= 1.01; part += 0.1) await touch("touchMove", between(drag, part));
      await touch("touchEnd");
      await expectChange("a finger");
    }
    if (pinch !== undefined) {
      const pair = (far) => [{ ...at(pinch), x: at(pinch).x - far }, { ...at(pinch), x: at(pinch).x + far }];
      await touch("touchStart", ...pair(15));
      for (let far = 20; far <= 110; far += 10) await touch("touchMove", ...pair(far));
      await touch("touchEnd");
      await expectChange("two fingers");
    }
  });
}

pageTest("the rows of a table stand as text too, follow what is found, and let it sleep", { viewport }, async (page) => {
  await open(page, "table-differences");
  await page.locator(".first-rows summary").click();
  const rows = page.locator(".first-rows tbody tr");
  await rows.nth(39).waitFor();
  assert.equal(await settled(page), 0, "it draws though nothing happens");
  await page.getByRole("searchbox").fill("Bintulu");
  await rows.nth(39).waitFor({ state: "detached" });
  assert.match(await rows.first().innerText(), /Bintulu/);
  await settled(page);
  assert.equal(await settled(page), 0, "it draws though nothing happens");
});

pageTest("a million rows open, scroll to their end, sort and filter", { viewport }, async (page) => {
  await open(page, "table-million");
  const caption = page.locator(".instrument-caption");
  assert.match(await caption.innerText(), /1,000,000 of 1,000,000/);
  const canvas = page.locator("canvas");
  await canvas.focus();
  await page.keyboard.press("End");
  await settled(page);
  assert.match(await caption.innerText(), /Row 1,000,000, /);
  await page.getByRole("searchbox").fill("79190");
  await settled(page);
  assert.doesNotMatch(await caption.innerText(), /1,000,000 of/);
});

pageTest("a hundred thousand steps are dragged through, and the page beside them follows", { viewport }, async (page) => {
  await open(page, "timeline-100k");
  const canvas = page.locator("canvas");
  await canvas.scrollIntoViewIfNeeded();
  const box = await canvas.boundingBox();
  const y = box.y + box.height - 12;
  await page.mouse.move(box.x + 10, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, y, { steps: 20 });
  await page.mouse.up();
  await settled(page);
  const slider = page.locator(".step-slider");
  await page.waitForFunction(() => Math.abs(Number(document.querySelector(".step-slider").value) - 50_000) < 1000);
  await canvas.focus();
  const before = Number(await slider.inputValue());
  for (const key of ["ArrowRight", "ArrowRight", "ArrowLeft"]) {
    await page.keyboard.press(key);
    await settled(page);
  }
  await page.waitForFunction((step) => Number(document.querySelector(".step-slider").value) === step, before + 1);
  await page.keyboard.press("End");
  await slider.focus();
  await page.keyboard.press("Home");
  await settled(page);
  assert.match(await page.locator(".instrument-caption").innerText(), /^Step 1 of/);
});

pageTest("what is chosen in memory has its bytes beside it, and the other way round", { viewport }, async (page) => {
  await open(page, "memory-small");
  await page.getByRole("button", { name: "Next item" }).click();
  await page.getByText("Bytes of greeting, from 0x100000").waitFor();
  assert.match(await page.locator(".memory-bytes").innerText(), /Selamat pagi, Ku/);
  await page.getByRole("button", { name: "0x0fffd0" }).click();
  await settled(page);
  assert.match(await page.locator(".instrument-caption").innerText(), /^0x0fffd0: byte 7, in orders\. int\[3\] = \{7, 0, 0\}/);
});

pageTest("a device without WebGL 2 is told so, and has the numbers as text", { viewport }, async (page) => {
  await page.addInitScript(() => {
    const own = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
      return kind === "webgl2" ? null : own.call(this, kind, ...more);
    };
  });
  await page.goto(`${siteAddress()}gallery/?specimen=plot-lines`);
  await page.getByText("no WebGL 2").waitFor();
});

pageTest("a plot that cannot be fetched says so", { viewport, expectsErrors: true }, async (page) => {
  await page.route(/shell-.*\.wasm/, (route) => route.fulfill({ status: 404 }));
  await page.goto(`${siteAddress()}gallery/?specimen=plot-lines`);
  await page.getByRole("alert").waitFor();
  assert.match(await page.getByRole("alert").innerText(), /could not be drawn/);
});
