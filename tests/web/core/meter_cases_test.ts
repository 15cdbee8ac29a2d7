// Every module of tests/cases/meter, metered and run.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { globSync } from "tinyglobby";
import loadWabt from "wabt";
import type { CoreClient } from "../../../web/src/core/core_client.ts";
import { leftOf } from "../../../web/src/sandbox/left.ts";
import { noCore, realCore } from "../support/core.ts";

const isBlessing = process.env["BLESS"] === "1" && process.env["CI"] === undefined;
const folder = "tests/cases/meter";
const files = globSync(`${folder}/*.wat`).sort();
const depth = 50_000n;

describe("cases of the meter", { skip: noCore }, () => {
  let core: CoreClient;
  let wabt: Awaited<ReturnType<typeof loadWabt>>;
  before(async () => {
    core = await realCore();
    wabt = await loadWabt();
  });

  test("there are cases", () => assert.ok(files.length > 0));

  for (const file of files) {
    test(file.slice(folder.length + 1, -".wat".length), async () => {
      const text = readFileSync(file, "utf8");
      const said = new Map([...text.matchAll(/^;; (fuel|pages|refused|ends|left): (.*)$/gm)].map(([, key, value]) => [key, value]));
      const features = { exceptions: true, tail_call: true, bulk_memory: true, reference_types: true };
      const metered = await core.meter(new Uint8Array(wabt.parseWat(file, text, features).toBinary({}).buffer));
      if (said.has("refused")) {
        assert.ok(!metered.ok);
        assert.equal(metered.problems[0]?.code, said.get("refused"));
        return;
      }
      assert.ok(metered.ok, JSON.stringify(metered));
      const { ends, left } = carryOut(new Uint8Array(metered.value.module), BigInt(said.get("fuel") ?? 100_000), said.get("pages"));
      assert.equal(ends, said.get("ends"));
      if (isBlessing) writeFileSync(file, text.replace(/^;; left: .*\n/m, "").replace(/^(;; ends: .*\n)/m, `$1;; left: ${left}\n`));
      else assert.equal(left, said.get("left"));
    });
  }
});

function carryOut(module: BufferSource, given: bigint, pages: string | undefined): { ends: string; left: string } {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module));
  const counter = (name: string): WebAssembly.Global => {
    const it = exports[name];
    assert.ok(it instanceof WebAssembly.Global);
    return it;
  };
  const left = leftOf(exports);
  assert.ok(left !== undefined);
  left.fill(given, depth);
  if (pages !== undefined) counter("__bengkel_pages").value = BigInt(pages);
  let ends = "returned";
  try {
    for (const name of ["__bengkel_start", "run"]) if (name in exports) (exports[name] as () => void)();
  } catch (error) {
    assert.ok(error instanceof WebAssembly.RuntimeError, String(error));
    ends = "trapped";
  }
  if (left.fuel < 0n) ends = "out-of-fuel";
  else if (left.depth < 0n) ends = "too-deep";
  return { ends, left: `${left.fuel} ${left.depth}` };
}
