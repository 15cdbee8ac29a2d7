// Whatever was typed is there again, and a learner always knows whether it is kept.

import {
  assert, code, editor, openLab, pageTest, patience, run, sees, seesSaved, setCode, siteAddress, useBrowser,
} from "./support/browser.mjs";

useBrowser();
const lab = "lvg-checkout";

pageTest("typing is saved and is there after a reload; nothing runs by itself", {}, async (page) => {
  await openLab(page, lab);
  await editor(page).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.type("print('mine')\n");
  await seesSaved(page);
  await page.reload();
  await editor(page).waitFor();
  assert.match(await code(page), /^print\('mine'\)/);
  await sees(page, "What your program prints appears here.");
  assert.equal(await page.locator(".screen").count(), 0);
});

pageTest("leaving at once after the first key loses nothing", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, "x = 'just now'\n");
  await page.goto(`${siteAddress()}#/`);
  await page.getByRole("link", { name: "Low-value goods at the checkout" }).last().click();
  await editor(page).waitFor();
  assert.match(await code(page), /just now/);
});

pageTest("work comes back from the files when the database is lost", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, "survivor = 1\n");
  await seesSaved(page);
  await page.goto("about:blank");
  await page.goto(`${siteAddress()}icon.svg`);
  await page.evaluate(() => new Promise((done, failed) => {
    const request = indexedDB.deleteDatabase("bengkel-work");
    request.onsuccess = done;
    request.onerror = failed;
  }));
  await openLab(page, lab);
  assert.match(await code(page), /survivor = 1/);
});

pageTest("work comes back from the database when the files are lost", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, "survivor = 2\n");
  await seesSaved(page);
  await page.goto(`${siteAddress()}icon.svg`);
  await page.evaluate(async () => (await navigator.storage.getDirectory()).removeEntry("bengkel-work", { recursive: true }));
  await openLab(page, lab);
  assert.match(await code(page), /survivor = 2/);
});

pageTest("a damaged record is passed over for the one before it", {}, async (page) => {
  await openLab(page, lab);
  await setCode(page, "first = 1\n");
  await seesSaved(page);
  await setCode(page, "second = 2\n");
  await seesSaved(page);
  await page.goto(`${siteAddress()}icon.svg`);
  await page.evaluate(async () => {
    await (await navigator.storage.getDirectory()).removeEntry("bengkel-work", { recursive: true });
    const db = await new Promise((done) => (indexedDB.open("bengkel-work").onsuccess = (event) => done(event.target.result)));
    const store = db.transaction("journal", "readwrite").objectStore("journal");
    await new Promise((done) => {
      store.openCursor(null, "prev").onsuccess = (event) => {
        const cursor = event.target.result;
        cursor.update({ ...cursor.value, files: [{ path: "main.py", text: "garbled" }] }).onsuccess = done;
      };
    });
    db.close();
  });
  await openLab(page, lab);
  assert.match(await code(page), /first = 1/);
  // And the next save still finds a free number.
  await setCode(page, "third = 3\n");
  await seesSaved(page);
  await page.reload();
  await editor(page).waitFor();
  assert.match(await code(page), /third = 3/);
});

pageTest("starting again can be undone, also after a reload", {}, async (page) => {
  await openLab(page, lab);
  const starter = await code(page);
  await setCode(page, "precious = 1\n");
  await seesSaved(page);
  await page.getByRole("button", { name: "Start again" }).click();
  assert.equal(await code(page), starter);
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  assert.match(await code(page), /precious/);
  await page.getByRole("button", { name: "Start again" }).click();
  await seesSaved(page);
  await page.reload();
  await editor(page).waitFor();
  assert.equal(await code(page), starter);
  await page.getByRole("button", { name: "Undo", exact: true }).first().click();
  assert.match(await code(page), /precious/);
});

// A page says "Saved" and is killed at any moment afterwards, or in the midst of the next save: what it had said is there again.
const killed = ["lvg-checkout", "stock-ledger", "orders-that-came-twice"];
const killRounds = 34 * killed.length;
pageTest(`no edit that was said to be saved is lost, however the page is killed (${killRounds} times)`, { timeout: 10 * patience }, async (_page, context) => {
  // What is said to be saved: the code as it stands at the very moment in which the word turns.
  await context.addInitScript(() => {
    let said = "";
    new MutationObserver(() => {
      const word = document.querySelector(".save-word")?.className ?? "";
      if (word === said) return;
      said = word;
      const content = document.querySelector(".editor-host")?.shadowRoot?.querySelector(".cm-content");
      if (word.endsWith("save-saved")) window.saved(content?.cmTile?.view?.state.doc.toString() ?? "");
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["class"] });
  });
  const listeners = new Map();
  await context.exposeBinding("saved", ({ page }, text) => listeners.get(page)?.(text));
  const editOf = (text) => Number(/^edit = (\d+)\n/.exec(text)?.[1] ?? 0);
  let [rounds, acknowledged, inMidst] = [0, 0, 0];
  const lost = [];

  const killAndLook = async (id, count) => {
    let [told, written] = [0, 0];
    for (let round = 0; round < count; round += 1) {
      const page = await context.newPage();
      listeners.set(page, (text) => void (told = Math.max(told, editOf(text))));
      await openLab(page, id);
      const found = editOf(await code(page));
      if (found < told || found > written) lost.push(`${id}: found edit ${found}, was told that ${told} is saved, wrote up to ${written}`);
      // In two rounds of three there is another edit while the first is being saved, or is just saved.
      const edits = round % 3 === 0 ? 1 : 2;
      for (let edit = 0; edit < edits; edit += 1) {
        written += 1;
        await setCode(page, `edit = ${written}\n# ${"x".repeat((round * 997) % 20_000)}\n`);
        await page.waitForTimeout((round * 131 + edit * 67) % 650);
      }
      if (told === written) acknowledged += 1;
      else inMidst += 1;
      const client = await context.newCDPSession(page);
      const crashed = page.waitForEvent("crash");
      client.send("Page.crash").catch(() => undefined);
      await crashed;
      listeners.delete(page);
      await page.close();
      rounds += 1;
    }
  };
  await Promise.all(killed.map((id) => killAndLook(id, killRounds / killed.length)));
  assert.deepEqual(lost, []);
  assert.equal(rounds, killRounds);
  assert.ok(acknowledged >= 10 && inMidst >= 10, `killed after a save ${acknowledged} times, and before it was told ${inMidst} times`);
});

pageTest("a second tab only reads, and may take over with the newest work", {}, async (page, context) => {
  await openLab(page, lab);
  await setCode(page, "tab = 1\n");
  await seesSaved(page);
  const other = await context.newPage();
  await openLab(other, lab);
  await sees(other, "You are writing this lab in another tab. Here you can only read.");
  assert.match(await code(other), /tab = 1/);
  assert.equal(await editor(other).getAttribute("contenteditable"), "false");
  await setCode(page, "tab = 'one, later'\n");
  await other.getByRole("button", { name: "Write here instead" }).click();
  await other.locator("[contenteditable=true]").first().waitFor();
  assert.match(await code(other), /one, later/);
  await sees(page, "You are writing this lab in another tab. Here you can only read.");
  await setCode(other, "tab = 2\n");
  await seesSaved(other);
  await other.close();
  // The first tab has the pen again, and the newest work.
  await page.locator("[contenteditable=true]").first().waitFor();
  assert.match(await code(page), /tab = 2/);
});

pageTest("without locks, a tab that would overwrite another's work is stopped, and may go on by choice", {}, async (page, context) => {
  await context.addInitScript(() => Object.defineProperty(navigator, "locks", { value: undefined }));
  await openLab(page, lab);
  const other = await context.newPage();
  await openLab(other, lab);
  await setCode(other, "second = 2\n");
  await seesSaved(other);
  await setCode(page, "first = 1\n");
  await sees(page, "You are writing this lab in another tab. Here you can only read.");
  assert.match(await code(page), /first = 1/);
  await page.getByRole("button", { name: "Write here instead" }).click();
  await seesSaved(page);
  await page.reload();
  await editor(page).waitFor();
  assert.match(await code(page), /first = 1/);
});

pageTest("saving is tried again by itself when there is room", {}, async (page) => {
  await page.addInitScript(() => {
    const { add } = IDBObjectStore.prototype;
    delete StorageManager.prototype.getDirectory;
    IDBObjectStore.prototype.add = function (...given) {
      if (!window.hasRoom) throw new DOMException("no room", "QuotaExceededError");
      return add.apply(this, given);
    };
  });
  await openLab(page, lab);
  await setCode(page, "later = 1\n");
  await sees(page, /no room left, so your code is not saved/);
  await page.evaluate(() => void (window.hasRoom = true));
  await seesSaved(page);
  await page.locator("details.save-saved summary").click();
  await sees(page, /can keep only one copy/);
});

pageTest("a browser that refuses to save is told about in plain words, and the work can be taken away", {}, async (page) => {
  await page.addInitScript(() => {
    const full = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
    IDBObjectStore.prototype.add = full;
    FileSystemFileHandle.prototype.createWritable = full;
  });
  await openLab(page, lab);
  await setCode(page, "unsaved = 1\n");
  await sees(page, /no room left, so your code is not saved/);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download my work" }).first().click(),
  ]);
  assert.equal(file.suggestedFilename(), "lvg-checkout-main.py");
});

pageTest("one store alone still saves, and says that it is alone", {}, async (page) => {
  await page.addInitScript(() => delete StorageManager.prototype.getDirectory);
  await openLab(page, lab);
  await setCode(page, "alone = 1\n");
  await sees(page, "Saved on this device (one copy)");
  await page.reload();
  await editor(page).waitFor();
  assert.match(await code(page), /alone = 1/);
});

pageTest("a lab that cannot be loaded without a connection says so kindly, and trying again works", { expectsErrors: true }, async (page, context) => {
  await openLab(page, lab);
  await setCode(page, "offline = 1\n");
  await seesSaved(page);
  await page.goto(`${siteAddress()}#/`);
  await sees(page, "Beat the naive forecast");
  await context.setOffline(true);
  await page.getByRole("link", { name: "Beat the naive forecast" }).click();
  await sees(page, "This lab is not on this device");
  await sees(page, /safe on this device/);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await editor(page).waitFor();
  await openLab(page, lab);
  assert.match(await code(page), /offline = 1/);
});

pageTest("a list that does not arrive says so kindly, and trying again works", { expectsErrors: true }, async (page) => {
  await page.route("**/labs/list.json", (route) => route.fulfill({ status: 503, body: "down" }));
  await page.goto(siteAddress());
  await sees(page, "The list of labs did not arrive");
  await page.unroute("**/labs/list.json");
  await page.getByRole("button", { name: "Try again" }).click();
  await sees(page, "Low-value goods at the checkout");
});

for (const [name, answer, safe] of [
  ["a server error", { status: 500, body: "down" }, /the server did not answer. Your code is safe/],
  ["a login page in place of the file", { status: 200, contentType: "text/html", body: "<!doctype html>please log in" },
    /not arrive as it was published, twice.*whatever you wrote is safe/],
]) {
  pageTest(`the engine meets ${name}: the code stays, writing goes on, trying again works`, { expectsErrors: true }, async (page) => {
    await page.route(/python-.*\.(wasm|zip)/, (route) => route.fulfill(answer));
    await openLab(page, lab);
    await setCode(page, "print('patience')\n");
    await run(page);
    await sees(page, "Python could not be loaded");
    await page.locator(".trouble-title + p").filter({ hasText: safe }).waitFor();
    assert.match(await code(page), /patience/);
    await page.unroute(/python-.*\.(wasm|zip)/);
    await page.getByRole("button", { name: "Try again" }).click();
    await sees(page, "Your program finished.");
  });
}

pageTest("writing does not wait for the engine", {}, async (page) => {
  let letGo;
  const held = new Promise((go) => (letGo = go));
  await page.route(/python-.*\.wasm/, async (route) => {
    await held;
    await route.continue();
  });
  await openLab(page, lab);
  await setCode(page, "print('early')\n");
  await seesSaved(page);
  await run(page);
  await page.getByRole("button", { name: "Stop" }).waitFor();
  letGo();
  await sees(page, "Your program finished.");
});
