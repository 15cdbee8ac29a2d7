import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { Guest } from "../../../web/src/sandbox/guest.ts";
import { entryOf, type Value } from "../../../web/src/protocol/value.ts";
import { guestParts, missingGuest, observed, runFrame, type Observed, type ProgramRun } from "../support/runs.ts";

describe("the Python guest", { skip: missingGuest("python") }, () => {
  let guest: Guest;
  const run = (it: ProgramRun): Observed => observed(guest.run(runFrame(it)));
  const ending = (it: Observed): Value | undefined => it.value && entryOf(it.value, "ending");

  before(() => {
    const { module, library } = guestParts("python");
    guest = Guest.prepare(module, library);
  });

  test("prints", () => {
    const it = run({ source: "print('hello', 6 * 7)" });
    assert.equal(it.ending, "returned");
    assert.equal(it.out, "hello 42\n");
    assert.deepEqual(ending(it), { is: "text", value: "finished" });
  });

  test("returns a typed value from a call", () => {
    const it = run({ source: "def f(n):\n    return [n, 1.5, 'x']", function: "f", args: [{ is: "int", value: 7n }] });
    assert.deepEqual(it.value && entryOf(it.value, "value"), {
      is: "list", items: [{ is: "int", value: 7n }, { is: "float", value: 1.5 }, { is: "text", value: "x" }],
    });
  });

  test("pays for the call alone when loading is subtracted, whatever the arguments and the file", () => {
    const net = (body: string, size: number, around = ""): number => {
      const source = `${around}\ndef f(values):\n    ${body}\n`;
      const values: Value = { is: "list", items: Array.from({ length: size }, (_, at) => ({ is: "text", value: `SO-${at}` })) };
      const fuel = (kind: "cost" | "load"): number => run({ source, function: "f", args: [values], kind }).fuel ?? Number.NaN;
      return fuel("cost") - fuel("load");
    };
    const nothing = net("pass", 10);
    assert.ok(nothing > 0 && nothing < 100_000, `${nothing}`);
    // Neither more arguments nor a longer file nor a value that is handed back add to what a call costs.
    for (const same of [net("pass", 5_000), net("pass", 10, "table = [n * n for n in range(5_000)]"), net("return values", 5_000)]) {
      assert.ok(Math.abs(same - nothing) < 20_000, `${same} is not ${nothing}`);
    }
    const once = net("for value in values: len(value)", 2_000);
    const twice = net("for value in values: len(value)", 4_000);
    assert.ok(Math.abs(twice / once - 2) < 0.05, `${twice} is not twice ${once}`);
  });

  test("keeps nothing from one run to the next", () => {
    run({ source: "import builtins, json\nbuiltins.mark = 1\njson.mark = 2\nopen('left.txt', 'w').write('x')" });
    const it = run({ source: "import builtins, json, os\nprint(hasattr(builtins, 'mark'), hasattr(json, 'mark'), os.listdir('.'))" });
    assert.equal(it.out, "False False ['main.py']\n");
  });

  test("answers the same bytes twice", () => {
    const source = "import random, time, os, uuid\nprint(random.random(), time.time(), os.urandom(4), uuid.uuid4(), id(object()))";
    assert.deepEqual(guest.run(runFrame({ source })), guest.run(runFrame({ source })));
  });

  test("asks for input that it does not have, and goes on when it has it", () => {
    const source = "name = input('name? ')\nprint('hi', name)";
    const first = run({ source, stdinEnded: false });
    assert.equal(first.ending, "needs-input");
    assert.equal(first.out, "name? ");
    const second = run({ source, stdin: "Ai\n", stdinEnded: false });
    assert.equal(second.ending, "returned");
    assert.equal(second.out, "name? hi Ai\n");
  });

  test("says when each line of input was read", () => {
    const events: string[] = [];
    const source = "a = input('a? ')\nb = input('b? ')\nprint(a + b)";
    guest.run(runFrame({ source, stdin: "1\n2\n" }), (kind, bytes) => events.push(`${kind} ${new TextDecoder().decode(bytes)}`));
    assert.deepEqual(events, ["stdout a? ", "input 1\n", "stdout b? ", "input 2\n", "stdout 12\n"]);
  });

  test("is ended when it prints without end", () => {
    const it = run({ source: "while True: print('x' * 100)", outputBytes: 1000 });
    assert.equal(it.ending, "too-much-output");
    assert.equal(it.out.length, 1000);
    assert.equal(run({ source: "print(1)" }).out, "1\n");
  });

  test("survives recursion without end, in Python and in its own C", () => {
    const it = run({ source: "def f(): return f()\nf()" });
    assert.equal(it.ending, "returned");
    assert.deepEqual(ending(it), { is: "text", value: "too-deep" });
    const deep = run({ source: "import sys\nsys.setrecursionlimit(10**8)\ndef f(n): return [f(n + 1)]\nf(0)" });
    assert.ok(["too-deep", "trapped", "returned"].includes(deep.ending), deep.ending);
    assert.equal(run({ source: "print(1)" }).out, "1\n");
  });

  test("runs out of memory without harm", () => {
    const it = run({ source: "x = []\nwhile True: x.append(bytearray(10**7))" });
    assert.ok(["out-of-memory", "returned"].includes(it.ending), it.ending);
    assert.ok(["out-of-memory", "raised"].includes((ending(it) as { value: string }).value));
    assert.equal(run({ source: "print(1)" }).out, "1\n");
  });

  test("ends as exited when the process is left by the back door", () => {
    const it = run({ source: "import os\nprint('a', flush=True)\nos._exit(3)" });
    assert.equal(it.ending, "returned");
    assert.deepEqual(ending(it), { is: "text", value: "exited" });
    assert.deepEqual(it.value && entryOf(it.value, "exitCode"), { is: "int", value: 3n });
  });

  test("reads its data, imports its own modules, writes its own files", () => {
    const it = run({
      source: "import helper, os\nprint(helper.x, open('data/a.csv').read())\nos.makedirs('o/p')\nopen('o/p/q', 'w').write('z' * 9)\n" +
        "os.rename('o/p/q', 'r')\nprint(os.path.getsize('r'), sorted(os.listdir('.')), os.getcwd())",
      files: { "helper.py": "x = 5", "data/a.csv": "1,2" },
    });
    assert.equal(it.out, "5 1,2\n9 ['data', 'helper.py', 'main.py', 'o', 'r'] /work\n");
  });

  test("cannot write to its library, nor beyond its quota", () => {
    const it = run({
      source: "import errno\ntry: open('/python/lib.zip', 'r+b')\nexcept OSError as e: print(errno.errorcode[e.errno])\n" +
        "try: open('/etc/passwd')\nexcept OSError as e: print(errno.errorcode[e.errno])\n" +
        "try:\n    f = open('big', 'wb', buffering=0)\n    while True: f.write(bytes(10**6))\nexcept OSError as e: print(errno.errorcode[e.errno])",
    });
    assert.match(it.out, /^EROFS\n(ENOENT|ENOTCAPABLE)\nENOSPC\n$/);
  });

  test("sleeps without waiting", () => {
    const started = performance.now();
    const it = run({ source: "import time\nt = time.time(); m = time.monotonic()\ntime.sleep(3600)\nprint(round(time.time() - t), round(time.monotonic() - m))" });
    assert.equal(it.out, "3600 3600\n");
    assert.ok(performance.now() - started < 2000);
  });

  test("starts from a snapshot as it would from the beginning", () => {
    const { module, library } = guestParts("python");
    const other = Guest.fromSnapshot(module, library, guest.encodedSnapshot());
    const frame = runFrame({ source: "import decimal, random\nprint(decimal.Decimal('0.1') * 3, random.random())" });
    guest.run(runFrame({ source: "x = list(range(10**6))" }));
    assert.deepEqual(other.run(frame), guest.run(frame), "also when the other has grown before");
    assert.deepEqual(Guest.prepare(module, library).encodedSnapshot(), guest.encodedSnapshot());
  });
});
