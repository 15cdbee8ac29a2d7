// Courses: found on the first page, gone through lab by lab, and nothing of it leaves the device.

import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { root } from "./support/servers.mjs";
import {
  answer, assert, check, editor, labFile, openLab, pageTest, run, sees, setCode, siteAddress, useBrowser, words,
} from "./support/browser.mjs";

useBrowser();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const course = JSON.parse(await labFile("courses/python-for-merchants.json"));
const titleOf = async (lab) => JSON.parse(await labFile(`${lab}/lab.json`)).title.en;
const openCourse = (page, id) => page.goto(`${siteAddress()}#/course/${id}`);

pageTest("every course is on the first page, and leads to its labs in their order", {}, async (page) => {
  await page.goto(siteAddress());
  const files = (await readdir(join(root, "labs/courses"))).filter((name) => name.endsWith(".json"));
  const titles = await Promise.all(files.map(async (name) => JSON.parse(await labFile(`courses/${name}`)).title.en));
  await page.locator(".course-card").first().waitFor();
  assert.deepEqual((await page.locator(".course-title").allInnerTexts()).sort(), titles.sort());
  await page.getByRole("link", { name: course.title.en }).click();
  await page.getByRole("heading", { level: 1, name: course.title.en }).waitFor();
  assert.deepEqual(await page.locator(".path .card-title").allInnerTexts(), await Promise.all(course.labs.map(titleOf)));
  assert.deepEqual(await page.locator(".outcomes li").allInnerTexts(), course.outcomes.map(({ en }) => en));
  await page.getByRole("link", { name: "All courses" }).click();
  await page.getByRole("link", { name: "AI from scratch" }).click();
  await page.locator(".course-before").getByRole("link", { name: course.title.en }).click();
  await page.getByRole("heading", { level: 1, name: course.title.en }).waitFor();
});

pageTest("a whole journey: begin a course, fail, pass, go on, come back; and no request leaves the origin", {}, async (page, context) => {
  const say = await words();
  const asked = [];
  context.on("request", (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
  context.on("page", (it) => it.on("websocket", (socket) => asked.push(`SOCKET ${socket.url()}`)));
  const [first, second] = course.labs;
  await page.goto(siteAddress());
  await page.getByRole("link", { name: course.title.en }).click();
  await page.getByRole("link", { name: say["course.start"] }).click();
  await editor(page).waitFor();
  await answer(page, first);
  const secret = "my_own_name_for_it";
  await setCode(page, `${secret} = 1\n${await labFile(`${first}/attempts/fails/always-down/${(await readdir(join(root, `labs/${first}/attempts/fails/always-down`)))[0]}`)}`);
  await run(page);
  await sees(page, "Your program finished.");
  await check(page);
  await sees(page, say["results.failed"]);
  assert.equal(await page.locator(".next-step").count(), 0, "what comes next is for later");
  await setCode(page, `${secret} = 2\n${await labFile(`${first}/attempts/passes/remainder.py`)}`);
  await check(page);
  await sees(page, say["results.passed"]);
  await page.locator(".next-step").getByText(`1 of ${course.labs.length} labs done`).waitFor();
  await page.locator(".next-step").getByRole("link", { name: await titleOf(second) }).click();
  await sees(page, await titleOf(second));
  await editor(page).waitFor();
  await page.locator(".crumbs").getByRole("link", { name: course.title.en }).click();
  await page.locator(".path-done").waitFor();
  assert.equal(await page.locator(".path-done .card-title").innerText(), await titleOf(first));
  assert.equal(await page.locator(".path-next .card-title").innerText(), await titleOf(second));
  await page.getByRole("link", { name: `Go on: ${await titleOf(second)}` }).waitFor();
  await page.getByRole("link", { name: "All courses" }).click();
  await page.locator(".continue").getByText(await titleOf(second)).waitFor();
  assert.match(await page.locator(".continue").innerText(), /Python for merchants\s+1 of \d labs done/);
  await page.getByRole("link", { name: say["app.my-work"] }).first().click();
  await page.getByRole("heading", { level: 1, name: say["app.my-work"] }).waitFor();
  const { origin } = new URL(siteAddress());
  const away = asked.filter((it) => !it.startsWith(`GET ${origin}/`) && !/^GET (?:blob:|data:)/.test(it));
  assert.deepEqual(away, []);
  assert.ok(asked.length > 20, "the requests were seen");
  assert.deepEqual(asked.filter((it) => it.includes(secret)), []);
});

pageTest("the last lab of a course says so", {}, async (page) => {
  const say = await words();
  const rest = course.labs.filter((id) => id !== "lvg-checkout");
  await page.goto(`${siteAddress()}icon.svg`);
  await page.evaluate((ids) => localStorage.setItem("bengkel-progress", JSON.stringify(
    ids.map((labKey) => ({ labKey, labHash: "", points: 5, outOf: 5, outcome: "passed" })),
  )), rest);
  await openLab(page, "lvg-checkout");
  await setCode(page, await labFile("lvg-checkout/attempts/passes/loops.py"));
  await check(page);
  await sees(page, say["next.course-done"].replace("{course}", course.title.en));
  await page.getByRole("link", { name: say["next.course"] }).click();
  await sees(page, say["course.all-done"]);
  assert.equal(await page.locator(".path-done").count(), course.labs.length);
});

pageTest("labs are found by words, language, topic and length; where none is left, one tap shows all", {}, async (page) => {
  const say = await words();
  await page.goto(siteAddress());
  const cards = page.locator(".cards:not(.cards-courses) .card-title");
  await cards.first().waitFor();
  const all = await cards.count();
  const search = page.getByLabel(say["home.search"], { exact: true });
  await search.fill("refunds  GUARD");
  assert.deepEqual(await cards.allInnerTexts(), ["Refunds that hold"]);
  await page.locator("[role=status]").getByText("1 lab").waitFor({ state: "attached" });
  await search.fill("");
  await page.getByLabel(say["home.filter.code"]).selectOption("sql");
  const { labs } = JSON.parse(await (await fetch(`${siteAddress()}labs/list.json`)).text());
  const sql = labs.filter(({ language }) => language === "sql").map(({ title }) => title.en);
  assert.deepEqual((await cards.allInnerTexts()).sort(), sql.sort());
  await page.getByLabel(say["home.filter.length"]).selectOption("long");
  assert.deepEqual(await cards.allInnerTexts(), ["What the register does not say"]);
  await page.getByLabel(say["home.filter.topic"]).selectOption("applied-ai");
  await sees(page, say["home.none"]);
  await page.getByRole("button", { name: say["home.clear"] }).click();
  assert.equal(await cards.count(), all);
  await page.locator("header select").selectOption("ms");
  await page.getByLabel((await words("ms"))["home.search"], { exact: true }).fill("cukai jualan");
  assert.ok((await cards.count()) >= 1);
});

pageTest("courses that do not arrive leave the labs to be used, and can be asked for again", { expectsErrors: true }, async (page) => {
  const say = await words();
  await page.route("**/labs/courses.json", (route) => route.fulfill({ status: 503, body: "down" }));
  await page.goto(siteAddress());
  await sees(page, say["home.courses.failed"]);
  await sees(page, "Low-value goods at the checkout");
  await openCourse(page, course.id);
  await sees(page, say["course.failed"]);
  await page.unroute("**/labs/courses.json");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByRole("heading", { level: 1, name: course.title.en }).waitFor();
});

pageTest("a course that is not there says so", {}, async (page) => {
  await openCourse(page, "no-such-course");
  await sees(page, (await words())["course.unknown"]);
  await page.goto(`${siteAddress()}#/course/python-for-merchants?x=1`);
  await sees(page, (await words())["app.not-found"]);
});

pageTest("the first page and a course need no editor", {}, async (page) => {
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await openCourse(page, course.id);
  await page.locator(".path-step").first().waitFor();
  await page.goto(`${siteAddress()}#/`);
  await page.locator(".course-card").first().waitFor();
  assert.deepEqual(asked.filter((url) => /lab_page|editor|python-/.test(url)), []);
});

for (const locale of ["en", "ms", "zh-CN", "vi", "th"]) {
  pageTest(`at 360 pixels a course does not scroll sideways and nothing is cut off, ${locale}`, {
    locale, viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true,
  }, async (page) => {
    for (const id of [course.id, "storefront-and-systems"]) {
      await openCourse(page, id);
      await page.locator(".path-step").first().waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360, id);
      assert.equal(await page.locator(".sheet-title").getAttribute("lang"), locale === "zh-CN" ? "zh-Hans" : locale);
    }
    const small = await page.evaluate(() => [...document.querySelectorAll("button, select, a:not(.card a):not(p a)")]
      .filter((it) => it.checkVisibility() && !it.matches(".skip"))
      .map((it) => ({ name: it.ariaLabel || it.textContent.trim(), box: it.getBoundingClientRect() }))
      .filter(({ name, box }) => !name || box.height < 43.5 || box.width < 43.5)
      .map(({ name, box }) => `${name} ${box.width} x ${box.height}`));
    assert.deepEqual(small, []);
  });
}

for (const colorScheme of ["light", "dark"]) {
  pageTest(`axe finds nothing serious on the first page and on a course, ${colorScheme}`, { colorScheme, reducedMotion: "reduce" }, async (page) => {
    const findings = async () => {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
      return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join("; ")}`);
    };
    await page.goto(`${siteAddress()}icon.svg`);
    await page.evaluate(() => localStorage.setItem("bengkel-progress", JSON.stringify([
      { labKey: "lvg-checkout", labHash: "", points: 5, outOf: 5, outcome: "passed" }, { labKey: "stock-ledger", labHash: "", points: 2, outOf: 5, outcome: "failed" },
    ])));
    await page.goto(siteAddress());
    await page.locator(".course-card").first().waitFor();
    assert.deepEqual(await findings(), []);
    await openCourse(page, course.id);
    await page.locator(".path-done").waitFor();
    assert.deepEqual(await findings(), []);
  });
}
