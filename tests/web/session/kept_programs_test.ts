import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, test } from "node:test";
import { success } from "../../../web/src/base/result.ts";
import type { Bytes } from "../../../web/src/protocol/frame.ts";
import type { EngineAssets } from "../../../web/src/protocol/messages.ts";
import type { MadeModule } from "../../../web/src/runtime/made_module.ts";
import { KeptPrograms } from "../../../web/src/session/kept_programs.ts";
import { Storage } from "../support/storage.ts";

const base = "http://site/some/where/";
const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");
const hash = (bytes: Bytes) => Promise.resolve(success(sha256(bytes)));

function engine(version: string): EngineAssets {
  const asset = (name: string) => ({ sha256: sha256(name + version), bytes: 1, wireBytes: 1, parts: [] });
  return { name: "cpp", module: asset("cpp.wasm"), library: asset("cpp.tar"), snapshot: { sha256: sha256("pch"), bytes: 1 } };
}

function program(bytes: number): MadeModule {
  const warning = { file: "main.cpp", line: 3, column: 5, endColumn: null, severity: "warning", message: "unused variable 'x'" } as const;
  return { module: new Uint8Array(bytes).fill(bytes % 251), diagnostics: [warning] };
}

describe("programs kept on a device", () => {
  let storage: Storage;
  const place = globalThis as { caches?: unknown };
  beforeEach(() => {
    storage = new Storage();
    place.caches = storage;
  });
  afterEach(() => {
    delete place.caches;
  });
  const key = (name: string | number): string => sha256(`${name}`);
  const kept = async (store: KeptPrograms, names: readonly number[]): Promise<number[]> => {
    const found = await Promise.all(names.map((name) => store.read(key(name))));
    return names.filter((_name, index) => found[index] !== null);
  };

  test("come back as they were, warnings included, also to another page", async () => {
    await new KeptPrograms(base, engine("1"), hash).keep(key("a"), program(1000));
    const other = new KeptPrograms(base, engine("1"), hash);
    assert.deepEqual(await other.read(key("a")), program(1000));
    assert.equal(await other.read(key("b")), null);
  });

  test("are not those of another compiler, and make way for its own", async () => {
    await new KeptPrograms(base, engine("1"), hash).keep(key("a"), program(1000));
    const later = new KeptPrograms(base, engine("2"), hash);
    assert.equal(await later.read(key("a")), null);
    await later.keep(key("b"), program(1000));
    assert.equal(storage.entries.size, 1);
  });

  test("are forgotten when a byte of them has changed", async () => {
    const store = new KeptPrograms(base, engine("1"), hash);
    await store.keep(key("a"), program(1000));
    for (const bytes of storage.entries.values()) bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    assert.equal(await store.read(key("a")), null);
    assert.equal(storage.entries.size, 0);
  });

  test("are sixteen at most, the oldest going first", async () => {
    const store = new KeptPrograms(base, engine("1"), hash);
    const names = Array.from({ length: 20 }, (_, index) => index);
    for (const name of names) await store.keep(key(name), program(1000 + name));
    assert.deepEqual(await kept(store, names), names.slice(4));
  });

  test("take sixteen MiB at most, and one that is larger is not kept", async () => {
    const store = new KeptPrograms(base, engine("1"), hash);
    const megabytes = 1024 * 1024;
    for (const name of [1, 2, 3, 4]) await store.keep(key(name), program(5 * megabytes));
    assert.deepEqual(await kept(store, [1, 2, 3, 4]), [2, 3, 4]);
    await store.keep(key(5), program(17 * megabytes));
    assert.deepEqual(await kept(store, [2, 3, 4, 5]), [2, 3, 4]);
    await store.keep(key(3), program(5.5 * megabytes));
    assert.deepEqual(await kept(store, [2, 3, 4]), [2, 3, 4]);
  });

  test("are compiled each time where there is no storage, or no room", async () => {
    const store = new KeptPrograms(base, engine("1"), hash);
    storage.isFull = true;
    await store.keep(key("a"), program(1000));
    assert.equal(await store.read(key("a")), null);
    delete place.caches;
    await store.keep(key("a"), program(1000));
    assert.equal(await store.read(key("a")), null);
  });

  test("leave alone what others keep", async () => {
    const foreign = ["http://site/elsewhere/program-cpp-x", `${base}program-cpp-of-another-shape`];
    for (const url of foreign) storage.entries.set(url, new Uint8Array(1));
    await new KeptPrograms(base, engine("1"), hash).keep(key("a"), program(1000));
    assert.deepEqual([...storage.entries.keys()].slice(0, 2), foreign);
  });
});
