// What a learner does in a lab: solve it, fail it, get lost in a loop, answer a program that asks.

import { after, before } from "node:test";
import { ChangingSite, newVersion } from "./support/changing_site.mjs";
import {
  answer, assert, check, code, editor, labFile, openLab, pageTest, run, sees, setCode, siteAddress, useBrowser, words,
} from "./support/browser.mjs";

useBrowser();
const lab = "lvg-checkout";

/** The site with so much fuel in the lab that nothing runs out of it while a test has patience: what ends there was stopped by a person. */
const ample = new ChangingSite();
let forgetAmple;
before(async () => {
  const path = `labs/${lab}/lab.json`;
  const fuel = (text) => text.replace(/(?<="limits": *\{"fuel": *)\d+/, "1000000000000");
  ({ folder: ample.files, forget: forgetAmple } = await newVersion({ [path]: fuel }));
  await ample.switchOn();
});
after(async () => {
  await ample.switchOff();
  await forgetAmple?.();
});

async function openAmpleLab(page) {
  await page.goto(`${ample.address}#/lab/${lab}`);
  await editor(page).waitFor();
}

pageTest("a lab is found in the list, solved, and shown as done", {}, async (page) => {
  await page.goto(siteAddress());
  await page.getByRole("link", { name: "Low-value goods at the checkout" }).click();
  await editor(page).waitFor();
  await setCode(page, await labFile(`${lab}/attempts/passes/loops.py`));
  await check(page);
  const say = await words();
  await sees(page, say["results.passed"]);
  const { checks } = JSON.parse(await labFile(`${lab}/lab.json`));
  const points = checks.reduce((sum, { points }) => sum + points, 0);
  await sees(page, `${points} of ${points} points`);
  assert.equal(await page.locator(".check-passed").count(), checks.length);
  assert.equal(await page.locator(".check-failed").count(), 0);
  await page.getByRole("link", { name: "All labs" }).click();
  await sees(page, `Done: all ${points} points`);
});

pageTest("a wrong program gets the sentence written for it, then the case", {}, async (page) => {
  await openLab(page, lab);
  const definition = JSON.parse(await labFile(`${lab}/lab.json`));
  const misconception = definition.misconceptions.find(({ id }) => id === "threshold-on-total");
  await setCode(page, await labFile(`${lab}/attempts/fails/threshold-on-total/sums_the_cart_first.py`));
  await check(page);
  await sees(page, "Not there yet");
  assert.equal(await page.locator(".check-failed .say").first().innerText(), misconception.say.en);
  const facts = await page.locator(".check-failed .facts").first().innerText();
  assert.match(facts, /Call\s+lvg_tax\(/);
  assert.match(facts, /Expected\s+\d+/);
  assert.match(facts, /Got\s+\d+/);
});

pageTest("an error is marked in the editor and can be gone to", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, "price = 3\n\ndef twice(x):\n    return x * prise\n\nprint(twice(price))\n");
  await run(page);
  await sees(page, "Your program stopped with an error.");
  assert.match(await page.locator(".exception-words").innerText(), /NameError: name 'prise' is not defined/);
  assert.match(await page.locator(".cm-problem-text").innerText(), /NameError/);
  const plain = "prise is not known here. Did you mean price?";
  await sees(page, plain);
  assert.equal(await page.locator(".ended .explained").innerText(), plain);
  assert.equal(await page.locator(".cm-problem-text .cm-plain-words").innerText(), plain);
  await page.getByRole("button", { name: "Line 4 of main.py" }).first().click();
  assert.equal(await page.locator(".cm-activeLine").first().innerText(), "    return x * prise");
  await page.keyboard.type(" ");
  await page.locator(".cm-problem-text").waitFor({ state: "detached" });
});

pageTest("a line that Python cannot read is marked", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, "x = 1\nif x == 1\n    print(x)\n");
  await run(page);
  await sees(page, /SyntaxError/);
  assert.match(await page.locator(".cm-problem-line").first().innerText(), /if x == 1/);
});

pageTest("a full-width bracket is named and put right with one tap, and a text may keep it", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, "print（“价格（RM）：”， 6 × 7)\n");
  await run(page);
  await sees(page, "Line 1 has （, which Python cannot read.");
  await page.getByRole("button", { name: "Put it right" }).click();
  assert.equal(await code(page), 'print("价格（RM）：", 6 * 7)\n');
  await run(page);
  await sees(page, "Your program finished.");
  assert.match(await page.locator(".screen").innerText(), /价格（RM）： 42/);
});

for (const [name, program] of [
  ["an endless loop", "while True:\n    pass\n"],
  ["an endless loop in C code", "sum(iter(int, 1))\n"],
]) {
  pageTest(`${name} is stopped by the person, the page answers throughout, and the next run works`, {}, async (page) => {
    await openAmpleLab(page);
    await setCode(page, program);
    await run(page);
    await page.getByRole("button", { name: "Stop" }).waitFor();
    // The page is alive while the guest spins.
    await page.getByRole("tab", { name: "Results" }).click();
    await page.getByRole("tab", { name: "Output" }).click();
    await page.getByRole("button", { name: "Stop" }).click();
    await sees(page, "You stopped the program.");
    await setCode(page, "print(6 * 7)\n");
    await run(page);
    await sees(page, "Your program finished.");
    assert.match(await page.locator(".screen").innerText(), /42/);
  });
}

pageTest("a program that floods the screen is cut short and the page stays usable", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, "while True:\n    print('again and again')\n");
  await run(page);
  await sees(page, /printed more than this lab allows/);
  assert.ok((await page.locator(".screen").innerText()).length < 80_000);
  await setCode(page, "print('calm')\n");
  await run(page);
  await sees(page, "calm");
});

pageTest("a function that grows too fast is shown with its figures, in a table that fits a phone", {
  viewport: { width: 390, height: 844 },
}, async (page) => {
  await openLab(page, "orders-that-came-twice");
  await setCode(page, await labFile("orders-that-came-twice/attempts/fails/searches-a-list/seen_is_a_list.py"));
  await check(page);
  const failed = page.locator(".check-failed");
  await failed.getByText(/That is quadratic growth; at most linear growth is allowed/).waitFor();
  assert.equal(await failed.count(), 1);
  const table = failed.getByRole("table", { name: (await words())["report.growth"] });
  assert.ok(await table.getByRole("row").count() >= 6);
  const each = await table.getByRole("cell").allInnerTexts();
  const numbers = each.filter((_, index) => index % 2 === 1).map((it) => Number(it.replaceAll(",", "")));
  assert.ok(numbers.at(-1) > 5 * numbers[0], `the cost of an item grows: ${numbers.join(" ")}`);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  // What passed has its figures behind a click.
  await page.getByText((await words())["report.growth.show"]).click();
  assert.equal(await page.getByRole("table").filter({ visible: true }).count(), 2);
});

pageTest("a program that is right but wasteful fails the budget alone", {}, async (page) => {
  await openLab(page, "stock-ledger");
  await answer(page, "stock-ledger");
  await setCode(page, await labFile("stock-ledger/attempts/fails/adds-each-range/sum_of_a_slice.py"));
  await check(page);
  await sees(page, "7 of 10 points");
  const failed = page.locator(".check-failed");
  assert.equal(await failed.count(), 1);
  const facts = await failed.locator(".facts").innerText();
  assert.match(facts, /Used\s+[\d,]+ instructions/);
  assert.match(facts, /Allowed\s+[\d,]+ instructions, 4 times what the reference solution takes/);
});

pageTest("cases after one that never ends are not run, and said to be so", {}, async (page) => {
  await openLab(page, "orders-that-came-twice");
  await setCode(page, "def repeated(orders):\n    while True:\n        pass\n\n\ndef paid_sen(orders, payouts):\n    return []\n");
  await check(page);
  await sees(page, /0 of 7 cases right; not run, because another one took too long: 5/);
});

pageTest("a check that never ends can be stopped", {}, async (page) => {
  await openAmpleLab(page);
  await setCode(page, "def is_taxable(price_sen, category):\n    while True:\n        pass\n");
  await check(page);
  await page.getByRole("button", { name: "Stop" }).click();
  await sees(page, "You stopped the check. There is no result.");
  await run(page);
  await sees(page, "Your program finished.");
});

pageTest("a program asks, is answered, and goes on", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, "name = input('Name? ')\nprint('Hello', name)\nn = int(input('Count? '))\nprint(n * 2)\n");
  await run(page);
  const line = page.getByLabel("Your program waits for a line");
  await line.fill("Siti 雅");
  await line.press("Enter");
  await sees(page, /Hello Siti 雅/);
  await line.fill("21");
  await page.getByRole("button", { name: "Send" }).click();
  await sees(page, "Your program finished.");
  const screen = (await page.locator(".screen").innerText()).replaceAll("\u00a0", " ");
  assert.match(screen, /Name\? .*Siti 雅\s*Hello Siti 雅\s*Count\? .*21\s*42/s);
  assert.equal(screen.split("Name?").length, 2, "what was shown is not shown again");
});

pageTest("a program can be told that there is no more input", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, "import sys\nprint(sum(int(line) for line in sys.stdin))\n");
  await run(page);
  const line = page.getByLabel("Your program waits for a line");
  for (const number of ["40", "2"]) {
    await line.fill(number);
    await line.press("Enter");
  }
  await page.getByRole("button", { name: "No more input" }).click();
  await sees(page, "Your program finished.");
  assert.match(await page.locator(".screen").innerText(), /42/);
});

pageTest("a program that waits for a line can be stopped", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, "input('? ')\n");
  await run(page);
  await page.getByLabel("Your program waits for a line").waitFor();
  await page.getByRole("button", { name: "Stop" }).click();
  await sees(page, "You stopped the program.");
  await page.getByLabel("Your program waits for a line").waitFor({ state: "detached" });
});

pageTest("hints come one at a time, and rules tell where they come from", {}, async (page) => {
  await openLab(page, lab);
  assert.equal(await page.locator(".hint").count(), 0);
  await page.getByRole("button", { name: "Show a hint" }).click();
  assert.equal(await page.locator(".hint").count(), 1);
  await page.getByRole("button", { name: "Show another hint" }).click();
  assert.equal(await page.locator(".hint").count(), 2);
  assert.match(await page.locator(".prose").innerText(), /RM\s500/);
  assert.doesNotMatch(await page.locator(".prose").innerText(), /\{\{/);
  await page.getByText("Rules used here").click();
  await sees(page, "Verified");
});

pageTest("the language changes and nothing else does", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, "print('kekal')  # keep me\n");
  await run(page);
  await sees(page, "Your program finished.");
  await page.locator("header select").selectOption("ms");
  await sees(page, "Atur cara anda selesai.");
  assert.equal(await page.locator("html").getAttribute("lang"), "ms");
  assert.equal((await code(page)).trim(), "print('kekal')  # keep me");
  assert.match(await page.locator(".screen").innerText(), /kekal/);
  await sees(page, "Barang bernilai rendah di kaunter bayaran");
  await page.locator("header select").selectOption("en");
  await sees(page, "Your program finished.");
  await page.reload();
  await editor(page).waitFor();
  assert.equal((await code(page)).trim(), "print('kekal')  # keep me");
});

pageTest("a program is stepped through, back and forth, with the keyboard alone", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, "def twice(x):\n    return x * 2\n\ntotal = 0\nfor n in [1, 2]:\n    total += twice(n)\nprint(total)\n");
  await run(page);
  const say = await words();
  await page.getByRole("button", { name: say["steps.action"] }).press("Enter");
  const slider = page.getByRole("slider");
  await slider.waitFor();
  const current = () => page.locator(".step-current").innerText();
  assert.match(await current(), /def twice/);
  await slider.focus();
  await page.keyboard.press("End");
  await sees(page, say["steps.end"]);
  assert.match(await page.locator(".step-variables").innerText(), /total\s+6/);
  assert.equal(await page.locator(".step-printed").innerText(), "6\n");
  await page.keyboard.press("Home");
  for (let i = 0; i < 6; i += 1) await page.getByRole("button", { name: say["steps.next"], exact: true }).press("Enter");
  assert.match(await page.locator(".step-calls").innerText(), /twice\(\)/);
  assert.match(await page.locator(".step-variables").first().innerText(), /x\s+1/);
  await page.getByRole("button", { name: say["steps.previous"], exact: true }).press("Enter");
  await setCode(page, "print(1)\n");
  await sees(page, say["steps.stale"]);
});
