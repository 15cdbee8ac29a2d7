// The languages beside Python, in the page: a lab of each solved, a wrong answer told in the language's own terms, and C++'s
// compiler fetched when it is asked for, not before.

import { answer, assert, check, labFile, openLab, pageTest, run, sees, setCode, useBrowser, words } from "./support/browser.mjs";

useBrowser();

const solved = [
  ["SQL", "joins-at-the-counter", "sums_before_the_join.sql"],
  ["JavaScript", "one-cart-five-languages", "digit_by_digit.js"],
];

for (const [language, lab, attempt] of solved) {
  pageTest(`a lab in ${language} is solved`, {}, async (page) => {
    await openLab(page, lab);
    await setCode(page, await labFile(`${lab}/attempts/passes/${attempt}`));
    await answer(page, lab);
    await check(page);
    await sees(page, (await words())["results.passed"]);
  });
}

pageTest("tables of a script are printed, and wrong rows are shown by row and column", {}, async (page) => {
  await openLab(page, "joins-at-the-counter");
  await setCode(page, "SELECT id AS order_id, 0 AS goods_sen, 0 AS refunded_sen, 0 AS net_sen FROM orders ORDER BY id;\nSELECT day FROM orders;\n");
  await run(page);
  await sees(page, "(3 rows)");
  await check(page);
  const table = page.locator(".check-failed table").first();
  await table.waitFor();
  assert.match(await table.innerText(), /order_id\s+goods_sen\s+refunded_sen\s+net_sen/);
});

pageTest("a wide table of rows does not widen a phone's page", { viewport: { width: 360, height: 740 } }, async (page) => {
  await openLab(page, "joins-at-the-counter");
  await setCode(page, "SELECT id AS order_id, 0 AS goods_sen, 0 AS refunded_sen, 0 AS net_sen FROM orders ORDER BY id;\nSELECT day FROM orders;\n");
  await check(page);
  await page.locator(".check-failed table").first().waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
});

pageTest("a mistake in a script is marked where it is", {}, async (page) => {
  await openLab(page, "joins-at-the-counter");
  await setCode(page, "SELECT id\nFORM orders;\n");
  await run(page);
  await page.locator(".exception-words").waitFor();
  assert.match(await page.locator(".cm-problem-line").first().innerText(), /FORM|orders/);
  assert.equal(await page.locator(".explained").innerText(), "FORM is not known here. Did you mean FROM?");
  // In another language the message stays, and only what explains it changes.
  await page.locator(".language select").selectOption("vi");
  await page.locator(".explained[lang=vi]").waitFor();
  assert.match(await page.locator(".exception-words").innerText(), /near "orders": syntax error/);
  assert.deepEqual(await page.locator(".explained code").allInnerTexts(), ["FORM", "FROM"]);
});

pageTest("C++ asks before its compiler is fetched, tells mistakes and warnings by line, and grades", {}, async (page, context) => {
  const fetched = [];
  context.on("request", (request) => fetched.push(request.url()));
  const isCompiler = (url) => /\/cpp-/.test(url);
  const say = await words();
  await openLab(page, "money-that-cannot-lie");
  await answer(page, "money-that-cannot-lie");
  await page.locator("#engine-offer").waitFor();
  await run(page);
  await check(page);
  assert.deepEqual(fetched.filter(isCompiler), []);
  await page.getByRole("button", { name: "Get C++" }).click();

  await page.locator(".engine-ready").waitFor({ state: "attached" });
  await setCode(page, "#include <iostream>\n\nint main() { std::cout << wordd; }\n");
  await page.locator(".cm-problem-text").waitFor();
  assert.match(await page.locator(".cm-problem-text").innerText(), /undeclared identifier 'wordd'/);
  await page.locator(".cm-plain-words").waitFor();

  await setCode(page, "#include <iostream>\n\nint main() {\n    int unused = 3;\n    std::cout << prise;\n}\n");
  await run(page);
  await sees(page, say["end.not-compiled"]);
  assert.match(await page.locator(".cm-problem-line").first().innerText(), /prise/);
  assert.match(await page.locator(".diagnostic-error").innerText(), /Line 5 of main\.cpp[\s\S]*undeclared identifier 'prise'/);

  await setCode(page, "#include <iostream>\n\nint main() {\n    int unused = 3;\n    std::cout << 6 * 7;\n}\n");
  await run(page);
  await sees(page, "42");
  assert.match(await page.locator(".cm-warning-line").first().innerText(), /unused/);

  await setCode(page, await labFile("money-that-cannot-lie/attempts/passes/quotient_and_rest.cpp"));
  await check(page);
  await sees(page, say["results.passed"]);
  const kept = () => page.evaluate(async () => (await (await caches.open("bengkel-programs")).keys()).map(({ url }) => url));
  const programs = await kept();
  // What was run, what was checked, and the program that was to be predicted.
  assert.equal(programs.length, 3);

  // Kept on the device: nothing is asked or fetched again, and what was compiled is there.
  fetched.length = 0;
  await page.reload();
  await check(page);
  await sees(page, say["results.passed"]);
  assert.deepEqual(await kept(), programs);
  await setCode(page, "#include <iostream>\n\nint main() { std::cout << 7 * 7; }\n");
  await run(page);
  await sees(page, "49");
  // Nearly as deep as templates may nest; a worker's own stack was too small for it.
  await setCode(page, [
    "#include <iostream>", "", "template <int n> struct Count { static constexpr int value = Count<n - 1>::value + 1; };",
    "template <> struct Count<0> { static constexpr int value = 0; };", "", "int main() { std::cout << Count<250>::value + 1000; }", "",
  ].join("\n"));
  await run(page);
  await sees(page, "1250");
  assert.equal(await page.locator("#engine-offer").count(), 0);
  assert.deepEqual(fetched.filter(isCompiler), []);
});

pageTest("a lab with NumPy asks before its interpreter is fetched, and grades with it alone", {}, async (page, context) => {
  const fetched = [];
  context.on("request", (request) => fetched.push(request.url()));
  // A large one comes in parts.
  const engines = () => [...new Set(fetched.map((url) => /\/(python(?:-numpy)?(?:-library)?)-[0-9a-f]{16}\./.exec(url)?.[1]).filter((name) => name !== undefined))].sort();
  const say = await words();
  await openLab(page, "products-like-this-one");
  await page.locator("#engine-offer").waitFor();
  assert.match(await page.locator("#engine-offer").innerText(), /NumPy[\s\S]*\s\d+\sMB/);
  await run(page);
  assert.deepEqual(engines(), []);
  await page.getByRole("button", { name: "Get NumPy" }).click();
  await page.locator(".engine-ready").waitFor({ state: "attached" });
  assert.deepEqual(engines(), ["python-numpy", "python-numpy-library"]);

  await setCode(page, await labFile("products-like-this-one/attempts/fails/whole-numbers/divides_in_place.py"));
  await check(page);
  await sees(page, "[[1.0]]");
  await answer(page, "products-like-this-one");
  await setCode(page, await labFile("products-like-this-one/attempts/passes/broadcasting.py"));
  await check(page);
  await sees(page, say["results.passed"]);

  // Another lab in Python gets Python's own engine; what was kept of NumPy's stays.
  const turnTo = async (lab) => {
    await openLab(page, lab);
    await page.getByRole("heading", { name: JSON.parse(await labFile(`${lab}/lab.json`)).title.en }).waitFor();
  };
  await turnTo("stock-ledger");
  await answer(page, "stock-ledger");
  await setCode(page, await labFile("stock-ledger/attempts/passes/accumulate.py"));
  await check(page);
  await sees(page, say["results.passed"]);
  assert.deepEqual(engines(), ["python", "python-library", "python-numpy", "python-numpy-library"]);
  fetched.length = 0;
  await turnTo("products-like-this-one");
  await setCode(page, "import numpy as np\nprint(np.arange(3) * 2)\n");
  await run(page);
  await sees(page, "[0 2 4]");
  assert.deepEqual(engines(), []);
});
