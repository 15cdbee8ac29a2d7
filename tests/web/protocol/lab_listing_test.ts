// A page knows the entry that it kept of a lab by the hash of the site's listing, so an entry must be written alike wherever it came from.

import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readLabFolder } from "../../../web/cli/lab_folder.ts";
import { listed } from "../../../web/cli/seal_site.ts";
import { decodeCatalogue, decodeKeptLab, decodeLabListing, writeLabListing } from "../../../web/src/protocol/messages.ts";
import { noCore, realCore } from "../support/core.ts";

test("a lab's listing is the same bytes however its entry came to the device", { skip: noCore }, async () => {
  const core = await realCore();
  const folders = readdirSync("labs").map((name) => join("labs", name)).filter((path) => existsSync(join(path, "lab.json")));
  assert.ok(folders.length > 0);
  for (const path of folders) {
    const folder = await readLabFolder(path);
    const read = await core.readLab(folder);
    assert.ok(read.ok, path);
    const entry = { ...read.value.info, fileList: folder.files.map(listed) };
    const text = writeLabListing(entry);
    const alone = decodeLabListing(text);
    const kept = decodeKeptLab(JSON.stringify({ entry, rules: [] }));
    const all = decodeCatalogue(JSON.stringify({ format: 1, labs: [entry], rules: [] }));
    assert.ok(alone.ok && kept.ok && all.ok, path);
    for (const it of [alone.value, kept.value.entry, ...all.value.labs]) assert.equal(writeLabListing(it), text, path);
  }
});
