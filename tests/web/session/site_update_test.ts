import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { KeptFiles } from "../../../web/src/session/kept_files.ts";
import { keptSite } from "../../../web/src/session/kept_site.ts";
import { Packs } from "../../../web/src/session/packs.ts";
import { SiteUpdate } from "../../../web/src/session/site_update.ts";
import { sweep } from "../../../web/src/session/sweep.ts";
import { base, hash, Link, sha256, smallSite, type SmallSite } from "../support/small_site.ts";
import { Storage } from "../support/storage.ts";

const first = smallSite({ "sql-a": "task a", "sql-b": "task b", "javascript-c": "task c" });
const second = smallSite({ "sql-a": "task a, told anew", "sql-b": "task b", "javascript-c": "task c" }, "<title>two</title>");
const never = new AbortController().signal;

describe("a site on a device", () => {
  let link: Link;
  let kept: KeptFiles;
  const work = new Map<string, ReadonlySet<string>>();
  const workedOn = (lab: string) => Promise.resolve(work.get(lab) ?? new Set<string>());
  const place = globalThis as { caches?: unknown; fetch: unknown };
  const { fetch } = globalThis;
  beforeEach(() => {
    place.caches = new Storage();
    link = new Link(first);
    place.fetch = link.fetch;
    kept = new KeptFiles(base);
    work.clear();
  });
  afterEach(() => {
    delete place.caches;
    place.fetch = fetch;
  });

  const update = () => new SiteUpdate(base, kept, hash);
  const packsOf = ({ catalogue, engines, instruments }: SmallSite) => new Packs({ base, kept, hash, workedOn, catalogue, engines, instruments });
  const title = async () => {
    const file = (await keptSite(kept, "current"))?.files.find(({ url }) => url === "index.html");
    return file === undefined ? undefined : new TextDecoder().decode(await kept.read(file) ?? new Uint8Array(0));
  };
  const sql = { id: "sql", labs: ["sql-a", "sql-b"] };
  const all = { id: "all", labs: ["sql-a", "sql-b", "javascript-c"] };

  test("its first version takes over at once, when it is whole", async () => {
    link.cut = /engines/;
    assert.equal((await update().look()).ok, false);
    assert.equal(await title(), undefined);
    link.cut = undefined;
    const came = link.asked.filter((path) => !["site.json", "engines.json"].includes(path));
    assert.ok(came.length > 0);
    link.asked.length = 0;
    assert.deepEqual(await update().look(), { ok: true, value: { is: "current" } });
    assert.equal(await title(), "<title>one</title>");
    assert.deepEqual(link.asked.filter((path) => came.includes(path)), []);
  });

  test("a new version waits until it is taken, and takes along what worked without a connection", async () => {
    await update().look();
    assert.ok((await packsOf(first).get(sql, () => undefined, never)).ok);
    link.site = second;
    link.cut = /index\.html/;
    assert.equal((await update().look()).ok, false);
    assert.equal(await keptSite(kept, "ready"), undefined);
    link.cut = undefined;
    const looked = await update().look();
    assert.deepEqual(looked, { ok: true, value: { is: "ready", wireBytes: "task a, told anew".length } });
    assert.equal(await title(), "<title>one</title>");

    link.cut = /sql-a/;
    assert.equal((await update().take()).ok, false);
    assert.equal(await title(), "<title>one</title>");
    link.cut = undefined;
    assert.ok((await update().take()).ok);
    assert.equal(await title(), "<title>two</title>");
    link.cut = /./;
    const [state] = await packsOf(second).states([sql]);
    assert.equal(state?.wholeLabs, 2);
    assert.equal(state?.wireBytes, 0);
  });

  test("after an update only what somebody's work needs is left of the version before", async () => {
    await update().look();
    await packsOf(first).get(all, () => undefined, never);
    link.site = second;
    await update().look();
    await update().take();
    work.set("sql-a", new Set([sha256("task a")]));
    await sweep(kept, workedOn);
    assert.ok((await kept.held()).has(sha256("task a")));
    work.clear();
    await sweep(kept, workedOn);
    const held = await kept.held();
    assert.ok(!held.has(sha256("task a")) && !held.has(sha256("<title>one</title>")));
    assert.ok(held.has(sha256("task a, told anew")) && held.has(sha256("the engine of SQL")));
    assert.equal((await packsOf(second).wholeLabs()).size, 3);
  });

  test("a pack that breaks off keeps what came, part by part", async () => {
    await update().look();
    const packs = packsOf(first);
    link.cut = /javascript\.wasm\.1/;
    const cut = await packs.get(all, () => undefined, never);
    assert.equal(cut.ok || cut.problems[0]?.code, "site.unreachable");
    const [part] = await packs.states([all]);
    assert.equal(part?.isAsked, true);
    assert.equal(part?.wholeLabs, 2);
    assert.equal(part?.wireBytes, Math.ceil("JavaScript, in parts".length / 2));
    link.cut = undefined;
    link.asked.length = 0;
    assert.ok((await packs.get(all, () => undefined, never)).ok);
    assert.deepEqual(link.asked, ["javascript.wasm.1"]);
  });

  test("a pack that is given up leaves what another one needs, and what work needs", async () => {
    await update().look();
    const packs = packsOf(first);
    const before = await kept.held();
    await packs.get(sql, () => undefined, never);
    await packs.get({ id: "course", labs: ["sql-b", "javascript-c"] }, () => undefined, never);
    await packs.remove(sql);
    const held = await kept.held();
    assert.ok(!held.has(sha256("task a")) && held.has(sha256("task b")) && held.has(sha256("the engine of SQL")));
    work.set("javascript-c", new Set([sha256("task c")]));
    assert.ok(await packs.remove({ id: "course", labs: ["sql-b", "javascript-c"] }) > 0);
    assert.deepEqual([...await kept.held()].filter((it) => !before.has(it)), [sha256("task c")]);
  });

  test("a pack is not begun where there is no room", async () => {
    await update().look();
    (place.caches as Storage).isFull = true;
    const got = await packsOf(first).get(sql, () => undefined, never);
    assert.equal(got.ok || got.problems[0]?.code, "pack.no-room");
  });
});
