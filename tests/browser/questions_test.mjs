// Questions that are answered without code: on a small phone by tapping, by keyboard alone, with a screen reader's tree that axe
// finds nothing wrong with. Every lab here is one of the site's.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  answer, assert, check, code, editor, labFile, openLab, pageTest, run, sees, seesSaved, setCode, useBrowser, words,
} from "./support/browser.mjs";

useBrowser();
const phone = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function findings(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run("#questions", { resultTypes: ["violations"] }));
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, any }) => `${target.join(" ")} ${any[0]?.message ?? ""}`).join("; ")}`);
}

const card = (page, id) => page.locator(`#question-${id}`);
const placed = (page, id) => card(page, id).locator(".program [data-line]").evaluateAll((lines) => lines.map((it) => it.dataset.line));
const focusedLine = (page) => page.evaluate(() => document.activeElement?.dataset?.line ?? document.activeElement?.dataset?.tool ?? "");

pageTest("a phone's thumb puts lines in order, and what was done is still there after a reload", phone, async (page) => {
  const say = await words();
  await openLab(page, "joins-at-the-counter");
  const puzzle = card(page, "line-counts");
  for (const id of ["with", "from-lines", "each-order", "join"]) await puzzle.locator(`.bank [data-line="${id}"]`).tap();
  assert.deepEqual(await placed(page, "line-counts"), ["with", "from-lines", "each-order", "join"]);
  await puzzle.locator('.program [data-line="each-order"]').tap();
  await puzzle.getByRole("button", { name: say["questions.parsons.up"] }).tap();
  await puzzle.locator('.program [data-line="join"]').tap();
  await puzzle.getByRole("button", { name: say["questions.parsons.remove"] }).tap();
  assert.deepEqual(await placed(page, "line-counts"), ["with", "each-order", "from-lines"]);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  for (const target of await puzzle.getByRole("button").all()) assert.ok((await target.boundingBox()).height >= 44);

  await card(page, "pairs").locator(".gap").first().fill("6");
  await seesSaved(page);
  await page.reload();
  await editor(page).waitFor();
  assert.deepEqual(await placed(page, "line-counts"), ["with", "each-order", "from-lines"]);
  assert.equal(await card(page, "pairs").locator(".gap").first().inputValue(), "6");
});

pageTest("letters of a gap are large enough that no phone zooms, and a gap is never below the buttons", phone, async (page) => {
  await openLab(page, "joins-at-the-counter");
  for (const gap of await card(page, "pairs").locator(".gap").all()) {
    assert.ok(await gap.evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize)) >= 16);
    await gap.focus();
    const [box, dock] = [await gap.boundingBox(), await page.locator(".dock").boundingBox()];
    assert.ok(box.y + box.height <= dock.y, `${box.y + box.height} is above ${dock.y}`);
  }
});

pageTest("what is not answered is not wrong, and the first thing that is wrong is told alone", {}, async (page) => {
  const say = await words();
  await openLab(page, "joins-at-the-counter");
  await setCode(page, await labFile("joins-at-the-counter/attempts/passes/sums_before_the_join.sql"));
  await check(page);
  const results = page.locator(".results");
  await results.waitFor();
  assert.equal(await results.locator(".check-unanswered").count(), 2);
  assert.equal(await results.locator(".check-failed").count(), 0);
  await sees(page, say["report.state.not-answered"]);

  await answer(page, "joins-at-the-counter", "fails/pairs/no_pairs/answers.json");
  await sees(page, say["results.stale"]);
  await check(page);
  await card(page, "pairs").getByText("5 is the rows of both tables together").waitFor();
  assert.equal(await card(page, "pairs").locator('[aria-invalid="true"]').count(), 1);
  await card(page, "line-counts").getByText(say["questions.right"]).waitFor();

  // Another answer is not the one that was checked.
  await card(page, "pairs").locator(".gap").first().fill("6");
  await card(page, "pairs").getByText(say["questions.stale"]).waitFor();
});

pageTest("lines are put in order with the keyboard alone", {}, async (page) => {
  const say = await words();
  await openLab(page, "joins-at-the-counter");
  await setCode(page, await labFile("joins-at-the-counter/attempts/passes/sums_before_the_join.sql"));
  const puzzle = card(page, "line-counts");
  const order = ["with", "each-order", "from-lines", "group", "close", "select", "from-orders", "sort", "left-join"];
  for (const id of order) {
    await puzzle.locator(`.bank [data-line="${id}"]`).focus();
    await page.keyboard.press("Enter");
    assert.notEqual(await focusedLine(page), "", "the focus stays in the puzzle");
  }
  await puzzle.locator('.program [data-line="left-join"]').focus();
  await page.keyboard.press("ArrowUp");
  assert.equal(await focusedLine(page), "sort");
  await page.keyboard.press("Alt+ArrowDown");
  assert.equal(await focusedLine(page), "sort");
  await page.getByRole("status").getByText(say["questions.parsons.moved"].replace("{line}", "9")).waitFor({ state: "attached" });
  assert.deepEqual((await placed(page, "line-counts")).slice(-2), ["left-join", "sort"]);
  await page.keyboard.press("Delete");
  assert.equal((await placed(page, "line-counts")).length, 8);
  assert.equal(await focusedLine(page), "left-join");
  await puzzle.locator('.bank [data-line="sort"]').press("Enter");

  const gaps = card(page, "pairs").locator(".gap");
  await gaps.first().focus();
  for (const text of ["6", "19600", "6000"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Control+Shift+Enter");
  await sees(page, say["results.passed"]);
});

pageTest("a prediction comes before the truth", {}, async (page) => {
  const say = await words();
  await openLab(page, "marketplace-csv");
  const question = card(page, "cut-or-round");
  await check(page);
  await page.locator(".results").waitFor();
  assert.doesNotMatch(await question.innerText(), /1998/);
  assert.doesNotMatch(await page.locator("#panel-results").innerText(), /1998/);
  await question.getByText(say["code.not-answered"]).waitFor();

  await question.getByLabel(say["questions.predict.label"]).fill("1999\n1999");
  await check(page);
  await question.getByText("No float is exactly 19.99").waitFor();
  const facts = await question.locator(".facts").innerText();
  assert.match(facts, new RegExp(`${say["questions.predict.truth"]}\\s+1998\\s+1999\\s+${say["questions.predict.yours"]}\\s+1999\\s+1999`));

  await page.locator(".check", { hasText: "cut and rounded" }).getByRole("button", { name: say["questions.go"] }).click();
  assert.equal(await page.evaluate(() => document.activeElement?.id), "question-cut-or-round");
  await question.getByLabel(say["questions.predict.label"]).fill("1998 1999");
  await check(page);
  await question.getByText(say["questions.right.predict"]).waitFor();

  await question.getByLabel(say["questions.predict.label"]).fill("");
  await question.getByLabel(say["questions.predict.nothing"]).check();
  await check(page);
  await question.locator(".verdict-failed").waitFor();
});

pageTest("where the lab says so, nothing is run before there is a prediction, right or wrong", {}, async (page) => {
  const say = await words();
  await openLab(page, "marketplace-csv");
  await run(page);
  await sees(page, say["predict.first"]);
  assert.equal(await page.evaluate(() => document.activeElement?.id), "question-cut-or-round");
  assert.equal(await page.locator(".ended").count(), 0);
  await card(page, "cut-or-round").getByLabel(say["questions.predict.label"]).fill("no idea");
  await page.getByText(say["predict.first"]).first().waitFor({ state: "detached" });
  await setCode(page, "print('after it')\n");
  await run(page);
  await sees(page, "Your program finished.");
  await page.reload();
  await editor(page).waitFor();
  await run(page);
  await sees(page, "Your program finished.");
});

pageTest("options are chosen by keyboard, and a wrong one is marked in words", {}, async (page) => {
  const say = await words();
  await openLab(page, "customs-register-audit");
  await setCode(page, await labFile("customs-register-audit/attempts/passes/not_exists.sql"));
  const several = card(page, "true-conditions");
  for (const option of ["in-list", "equals"]) {
    await several.locator(`input[value="${option}"]`).focus();
    await page.keyboard.press("Space");
  }
  const one = card(page, "tariff-code");
  await one.getByRole("radio").first().focus();
  await page.keyboard.press("ArrowDown");
  assert.equal(await one.locator('input[value="harmonised"]').isChecked(), true);
  assert.match(await one.innerText(), /the first 6/);
  await check(page);
  await several.getByText("Two values that nobody knows").waitFor();
  assert.match(await several.locator(".option-wrong").innerText(), /NULL = NULL[\s\S]*not right/);
  await one.getByText(say["questions.right"]).waitFor();
  await several.locator('input[value="equals"]').press("Space");
  await check(page);
  await several.getByText("asks about NULL itself").waitFor();
  await several.locator('input[value="is-null"]').press("Space");
  await check(page);
  await sees(page, say["results.passed"]);
});

pageTest("answers are no file of the editor, and starting again leaves them alone", {}, async (page) => {
  const say = await words();
  await openLab(page, "marketplace-csv");
  await answer(page, "marketplace-csv");
  assert.doesNotMatch(await page.locator(".files").innerText(), /answers/);
  await setCode(page, "import os\nprint(sorted(os.listdir('.')))\n");
  await run(page);
  await sees(page, "Your program finished.");
  assert.doesNotMatch(await page.locator(".screen").innerText(), /answers|snippets/);
  await page.getByRole("button", { name: say["editor.reset"] }).click();
  await sees(page, say["editor.reset.done"]);
  const prediction = card(page, "cut-or-round").locator(".prediction");
  assert.equal((await prediction.inputValue()).trim(), "1998\n1999");
  await page.getByRole("button", { name: say["editor.reset.undo"], exact: true }).first().click();
  assert.match(await code(page), /import os/);
  assert.equal((await prediction.inputValue()).trim(), "1998\n1999");
  await check(page);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: say["results.download"] }).click();
  const report = JSON.parse(await readFile(await (await download).path(), "utf8"));
  assert.ok(report.submission.some(({ path }) => path === "answers.json"), "the answers are part of the evidence");
});

for (const colorScheme of ["light", "dark"]) {
  pageTest(`axe finds nothing serious in questions, ${colorScheme}`, { ...phone, colorScheme, reducedMotion: "reduce" }, async (page) => {
    for (const [lab, attempt] of [
      ["joins-at-the-counter", "fails/line-counts/loses_orders/answers.json"], ["marketplace-csv", "fails/cut-or-round/both_cut/answers.json"],
      ["customs-register-audit", "fails/true-conditions/null_equals_null/answers.json"],
    ]) {
      await openLab(page, lab);
      assert.deepEqual(await findings(page), []);
      await answer(page, lab, attempt);
      await check(page);
      await page.locator(".verdict-failed").first().waitFor();
      if (lab === "joins-at-the-counter") await page.locator(".program .line").first().click();
      assert.deepEqual(await findings(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
    }
  });
}
