// An offline pack is read from its beginning, and nothing of it is kept before the site's own list says that it is right.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { zipSync } from "fflate";
import { success } from "../../../web/src/base/result.ts";
import { packList, packListName } from "../../../web/src/protocol/offline_pack.ts";
import type { SiteFile } from "../../../web/src/protocol/messages.ts";
import { KeptFiles } from "../../../web/src/session/kept_files.ts";
import { takePack } from "../../../web/src/session/take_pack.ts";
import { Storage } from "../support/storage.ts";

const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const texts = new Map([["labs/a/lab.json", "{}"], ["labs/a/empty.txt", ""], ["engine.wasm", "wasm ".repeat(50_000)], ["labs/a/text.en.md", "# A\n"]]);
const site: SiteFile[] = [...texts].map(([url, text]) => {
  const bytes = bytesOf(text);
  return { url, sha256: sha256(bytes), bytes: bytes.length, wireBytes: bytes.length };
});

async function taken(changes: Record<string, string> = {}, cut?: number) {
  const storage = new Storage();
  (globalThis as { caches?: unknown }).caches = storage;
  const list = packList({ id: "a", labs: ["a"], files: site.map(({ url, sha256: hash, bytes }) => ({ url, sha256: hash, bytes })) });
  const files = { [packListName]: list, ...Object.fromEntries(texts), ...changes };
  const zip = zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, bytesOf(text)])));
  const kept = new KeptFiles("http://site.test/");
  const result = await takePack(new Blob([zip.slice(0, cut)]), {
    kept, hash: (bytes) => Promise.resolve(success(sha256(bytes))), wanted: ({ labs }) => Promise.resolve(labs.includes("a") ? site : []),
  });
  return { result, held: await kept.held() };
}

test("a whole pack is kept whole, small files beside its list included", async () => {
  const { result, held } = await taken();
  assert.ok(result.ok && result.value.isWhole);
  assert.deepEqual([...held].sort(), site.map((it) => it.sha256).sort());
});

test("a file that is not the one listed is not kept, and all else passes by", async () => {
  const { result, held } = await taken({ "engine.wasm": "wasm ".repeat(49_999) + "evil ", "../../etc/passwd": "root", "labs/b/lab.json": "{}" });
  assert.equal(result.ok ? "" : result.problems[0]?.code, "pack.damaged");
  assert.ok(!held.has(sha256(bytesOf(texts.get("engine.wasm") ?? ""))));
  assert.ok([...held].every((it) => site.some((file) => file.sha256 === it)));
});

test("a pack that was cut at any place is damaged, or no pack at all", async () => {
  for (const cut of [0, 3, 40, 200, 500]) {
    const { result } = await taken({}, cut);
    assert.match(result.ok ? "" : result.problems[0]?.code ?? "", /^pack\.(damaged|not-ours)$/);
  }
});
