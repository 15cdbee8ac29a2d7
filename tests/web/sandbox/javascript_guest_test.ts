import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { Guest } from "../../../web/src/sandbox/guest.ts";
import { entryOf, type Value } from "../../../web/src/protocol/value.ts";
import { guestParts, missingGuest, observed, runFrame, type Observed, type ProgramRun } from "../support/runs.ts";

describe("the JavaScript guest", { skip: missingGuest("javascript") }, () => {
  let guest: Guest;
  const frame = (it: ProgramRun): Uint8Array => runFrame({ language: "javascript", ...it });
  const run = (it: ProgramRun): Observed => observed(guest.run(frame(it)));
  const ending = (it: Observed): Value | undefined => it.value && entryOf(it.value, "ending");

  before(() => {
    const { module, library } = guestParts("javascript");
    guest = Guest.prepare(module, library);
  });

  test("pays for the call alone when loading is subtracted, whatever the arguments and the file", () => {
    const net = (body: string, size: number, around = ""): number => {
      const source = `${around}\nexport function f(values) {\n  ${body}\n}\n`;
      const values: Value = { is: "list", items: Array.from({ length: size }, (_, at) => ({ is: "text", value: `SO-${at}` })) };
      const fuel = (kind: "cost" | "load"): number => run({ source, function: "f", args: [values], kind }).fuel ?? Number.NaN;
      return fuel("cost") - fuel("load");
    };
    const nothing = net("", 10);
    assert.ok(nothing > 0 && nothing < 20_000, `${nothing}`);
    for (const same of [net("", 5_000), net("", 10, "const table = Array.from({ length: 5000 }, (_, n) => n * n);"), net("return values;", 5_000)]) {
      assert.ok(Math.abs(same - nothing) < 20_000, `${same} is not ${nothing}`);
    }
    const once = net("for (const value of values) value.at(-1);", 2_000);
    const twice = net("for (const value of values) value.at(-1);", 4_000);
    assert.ok(Math.abs(twice / once - 2) < 0.05, `${twice} is not twice ${once}`);
  });

  test("keeps nothing from one run to the next", () => {
    run({ source: "globalThis.mark = 1; Array.prototype.mark = 2; console.group('x'); setInterval(() => {}, 5); process.exit(0);" });
    assert.equal(run({ source: "console.log(typeof mark, [].mark)" }).out, "undefined undefined\n");
  });

  test("answers the same bytes twice, and by another seed others", () => {
    const source = "console.log(Math.random(), Date.now(), performance.now(), new Error().stack);\nawait new Promise((done) => setTimeout(done, 5));\nconsole.log(Date.now());";
    assert.deepEqual(guest.run(frame({ source })), guest.run(frame({ source })));
    assert.notEqual(run({ source, seed: "1" }).out, run({ source, seed: "2" }).out);
  });

  test("asks for input that it does not have, and goes on when it has it", () => {
    const source = 'const name = prompt("name? ");\nconsole.log("hi", name);';
    const first = run({ source, stdinEnded: false });
    assert.equal(first.ending, "needs-input");
    assert.equal(first.out, "name? ");
    const second = run({ source, stdin: "Ai\n", stdinEnded: false });
    assert.equal(second.ending, "returned");
    assert.equal(second.out, "name? hi Ai\n");
  });

  test("says when each line of input was read", () => {
    const events: string[] = [];
    const source = 'const a = prompt("a? ");\nconst b = prompt("b? ");\nconsole.log(a + b);';
    guest.run(frame({ source, stdin: "1\n2\n" }), (kind, bytes) => events.push(`${kind} ${new TextDecoder().decode(bytes)}`));
    assert.deepEqual(events, ["stdout a? ", "input 1\n", "stdout b? ", "input 2\n", "stdout 12\n"]);
  });

  test("sleeps without waiting", () => {
    const started = performance.now();
    const it = run({ source: "const t = Date.now();\nawait new Promise((done) => setTimeout(done, 3600000));\nconsole.log(Math.round((Date.now() - t) / 1000));" });
    assert.equal(it.out, "3600\n");
    assert.ok(performance.now() - started < 2000);
  });

  test("ends deep recursion as too deep, and stays of use", () => {
    for (const source of ["(function f() { f(); })()", "const f = () => [1].map(f); f()", "JSON.parse('['.repeat(1e6))", "class A { constructor() { new A(); } }\nnew A()"]) {
      const it = run({ source });
      assert.equal(it.ending === "returned" ? (ending(it) as { value: string }).value : it.ending, "too-deep", source);
      assert.equal(run({ source: "console.log(1)" }).out, "1\n");
    }
  });

  test("starts from a snapshot as it would from the beginning", () => {
    const { module, library } = guestParts("javascript");
    const other = Guest.fromSnapshot(module, library, guest.encodedSnapshot());
    const same = frame({ source: "console.log(Math.random(), { a: [1, new Map([[1, 2]])] })" });
    guest.run(frame({ source: "const x = Array.from({ length: 1e6 }, (_, n) => n);" }));
    assert.deepEqual(other.run(same), guest.run(same), "also when the other has grown before");
    assert.deepEqual(Guest.prepare(module, library).encodedSnapshot(), guest.encodedSnapshot());
  });
});
