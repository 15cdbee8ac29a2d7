// The shared data set: the same bytes from the same seed, and every trap that labs/data/README.md promises, whatever the seed.

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";

const script = "labs/data/make_bazaar.py";
const scratch = mkdtempSync(join(tmpdir(), "bengkel-"));
after(() => rmSync(scratch, { recursive: true }));

type Row = Readonly<Record<string, string>>;

class Bazaar {
  readonly folder: string;

  constructor(name: string, ...wishes: string[]) {
    this.folder = join(scratch, name);
    execFileSync("python3", [script, this.folder, ...wishes]);
  }

  /** Fields hold no line breaks; quotes stand around those with a comma. */
  rows(table: string): readonly Row[] {
    const [header = "", ...lines] = readFileSync(join(this.folder, `${table}.csv`), "utf8").trimEnd().split("\n");
    const names = header.split(",");
    return lines.map((line) => {
      const fields = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "");
      assert.equal(fields.length, names.length, line);
      return Object.fromEntries(names.map((name, index) => [name, fields[index] ?? ""]));
    });
  }

  bytes(): ReadonlyMap<string, string> {
    return new Map(readdirSync(this.folder).sort().map((name) => [name, readFileSync(join(this.folder, name), "utf8")]));
  }
}

function counts(values: Iterable<string | undefined>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const value of values) found.set(value ?? "", (found.get(value ?? "") ?? 0) + 1);
  return found;
}

test("the same seed gives the same bytes, another one others", () => {
  const first = new Bazaar("first");
  assert.deepEqual(new Bazaar("again", "--seed", "1").bytes(), first.bytes());
  assert.notDeepEqual(new Bazaar("other", "--seed", "2").bytes(), first.bytes());
});

test("says in one line what is wrong", () => {
  const few = spawnSync("python3", [script, join(scratch, "few"), "--orders", "5"], { encoding: "utf8" });
  assert.equal(few.status, 2);
  assert.match(few.stderr, /--orders 5: at least 100/);
  const file = spawnSync("python3", [script, join("/dev/null", "x")], { encoding: "utf8" });
  assert.equal(file.status, 1);
  assert.match(file.stderr, /^make_bazaar: \/dev\/null\/x: .+\n$/);
});

for (const seed of ["1", "2", "77"]) {
  test(`seed ${seed}: every trap is there`, () => {
    const bazaar = new Bazaar(`seed-${seed}`, "--seed", seed);
    const orders = bazaar.rows("orders");
    const lines = counts(bazaar.rows("order_lines").map((it) => it["order_id"]));
    const refunds = bazaar.rows("refunds");
    const customers = bazaar.rows("customers");
    assert.equal(orders.length, 1200);

    const known = new Set(orders.map((it) => it["order_id"]));
    const single = new Map(refunds.map((it) => [it["refund_id"], it]));
    assert.ok(refunds.length > single.size, "refunds came twice");
    assert.deepEqual([...single.values()].filter((it) => !known.has(it["order_id"])).map((it) => it["order_id"]), ["SO-999999"]);
    const byOrder = counts([...single.values()].map((it) => it["order_id"]));
    assert.ok([...byOrder].some(([order, many]) => many === 2 && lines.get(order) === 3), "three lines, two refunds");

    for (const status of ["paid", "cancelled"]) assert.ok(orders.some((it) => it["status"] === status && it["ship_date"] === ""), status);
    const placed = new Set(orders.map((it) => it["placed_at"]));
    for (const time of ["2026-10-30T16:00:00Z", "2026-10-31T15:59:59Z", "2026-10-31T16:00:00Z", "2026-10-31T16:59:59Z", "2026-10-31T17:00:00Z"]) {
      assert.ok(placed.has(time), time);
    }
    const perDay = counts(orders.map((it) => it["placed_at"]?.slice(0, 10)));
    assert.equal([...perDay].sort(([, a], [, b]) => b - a)[0]?.[0].slice(0, 8), "2026-11-");
    assert.deepEqual([...counts(orders.map((it) => it["currency"])).keys()].sort(), ["CNY", "MYR", "THB", "VND"]);

    assert.match(bazaar.rows("partner_th")[0]?.["date"] ?? "", /\/2569$/);
    assert.ok(bazaar.rows("partner_vn").some((it) => /^\d{1,3}(\.\d{3})+,00$/.test(it["amount"] ?? "")));
    const cities = new Set(customers.map((it) => it["city"] ?? ""));
    assert.ok([...cities].some((it) => it.normalize("NFD") === it && cities.has(it.normalize("NFC")) && it !== it.normalize("NFC")), "twins");
    assert.equal(customers.filter((it) => it["address"]?.startsWith("Lot 88") === true).length, 8);

    const entries = bazaar.rows("customs_entries");
    for (const price of ["49999", "50000", "50001"]) assert.ok(entries.some((it) => it["price_minor"] === price), price);
    assert.ok(entries.some((it) => it["tax_minor"] === "") && entries.some((it) => it["tax_minor"] === "0"));
    assert.ok(entries.some((it) => it["lvg_number"] === "") && entries.some((it) => it["hs6"]?.startsWith("0") === true));

    const divisors = new Map(bazaar.rows("couriers").map((it) => [it["courier_id"], Number(it["cm3_per_kg"])]));
    const parcels = bazaar.rows("parcels");
    const ties = parcels.filter((it) => Number(it["l_mm"]) * Number(it["w_mm"]) * Number(it["h_mm"]) === Number(it["weight_g"]) * (divisors.get(it["courier_id"]) ?? 0));
    assert.ok(ties.length >= 10, `${ties.length} ties`);

    const pages = new Map<string, [number, number]>();
    for (const it of bazaar.rows("sessions")) {
      for (const key of [`${it["page"]}`, `${it["page"]} ${it["city"]}`]) {
        const [visits, sold] = pages.get(key) ?? [0, 0];
        pages.set(key, [visits + Number(it["visits"]), sold + Number(it["orders"])]);
      }
    }
    const rate = (key: string): number => (pages.get(key)?.[1] ?? 0) / (pages.get(key)?.[0] ?? 1);
    assert.ok(rate("A Kuching") > rate("B Kuching") && rate("A Sibu") > rate("B Sibu") && rate("A") < rate("B"), "Simpson");

    const reviews = bazaar.rows("reviews");
    assert.deepEqual([...new Set(reviews.map((it) => it["language"]))].sort(), ["en", "ms", "th", "vi", "zh-Hans"]);
    assert.ok(reviews.filter((it) => it["stars"] === "5").length > reviews.length / 2);
  });
}
