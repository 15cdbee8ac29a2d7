// The main path in Firefox: from the list to a lab, edit, run, check, come back later, and all of it with the server off. And C++, the one
// language whose engine takes the other makers' browsers to their limits (75 MB of WebAssembly, a worker that compiles, modules that are
// made, charged and run on the spot). What guests compute there is the suite `engines`'.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout } from "node:timers/promises";
import puppeteer from "puppeteer-core";
import { labFile, patience, words } from "./support/browser.mjs";
import { ChangingSite } from "./support/changing_site.mjs";
import { packed, startLms } from "./support/lms.mjs";
import { startSite } from "./support/servers.mjs";

// The standard headers are compiled by the page itself, once, in code that Firefox has only just begun to optimise.
const compilerPatience = 5 * patience;
const lab = "money-that-cannot-lie";

let site;
let browser;
let home;

before(async () => {
  site = await startSite();
  // Firefox started by root wants a home that is root's own.
  home = await mkdtemp(join(tmpdir(), "bengkel-firefox-"));
  browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: process.env.BENGKEL_FIREFOX ?? "/usr/bin/firefox-esr",
    headless: true,
    defaultViewport: { width: 1280, height: 800 },
    env: { ...process.env, HOME: home },
    protocolTimeout: compilerPatience,
    extraPrefsFirefox: {
      "intl.accept_languages": "en",
      "network.captive-portal-service.enabled": false,
      "network.connectivity-service.enabled": false,
      "app.normandy.enabled": false,
      "datareporting.healthreport.uploadEnabled": false,
      "toolkit.telemetry.enabled": false,
    },
  });
});

after(async () => {
  await browser?.close();
  await site?.close();
  if (home !== undefined) await rm(home, { recursive: true, force: true });
});

/** Asks the page again and again: the driver's own way of waiting makes code of text there, which the page's policy refuses. */
async function until(page, isSo, ...given) {
  const end = Date.now() + compilerPatience;
  while (!(await page.evaluate(isSo, ...given))) {
    if (Date.now() > end) assert.fail(`the page did not come to: ${isSo} ${given}\n${await page.evaluate(() => document.body.innerText)}`);
    await setTimeout(250);
  }
}

function setCode(page, text) {
  return until(page, (whole) => {
    const view = document.querySelector(".editor-host")?.shadowRoot?.querySelector(".cm-content")?.cmTile?.view;
    view?.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: whole } });
    return view !== undefined;
  }, text);
}

/** Answers the lab's questions as its author does: those that this file meets are predictions. */
async function predict(page, id) {
  for (const [question, text] of Object.entries(JSON.parse(await labFile(`${id}/attempts/answers.json`)))) {
    await until(page, (selector, whole) => {
      const field = document.querySelector(selector);
      if (field === null) return false;
      field.value = whole;
      return field.dispatchEvent(new Event("input", { bubbles: true }));
    }, `#question-${question} .prediction`, text);
  }
}

function press(page, name) {
  return until(page, (wanted) => {
    const button = [...document.querySelectorAll("button:enabled:not([aria-disabled=true])")].find((it) => it.textContent.trim() === wanted);
    button?.click();
    return button !== undefined;
  }, name);
}

function sees(page, text) {
  return until(page, (wanted) => document.body.innerText.includes(wanted), text);
}

function finds(page, selector) {
  return until(page, (wanted) => document.querySelector(wanted) !== null, selector);
}

/** Each language's lab, a program of the learner's own with what it prints, and the author's with what it gets (the rest is for questions). */
const paths = [
  { lab: "lvg-checkout", own: "print(6 * 7)\n", printed: "42", attempt: "passes/loops.py", told: "13 of 13 points" },
  { lab: "joins-at-the-counter", own: "SELECT 6 * 7 AS answer;\n", printed: "42", attempt: "passes/sums_before_the_join.sql", told: "11 of 13 points" },
];

for (const { lab: id, own, printed, attempt, told } of paths) {
  test(`from the list to a verdict and back again in Firefox: ${id}`, { timeout: 4 * patience }, async () => {
    const say = await words();
    const page = await browser.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(site.address);
    await until(page, (wanted) => {
      const link = [...document.querySelectorAll(".card-title a")].find((it) => it.getAttribute("href") === wanted);
      link?.click();
      return link !== undefined;
    }, `#/lab/${id}`);
    await setCode(page, own);
    await press(page, "Run");
    await sees(page, printed);
    await press(page, "Check");
    await sees(page, say["results.failed"]);
    const answer = await labFile(`${id}/attempts/${attempt}`);
    await setCode(page, answer);
    await press(page, "Check");
    await sees(page, told);
    await finds(page, ".save-saved");
    await page.reload();
    await until(page, (whole) => document.querySelector(".editor-host")?.shadowRoot?.querySelector(".cm-content")?.cmTile?.view?.state.doc.toString() === whole, answer);
    assert.deepEqual(complaints, []);
    await page.close();
  });
}

test("a lab in C++ is compiled, run and checked in Firefox, and told from a wrong answer", { timeout: 4 * compilerPatience }, async () => {
  const say = await words();
  const page = await browser.newPage();
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(`${site.address}#/lab/${lab}`);
  await predict(page, lab);
  await setCode(page, "#include <iostream>\n\nint main() { std::cout << 6 * 7; }\n");
  await press(page, "Get C++");
  await finds(page, ".engine-ready");
  await press(page, "Run");
  await sees(page, "42");

  await setCode(page, await labFile(`${lab}/attempts/passes/quotient_and_rest.cpp`));
  await press(page, "Check");
  await sees(page, say["results.passed"]);

  await setCode(page, "int main() { return 1; }\n");
  await press(page, "Check");
  await finds(page, ".check-failed");
  assert.ok(!(await page.evaluate(() => document.body.innerText)).includes(say["results.passed"]));
  assert.deepEqual(complaints, []);
});

for (const { lab: id, own, printed, attempt, told } of paths) {
  test(`a lab that was opened runs and is graded in Firefox with the server off: ${id}`, { timeout: 4 * patience }, async () => {
    const say = await words();
    // A place of its own: nothing that another test kept is there.
    const visited = new ChangingSite();
    await visited.switchOn();
    const page = await browser.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    try {
      await page.goto(`${visited.address}#/lab/${id}`);
      await finds(page, ".task .whole");
      await until(page, async () => (await navigator.serviceWorker.ready).active.state === "activated" && navigator.serviceWorker.controller !== null);
      assert.ok(visited.asked.includes("index.html"));
      await visited.switchOff();
      await assert.rejects(fetch(visited.address));

      await page.reload();
      await setCode(page, own);
      await press(page, "Run");
      await sees(page, printed);
      await press(page, "Check");
      await sees(page, say["results.failed"]);
      await setCode(page, await labFile(`${id}/attempts/${attempt}`));
      await press(page, "Check");
      await sees(page, told);
      await finds(page, ".save-saved");

      // A lab that was never opened is not there, and the page says so.
      await page.evaluate(() => (location.hash = "#/lab/stock-ledger"));
      await sees(page, say["lab.failed"]);
      assert.deepEqual(complaints, []);
    } finally {
      await page.close();
      await visited.switchOff();
    }
  });
}

test("a lab in a learning platform is checked, left and resumed in Firefox", { timeout: compilerPatience }, async () => {
  const say = await words();
  const id = "bought-together";
  const lms = await startLms(id, await packed("scorm", id));
  const page = await browser.newPage();
  const launch = async () => {
    await page.goto(lms.player);
    const frame = page.frames().find((it) => it.url() === lms.page);
    assert.ok(frame, "the platform shows no lab");
    await until(frame, () => document.querySelector(".editor-host")?.shadowRoot?.querySelector(".cm-content")?.cmTile?.view !== undefined);
    return frame;
  };
  const code = (frame) => frame.evaluate(() => document.querySelector(".editor-host").shadowRoot.querySelector(".cm-content").cmTile.view.state.doc.toString());
  try {
    const right = await labFile(`${id}/attempts/passes/two_maps_in_one_pass.js`);
    const frame = await launch();
    await predict(frame, id);
    await setCode(frame, right);
    await press(frame, "Check");
    await sees(frame, say["results.passed"]);
    await page.goto(lms.away);
    const kept = await page.evaluate(() => JSON.parse(sessionStorage.getItem("kept")));
    assert.equal(kept["cmi.core.lesson_status"], "passed");
    assert.equal(kept["cmi.core.score.raw"], "100");
    assert.equal(kept["cmi.core.exit"], "suspend");
    assert.equal(await code(await launch()), right);
  } finally {
    await page.close();
    await lms.close();
  }
});
