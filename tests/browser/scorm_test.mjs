// Labs inside a learning platform: a SCORM 1.2 package as `bengkel pack` makes it, in a frame of a page that offers the API. The work comes back,
// the best result is told, and a platform that misbehaves costs the learner nothing but a sentence.

import { after, before } from "node:test";
import { answer, assert, check, code, editor, labFile, openLab, pageTest, patience, run, sees, setCode, useBrowser, words } from "./support/browser.mjs";
import { packed, startLms } from "./support/lms.mjs";

useBrowser();
const lab = "bought-together";
const say = await words();
let lms;
before(async () => (lms = await startLms(lab, await packed("scorm", lab))));
after(() => lms?.close());

/** Opens the platform's page; answers with the lab in its frame, ready to be typed into. */
async function launch(page, query = "") {
  await page.goto(`${lms.player}${query}`);
  const frame = page.frame({ url: lms.page });
  assert.ok(frame, "the platform shows no lab");
  await editor(frame).waitFor();
  return { frame, keyboard: page.keyboard };
}

const type = ({ frame, keyboard }, text) => setCode(Object.assign(Object.create(frame), { keyboard }), text);
const right = () => labFile(`${lab}/attempts/passes/two_maps_in_one_pass.js`);
const wrong = () => labFile(`${lab}/attempts/fails/counts-copies/one_for_each_pair.js`);
const told = (page, name) => page.evaluate((wanted) => window.told.filter(([it, , answer]) => it === wanted && answer !== "false").map(([, value]) => value), name);
const kept = (page) => page.evaluate(() => JSON.parse(sessionStorage.getItem("kept") ?? "{}"));
/** Handed over and committed, as it is when the page is left. */
async function leave(page) {
  await page.goto(lms.away);
  return kept(page);
}
const note = (frame) => frame.locator("[data-platform]");

pageTest("a lab in a platform is worked on, checked, left and resumed on another device", {}, async (page, context) => {
  const sco = await launch(page);
  assert.equal(await note(sco.frame).count(), 0);
  assert.equal(await sco.frame.locator(".crumbs, .header-link, a.brand").count(), 0);
  await answer(sco.frame, lab);
  await type(sco, await wrong());
  await check(sco.frame);
  await sco.frame.locator(".check-failed").first().waitFor();
  const [first] = (await told(page, "cmi.core.score.raw")).slice(-1);
  assert.ok(Number(first) > 0 && Number(first) < 100, first);
  assert.deepEqual((await told(page, "cmi.core.lesson_status")).slice(-1), ["incomplete"]);
  assert.ok((await told(page, "commit")).length > 0);
  await type(sco, await right());
  await check(sco.frame);
  await sees(sco.frame, say["results.passed"]);
  // Each check of each of the two tries, one after another.
  const { checks } = JSON.parse(await labFile(`${lab}/lab.json`));
  const ids = checks.map(({ id }) => id);
  const interactions = async (element) => (await page.evaluate(() => window.told)).filter(([name]) => new RegExp(`^cmi\\.interactions\\.\\d+\\.${element}$`).test(name));
  assert.deepEqual(await interactions("id"), [...ids, ...ids].map((id, index) => [`cmi.interactions.${index}.id`, id, "true"]));
  assert.deepEqual(await interactions("weighting"), [...checks, ...checks].map(({ points }, index) => [`cmi.interactions.${index}.weighting`, String(points), "true"]));
  const results = (await interactions("result")).map(([, value]) => value);
  assert.ok(results.slice(0, ids.length).includes("wrong"), String(results));
  assert.deepEqual(results.slice(ids.length), ids.map(() => "correct"));
  for (const [, value, answer] of await interactions("time")) assert.ok(/^\d{2}:\d{2}:\d{2}$/.test(value) && answer === "true", value);
  assert.deepEqual((await page.evaluate(() => window.told)).filter(([name, , answer]) => name.startsWith("cmi.interactions") && answer !== "true"), []);
  // A worse answer later takes nothing away.
  await type(sco, await wrong());
  await check(sco.frame);
  await sco.frame.locator(".check-failed").first().waitFor();
  await type(sco, "// to be gone on with: 完成 🛒\n");
  const state = await leave(page);
  assert.equal(state["cmi.core.score.raw"], "100");
  assert.equal(state["cmi.core.score.min"], "0");
  assert.equal(state["cmi.core.score.max"], "100");
  assert.equal(state["cmi.core.lesson_status"], "passed");
  assert.equal(state["cmi.core.exit"], "suspend");
  assert.match(state["cmi.core.session_time"], /^\d{4}:\d{2}:\d{2}\.\d{2}$/);
  assert.match(state["cmi.suspend_data"], /^bengkel1:[A-Za-z0-9+/=]+$/);
  assert.equal(await page.evaluate(() => sessionStorage.getItem("finished")), "1");

  // The same learner elsewhere: nothing is on the device but what the platform gives.
  const elsewhere = await context.browser().newContext({ viewport: { width: 1280, height: 800 }, locale: "en", serviceWorkers: "block" });
  elsewhere.setDefaultTimeout(patience);
  try {
    await elsewhere.addInitScript((before) => {
      if (window === window.top && sessionStorage.getItem("kept") === null) sessionStorage.setItem("kept", before);
    }, JSON.stringify(state));
    const second = await elsewhere.newPage();
    const there = await launch(second);
    assert.equal(await code(there.frame), "// to be gone on with: 完成 🛒\n");
    assert.equal(await note(there.frame).count(), 0);
    await type(there, "// written elsewhere\n");
    const newer = await leave(second);
    // And back here, where the work of before lies beside.
    await page.evaluate((it) => sessionStorage.setItem("kept", it), JSON.stringify(newer));
    const back = await launch(page);
    assert.equal(await code(back.frame), "// written elsewhere\n");
  } finally {
    await elsewhere.close();
  }
});

pageTest("learners who share a browser see nothing of one another", {}, async (page) => {
  const sco = await launch(page, "?learner=ana");
  await type(sco, "// Ana's\n");
  await sco.frame.locator(".save-saved").waitFor();
  await leave(page);
  await page.evaluate(() => sessionStorage.clear());
  const { frame } = await launch(page, "?learner=ben");
  assert.ok(!(await code(frame)).includes("Ana"));
});

pageTest("work that is too long for the platform is kept on the device, said so, and never cut", {}, async (page) => {
  const sco = await launch(page);
  let seed = 1;
  const next = () => (seed = (seed * 48_271) % 2_147_483_647);
  const noise = Array.from({ length: 9_000 }, () => String.fromCharCode(33 + (next() % 90))).join("");
  const long = `// ${noise.replaceAll("\\", "/")}\n${await right()}`;
  await answer(sco.frame, lab);
  await type(sco, long);
  await check(sco.frame);
  await sees(sco.frame, say["results.passed"]);
  await sees(sco.frame, say["platform.too-long"]);
  const state = await leave(page);
  assert.equal(state["cmi.core.lesson_status"], "passed");
  assert.ok(state["cmi.suspend_data"].length < 200);
  const again = await launch(page);
  assert.equal(await code(again.frame), long);
});

pageTest("a platform that forgets the work, or gives back what is none, loses nothing that is on the device", {}, async (page) => {
  const first = await launch(page);
  await type(first, "// mine\n");
  await first.frame.locator(".save-saved").waitFor();
  const state = await leave(page);
  for (const [data, key] of [["", "platform.lost"], ["xerte=1&page=7", "platform.unreadable"], ["bengkel1:AAAA", "platform.unreadable"]]) {
    await page.evaluate((it) => sessionStorage.setItem("kept", it), JSON.stringify({ ...state, "cmi.suspend_data": data }));
    const { frame } = await launch(page);
    await sees(frame, say[key]);
    assert.equal(await code(frame), "// mine\n");
    await leave(page);
  }
});

pageTest("a lab that is opened for looking only sends nothing", {}, async (page) => {
  const sco = await launch(page, "?lesson=review");
  await sees(sco.frame, say["platform.looking"]);
  await answer(sco.frame, lab);
  await type(sco, await right());
  await check(sco.frame);
  await sees(sco.frame, say["results.passed"]);
  assert.deepEqual(await page.evaluate(() => window.told), []);
});

for (const [mode, key] of [
  ["missing", "absent"], ["half-an-api", "absent"], ["says-false", "refused"], ["says-false-later", "refused"], ["throws", "refused"], ["throws-later", "refused"],
  ["wrong-types", "refused"], ["nothing", "refused"], ["huge-strings", "refused"], ["cuts", "refused"],
]) {
  pageTest(`a platform whose API is bad does not reach the lab: ${mode}`, {}, async (page) => {
    const sco = await launch(page, `?mode=${mode}`);
    await answer(sco.frame, lab);
    await type(sco, await right());
    await check(sco.frame);
    await sees(sco.frame, say["results.passed"]);
    await sees(sco.frame, say[`platform.${key}`]);
    assert.equal(await note(sco.frame).count(), 1);
    await run(sco.frame);
  });
}

for (const mode of ["no-interactions", "refuses-interactions"]) {
  pageTest(`a platform without interactions is told none, and nobody hears of it: ${mode}`, {}, async (page) => {
    const sco = await launch(page, `?mode=${mode}`);
    await answer(sco.frame, lab);
    await type(sco, await right());
    await check(sco.frame);
    await sees(sco.frame, say["results.passed"]);
    assert.equal(await note(sco.frame).count(), 0);
    assert.equal((await kept(page))["cmi.core.lesson_status"], "passed");
    const tried = await page.evaluate(() => window.refused);
    assert.deepEqual(tried, mode === "no-interactions" ? [] : ["cmi.interactions.0.id"]);
  });
}

pageTest("without any storage the platform's memory is the work", {}, async (page) => {
  await page.addInitScript(() => {
    if (window === window.top) return;
    const refused = { get: () => { throw new DOMException("not here", "SecurityError"); } };
    for (const name of ["indexedDB", "caches", "localStorage"]) Object.defineProperty(window, name, refused);
    Object.defineProperty(navigator, "storage", { get: () => undefined });
    Object.defineProperty(navigator, "locks", { get: () => undefined });
    Object.defineProperty(navigator, "serviceWorker", { get: () => undefined });
  });
  const sco = await launch(page);
  await answer(sco.frame, lab);
  await type(sco, await right());
  await check(sco.frame);
  await sees(sco.frame, say["results.passed"]);
  await leave(page);
  const { frame } = await launch(page);
  assert.equal(await code(frame), await right());
});

pageTest("a page of the site is no page of a platform", {}, async (page) => {
  await openLab(page, lab);
  assert.equal(await note(page).count(), 0);
  assert.equal(await page.locator(".header-link").count(), 1);
});
