import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { Guest } from "../../../web/src/sandbox/guest.ts";
import { entryOf, type Value } from "../../../web/src/protocol/value.ts";
import { guestParts, missingGuest, observed, runFrame, type Observed, type ProgramRun } from "../support/runs.ts";

describe("the SQL guest", { skip: missingGuest("sql") }, () => {
  let guest: Guest;
  const frame = (it: ProgramRun): Uint8Array => runFrame({ language: "sql", ...it });
  const run = (it: ProgramRun): Observed => observed(guest.run(frame(it)));
  const ending = (it: Observed): Value | undefined => it.value && entryOf(it.value, "ending");
  const endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;";
  const orders = { "orders.csv": `id,city,total\n${Array.from({ length: 1000 }, (_, at) => `${at},Kuching,${at}.5\n`).join("")}` };

  before(() => {
    const { module, library } = guestParts("sql");
    guest = Guest.prepare(module, library);
  });

  test("prints a table", () => {
    const it = run({ source: "SELECT 'hello' AS word, 6 * 7 AS number;" });
    assert.equal(it.ending, "returned");
    assert.equal(it.out, " word  | number\n-------+--------\n hello |     42\n(1 row)\n\n");
    assert.deepEqual(ending(it), { is: "text", value: "finished" });
  });

  test("keeps nothing from one run to the next", () => {
    run({
      source: "CREATE TABLE mark (x); CREATE TEMP TABLE shade (x); CREATE VIEW seen AS SELECT 1; PRAGMA user_version = 7;\n" +
        "PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = ON; INSERT INTO mark VALUES (1); BEGIN; SAVEPOINT left_open;",
    });
    for (const name of ["mark", "shade", "seen"]) {
      assert.match(run({ source: `SELECT * FROM ${name};` }).err, /NameError: no such table/);
    }
    const pragmas = ["user_version", "foreign_keys", "recursive_triggers"].map((name) => `(SELECT ${name} FROM pragma_${name})`);
    const it = run({ source: `SELECT ${pragmas.join(" + ")} AS kept, changes(), total_changes(), last_insert_rowid(); BEGIN; COMMIT;` });
    assert.match(it.out, /^ +0 \| +0 \| +0 \| +0$/m, it.err);
  });

  test("is whole after a run of any ending", () => {
    const runs: ProgramRun[] = [
      { source: endless, fuel: 50_000_000 },
      { source: "CREATE TABLE t (x); INSERT INTO t SELECT zeroblob(900000) FROM generate_series(1, 1000);" },
      { source: "SELECT json(printf('%.*c', 100000, '['));" },
      { source: "SELECT printf('%.300c', 'x') FROM generate_series(1, 200);", outputBytes: 100 },
      { source: "BEGIN; CREATE TABLE t (x); SELECT nope;" },
    ];
    const endings = runs.map((it) => {
      const left = run(it);
      assert.equal(run({ source: "SELECT 1 AS x;" }).out, " x\n---\n 1\n(1 row)\n\n");
      const own = ending(left);
      return own?.is === "text" ? own.value : left.ending;
    });
    assert.deepEqual(endings, ["out-of-fuel", "out-of-memory", "too-deep", "too-much-output", "raised"]);
  });

  test("answers the same bytes twice", () => {
    const it = { source: "SELECT random(), randomblob(4), julianday('now'), * FROM orders ORDER BY random() LIMIT 5;", files: orders, seed: "5" };
    assert.deepEqual(guest.run(frame(it)), guest.run(frame(it)));
    assert.notEqual(run(it).out, run({ ...it, seed: "6" }).out);
  });

  test("pays for the script alone when loading is subtracted", () => {
    const fuel = (kind: string, source: string): number => run({ source, kind, files: orders }).fuel ?? Number.NaN;
    const net = (source: string): number => fuel("cost", source) - fuel("load", source);
    const nothing = net("-- nothing");
    assert.ok(nothing >= 0 && nothing < 100_000, `${nothing}`);
    const once = net("SELECT sum(total) FROM orders;") - nothing;
    const both = net("SELECT sum(total) FROM orders, (SELECT 1 UNION ALL SELECT 2);") - nothing;
    assert.ok(both / once > 1.5, `${both} for twice the rows of ${once}`);
  });


  test("starts from a snapshot as it would from the beginning", () => {
    const { module, library } = guestParts("sql");
    const other = Guest.fromSnapshot(module, library, guest.encodedSnapshot());
    const it = frame({ source: "SELECT random(), sum(total) FROM orders;", files: orders });
    guest.run(frame({ source: "CREATE TABLE t (x); INSERT INTO t SELECT zeroblob(900000) FROM generate_series(1, 5);" }));
    assert.deepEqual(other.run(it), guest.run(it), "also when the other has grown before");
    assert.deepEqual(Guest.prepare(module, library).encodedSnapshot(), guest.encodedSnapshot());
  });

  test("keeps its snapshot small", () => assert.ok(guest.encodedSnapshot().length <= 2 << 20, `${guest.encodedSnapshot().length}`));
});
