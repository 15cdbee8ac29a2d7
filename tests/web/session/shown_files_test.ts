// What a page shows of a lab, from one file: by its hashes, and whatever is not there as it should be by itself.

import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeText, encodeText } from "../../../web/src/protocol/frame.ts";
import type { KeptLab, LabInfo } from "../../../web/src/protocol/messages.ts";
import { KeptFiles } from "../../../web/src/session/kept_files.ts";
import { openLab } from "../../../web/src/session/open_lab.ts";
import { writeShown } from "../../../web/src/session/shown_files.ts";
import { SiteFiles } from "../../../web/src/session/site_files.ts";
import { base, hash, sha256 } from "../support/small_site.ts";
import { Storage } from "../support/storage.ts";

const texts: Readonly<Record<string, string>> = {
  "lab.json": "{}", "text.en.md": "# Task\n", "text.ms.md": "# Tugasan\n", "starter/main.py": "x = 1\n", "data/a.csv": "a\n1\n", "attempts/passes/a.py": "x = 2\n",
};
const info = {
  id: "a", entry: "main.py", files: ["main.py"], data: ["a.csv"], locales: { en: {}, ms: {} }, solution: { attempt: "passes/a.py", files: ["main.py"], tries: 3 },
} as unknown as LabInfo;
const files = Object.entries(texts).map(([path, text]) => ({ path, bytes: encodeText(text) }));

/** What was asked of the site until the lab stood, and its task. `shown`: the one file; null: there is none. */
async function opened(shown: string | null, storage = new Storage()): Promise<{ readonly asked: string[]; readonly task: string }> {
  Object.assign(globalThis, { caches: storage });
  const asked: string[] = [];
  globalThis.fetch = (address) => {
    const path = String(address).slice(`${base}labs/a/`.length);
    asked.push(path);
    const text = path === "shown.json" ? shown : texts[path];
    return Promise.resolve(text == null ? new Response("", { status: 404 }) : new Response(encodeText(text)));
  };
  const entry = { ...info, fileList: files.map(({ path, bytes }) => ({ path, sha256: sha256(bytes), bytes: bytes.length })) };
  const lab = await openLab(new SiteFiles(base, new KeptFiles(base)), { entry, rules: [] } as KeptLab, hash);
  assert.ok(lab.ok, JSON.stringify(lab));
  assert.equal(decodeText(lab.value.lab.data[0]?.bytes ?? new Uint8Array()), "a\n1\n");
  assert.deepEqual(lab.value.lab.solution, [{ path: "main.py", text: "x = 2\n" }]);
  return { asked: asked.sort(), task: lab.value.lab.text["ms"] ?? "" };
}

const whole = writeShown(info, files);

test("all that is shown comes at once, and nothing else", async () => {
  assert.deepEqual(Object.keys(JSON.parse(whole) as object).sort(), Object.keys(texts).filter((path) => path !== "lab.json").sort());
  assert.deepEqual(await opened(whole), { asked: ["shown.json"], task: "# Tugasan\n" });
});

test("what is on the device is not asked for", async () => {
  const storage = new Storage();
  await opened(whole, storage);
  assert.deepEqual((await opened(whole, storage)).asked, []);
});

test("what is not as it is listed comes by itself", async () => {
  assert.deepEqual(await opened(whole.replace("# Tugasan", "# Lain hal")), { asked: ["shown.json", "text.ms.md"], task: "# Tugasan\n" });
  assert.deepEqual(await opened(whole.replace("# Tugasan", "# Sugasan")), { asked: ["shown.json", "text.ms.md"], task: "# Tugasan\n" });
});

test("without the file all of them come", async () => {
  for (const shown of [null, "", "<html>", "[]", '{"text.ms.md":7}']) assert.equal((await opened(shown)).asked.length, 6);
});

test("what is large, or no text, goes by itself", () => {
  const binary = { path: "data/b.bin", bytes: new Uint8Array([0xff, 0xfe]) };
  const large = { path: "data/c.csv", bytes: encodeText("7,".repeat(20_000)) };
  assert.equal(writeShown(info, [...files, binary, large]), whole);
});
