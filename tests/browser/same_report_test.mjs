// The page and the command line grade alike: the report that the page offers is, byte for byte, what `grade --json` prints, and
// `verify` finds the page's evidence to be as it says.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { assert, check, labFile, openLab, pageTest, setCode, useBrowser, words } from "./support/browser.mjs";

useBrowser();

const attempts = [
  "lvg-checkout/attempts/passes/decimals.py",
  "lvg-checkout/attempts/fails/threshold-on-total/sums_the_cart_first.py",
  "orders-that-came-twice/attempts/fails/loop-in-a-loop/lines_for_each_order.py",
  "stock-ledger/attempts/passes/one_from_the_other.py",
  "beat-the-naive-forecast/attempts/fails/mase/lets_zero_division_out.py",
  "lvg-checkout/attempts/fails/whole-sen/division_that_comes_out_right.py",
  "joins-at-the-counter/attempts/fails/names-its-columns/everything_of_a_view.sql",
];

for (const attempt of attempts) {
  pageTest(`${attempt} has the same report in the page and from the command`, {}, async (page) => {
    const [lab] = attempt.split("/");
    await openLab(page, lab);
    await setCode(page, await labFile(attempt));
    await check(page);
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: (await words())["results.download"] }).click();
    const fromPage = await readFile(await (await downloading).path(), "utf8");
    assert.equal(fromPage, await graded(lab, `labs/${attempt}`));

    const say = await words();
    await page.getByText(say["evidence.title"]).click();
    await page.getByLabel(say["evidence.name"]).fill("Nguyễn Thị Đào");
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: say["evidence.save"] }).click();
    const answer = JSON.parse(await command("verify", await (await saving).path()));
    assert.deepEqual([answer.state, answer.problems], ["verified", []]);
    assert.equal(answer.name, "Nguyễn Thị Đào");
    assert.equal(answer.points, JSON.parse(fromPage).points);
  });
}

function graded(lab, file) {
  return command("grade", lab, file, "--json");
}

/** What the command prints; a failed submission is exit code 1, and no error here. */
function command(...given) {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, ["build/cli/bengkel.mjs", ...given], (error, stdout, stderr) => {
      if (error !== null && error.code !== 1) reject(new Error(stderr));
      else resolve(stdout);
    });
  });
}
