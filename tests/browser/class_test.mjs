// The class page: hundreds of files are run again side by side, what was tampered with is named, equal mistakes stand together, names are
// text and nothing else, and nothing leaves the page.

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import { promisify } from "node:util";
import { assert, labFile, pageTest, patience, sees, siteAddress, useBrowser, words } from "./support/browser.mjs";
import { root } from "./support/servers.mjs";

useBrowser();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const say = await words();
const run = promisify(execFile);

/** An attempt, and how many learners hand it in. */
const attempts = [
  ["lvg-checkout", "passes/decimals.py", 60],
  ["lvg-checkout", "fails/less-than/below_500.py", 50],
  ["lvg-checkout", "fails/forgets-exclusions/price_only.py", 40],
  ["lvg-checkout", "fails/total/prints_instead_of_returns.py", 30],
  ["joins-at-the-counter", "fails/names-its-columns/everything_of_a_view.sql", 50],
  ["joins-at-the-counter", "passes/a_view_for_both.sql", 54],
];
const names = {
  markup: "<img src=x onerror=alert(1)>", bidi: "abc\u202egnp.exe", formula: "=HYPERLINK(\"http://x\",\"y\")", proto: "__proto__", comma: "Siti, \"Aminah\"",
};
let folder;
const files = [];

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "bengkel-class-"));
  const write = async (name, text) => {
    files.push(join(folder, name));
    await writeFile(join(folder, name), text);
  };
  const made = new Map();
  for (const [lab, attempt] of attempts) {
    const target = join(folder, "made.json");
    // 1: it did not pass, which is what a wrong attempt is for.
    // A lab that asks is handed in with its answers, and then each file is known by its name.
    const asks = lab === "joins-at-the-counter";
    const source = asks ? join(folder, "main.sql") : `labs/${lab}/attempts/${attempt}`;
    if (asks) await writeFile(source, await labFile(`${lab}/attempts/${attempt}`));
    const answers = asks ? [`labs/${lab}/attempts/answers.json`] : [];
    await run(process.execPath, ["build/cli/bengkel.mjs", "grade", lab, source, ...answers, "--evidence", target], { cwd: root })
      .catch((error) => { if (error.code !== 1) throw error; });
    made.set(attempt, JSON.parse(await readFile(target, "utf8")));
    await rm(target);
  }
  const named = (attempt, name, change = () => undefined) => {
    const evidence = structuredClone(made.get(attempt));
    evidence.name = name;
    change(evidence);
    return `${JSON.stringify(evidence)}\n`;
  };
  for (const [, attempt, count] of attempts) {
    const what = attempt.split("/").at(-1).split(".")[0];
    for (let index = 0; index < count; index += 1) await write(`${what}-${index}.json`, named(attempt, `${what} ${index}`));
  }
  const wrong = "fails/less-than/below_500.py";
  for (const [what, name] of Object.entries(names)) await write(`name-${what}.json`, named(wrong, name));
  // Tampered: the points, the fuel of a run, the outcome of a check, the source.
  await write("tampered-points.json", named(wrong, "points raised", (it) => (it.report.points = 13)));
  await write("tampered-fuel.json", named(wrong, "fuel lowered", (it) => (it.runs.find(({ fuel }) => fuel !== null).fuel -= 1)));
  await write("tampered-digest.json", named(wrong, "digest swapped", (it) => (it.runs[0].digest = it.runs[1].digest)));
  await write("tampered-source.json", named(wrong, "source swapped", (it) => (it.submission[0].text += "\n# another\n")));
  // Not comparable, and not evidence at all.
  await write("other-lab.json", named(wrong, "older lab", (it) => (it.lab.hash = "0".repeat(64))));
  await write("no-such-lab.json", named(wrong, "lab of elsewhere", (it) => (it.lab.id = "constructor")));
  await write("truncated.json", named(wrong, "cut").slice(0, 900));
  await write("foreign.json", '{"grades": [1, 2, 3]}\n');
  await write("newer.json", named(wrong, "from the future", (it) => (it.format = 2)));
  await write("large.json", "x".repeat(9 * 1024 * 1024));
  await write("picture.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0, 1]));
});
after(() => rm(folder, { recursive: true }));

const done = (page) => page.locator(".standing-progress").waitFor({ state: "detached", timeout: 6 * patience });
const count = (page, state) => page.locator(`.standing-count.state-${state} strong`).innerText();
const rowOf = (page, text) => page.locator(".class-rows tbody tr").filter({ hasText: text });
const chosen = (page) => page.getByLabel(say["class.choose"], { exact: true }).and(page.locator("input"));

async function openClass(page) {
  await page.goto(`${siteAddress()}#/class`);
  await page.getByRole("heading", { name: say["class.title"] }).waitFor();
}

pageTest("three hundred files are run again, and each is told what it is worth", { timeout: 8 * patience }, async (page) => {
  const asked = [];
  const own = new URL(siteAddress()).origin;
  page.on("request", (request) => asked.push(`${request.method()} ${request.url()}`));
  page.on("dialog", () => asked.push("a dialog"));
  await openClass(page);
  await chosen(page).setInputFiles(files);
  await page.locator(".standing-progress").waitFor();
  await done(page);

  assert.deepEqual(
    [await count(page, "verified"), await count(page, "tampered"), await count(page, "apart"), await count(page, "unreadable")],
    ["289", "4", "2", "5"],
  );
  assert.deepEqual(asked.filter((it) => !it.startsWith(`GET ${own}/`) && !/^GET (blob|data):/.test(it)), [], "nothing but the site's own files is asked for");

  // What is wrong with a file is one line, in its row.
  const search = page.getByLabel(say["class.search"]);
  const told = async (file) => {
    await search.fill(file);
    await page.waitForFunction(() => document.querySelectorAll(".class-rows tbody tr").length === 1);
    return rowOf(page, file).innerText();
  };
  assert.match(await told("tampered-points"), /the report's \/points is \d+, not 13/);
  assert.match(await told("tampered-fuel"), /took \d+ fuel, not \d+/);
  assert.match(await told("tampered-digest"), /left something else behind/);
  assert.match(await told("tampered-source"), /is not the file that was graded/);
  for (const [file, why] of [
    ["other-lab", "other-lab"], ["no-such-lab", "unknown-lab"], ["truncated", "broken"], ["foreign", "foreign"], ["newer", "newer"],
    ["large", "large"], ["picture", "foreign"],
  ]) assert.ok((await told(file)).includes(say[`class.why.${why}`]), file);

  // Names are text, on one line and in their own order.
  await search.fill("name-");
  assert.equal(await page.locator(".class-rows img").count(), 0);
  await rowOf(page, names.markup).waitFor();
  await rowOf(page, "abc⟨U+202E⟩gnp.exe").waitFor();
  await rowOf(page, names.proto).waitFor();
  await search.fill("");

  // Another language takes nothing away.
  const malay = await words("ms");
  await page.locator("header select").selectOption("ms");
  await page.getByRole("heading", { name: malay["class.title"] }).waitFor();
  assert.equal(await count(page, "verified"), "289");
  await page.locator("header select").selectOption("en");
  await page.getByRole("heading", { name: say["class.title"] }).waitFor();

  // By points, and by a state.
  await page.getByRole("button", { name: say["class.column.points"] }).click();
  await page.locator("th[aria-sort='ascending']").waitFor();
  await page.locator(".field select").nth(1).selectOption("tampered");
  assert.equal(await page.locator(".class-rows tbody tr").count(), 4);
  await page.locator(".field select").nth(1).selectOption("");

  // Who is wrong in the same way stands together: 50 learners, 5 strange names, and 4 whose files were tampered with.
  const clusters = page.locator(".cluster");
  const heads = await clusters.locator(".cluster-count").allInnerTexts();
  assert.deepEqual(heads, ["59 learners", "50 learners", "40 learners", "30 learners"]);
  const lab = JSON.parse(await labFile("lvg-checkout/lab.json"));
  const { say: sentence } = lab.misconceptions.find(({ id }) => id === "less-than");
  await clusters.first().getByText([sentence.en].flat().join(" ").slice(0, 40)).first().waitFor();
  await clusters.first().locator("summary").click();
  await clusters.first().getByText("price_sen < THRESHOLD").first().waitFor();

  // Where they stop.
  const hardest = await page.locator(".class-hardest tbody tr").first().innerText();
  assert.match(hardest, /\d+ of \d+/);

  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);

  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: say["class.csv"] }).click()]);
  const csv = await readFile(await file.path(), "utf8");
  assert.equal(csv[0], "\ufeff");
  const lines = csv.slice(1).trimEnd().split("\r\n");
  assert.equal(lines.length, 1 + files.length);
  assert.ok(lines.some((it) => it.startsWith(`"'=HYPERLINK(""http://x"",""y"")",name-formula.json,`)), "a formula is no formula any more");
  assert.ok(lines.some((it) => it.startsWith(`"Siti, ""Aminah""",`)));
  assert.ok(lines.filter((it) => /^[=+@-]/.test(it)).length === 0);

  await page.getByRole("button", { name: say["class.clear"], exact: true }).click();
  assert.equal(await page.locator(".class-rows").count(), 0);
});

pageTest("a file of lines is a class as well, on a phone and in Thai", { viewport: { width: 360, height: 740 }, locale: "th" }, async (page) => {
  const thai = await words("th");
  const lines = [];
  for (const name of ["below_500-0.json", "price_only-0.json", "decimals-0.json"]) {
    const path = files.find((it) => it.endsWith(name));
    if (path !== undefined) lines.push((await readFile(path, "utf8")).trimEnd());
  }
  await mkdir(join(folder, "lines"), { recursive: true });
  const path = join(folder, "lines", "class.jsonl");
  await writeFile(path, `${lines.join("\n")}\n\n{"cut`);
  await page.goto(`${siteAddress()}#/class`);
  await page.getByRole("heading", { name: thai["class.title"] }).waitFor();
  await page.getByLabel(thai["class.choose"], { exact: true }).and(page.locator("input")).setInputFiles(path);
  await page.locator(".class-rows").waitFor();
  await done(page);
  assert.equal(await count(page, "verified"), String(lines.length));
  assert.equal(await count(page, "unreadable"), "1");
  await sees(page, thai["class.why.broken"]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `nothing stands out of the page to the side (${width})`);
});
