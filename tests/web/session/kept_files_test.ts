import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { encodeText } from "../../../web/src/protocol/frame.ts";
import { KeptFiles } from "../../../web/src/session/kept_files.ts";
import { base, sha256 } from "../support/small_site.ts";
import { Storage } from "../support/storage.ts";

const bytes = encodeText("print(1)\n");
const listed = { sha256: sha256(bytes), bytes: bytes.length };

describe("files kept on a device", () => {
  let storage: Storage;
  const place = globalThis as { caches?: unknown };
  beforeEach(() => {
    storage = new Storage();
    place.caches = storage;
  });
  afterEach(() => {
    delete place.caches;
  });

  test("come back as they were, by their hash alone", async () => {
    const kept = new KeptFiles(base);
    assert.equal(await kept.keep(listed.sha256, bytes), "kept");
    assert.deepEqual(await new KeptFiles(base).read(listed), bytes);
    assert.deepEqual([...await kept.held()], [listed.sha256]);
    assert.equal(await kept.sizes([listed.sha256, sha256("other")]), bytes.length);
  });

  test("are thrown away when a byte of them has changed", async () => {
    const kept = new KeptFiles(base);
    await kept.keep(listed.sha256, bytes);
    for (const stored of storage.entries.values()) stored[0] = 0;
    assert.equal(await kept.read(listed), null);
    assert.equal(storage.entries.size, 0);
  });

  test("are told to have no room, and never fail where there is no storage", async () => {
    const kept = new KeptFiles(base);
    storage.isFull = true;
    assert.equal(await kept.keep(listed.sha256, bytes), "full");
    delete place.caches;
    assert.equal(await kept.isAvailable(), false);
    assert.equal(await kept.keep(listed.sha256, bytes), "refused");
    assert.equal(await kept.read(listed), null);
    assert.deepEqual(await kept.names("lab/"), []);
    await kept.drop("lab/x");
  });

  test("keep nobody waiting while the browser does not answer, and are there again when it does", async () => {
    const kept = new KeptFiles(base, { read: 20, write: 20 });
    assert.equal(await kept.keep(listed.sha256, bytes), "kept");
    let answers = (): void => undefined;
    storage.ready = new Promise((resolve) => (answers = resolve));
    assert.equal(await kept.read(listed), null);
    assert.equal(await kept.isAvailable(), false);
    assert.equal(await kept.note("lab/a/1", {}), "refused");
    assert.equal(await kept.noted("lab/a/1"), undefined);
    assert.deepEqual(await kept.names("lab/"), []);
    await kept.drop("lab/a/1");
    answers();
    await storage.ready;
    await new Promise((resolve) => setTimeout(resolve));
    assert.deepEqual(await kept.read(listed), bytes);
  });

  test("stand beside records, which go by their names", async () => {
    const kept = new KeptFiles(base);
    await kept.note("lab/b/1", { at: 1 });
    await kept.note("lab/a/1", { at: 2 });
    await kept.note("pack/a", {});
    await kept.keep(listed.sha256, bytes);
    assert.deepEqual(await kept.names("lab/"), ["b/1", "a/1"]);
    assert.equal(await kept.noted("lab/a/1"), '{"at":2}');
    await kept.drop("lab/a/1");
    assert.equal(await kept.noted("lab/a/1"), undefined);
  });
});
