import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { success } from "../../../web/src/base/result.ts";
import type { CoreClient } from "../../../web/src/core/core_client.ts";
import { encodeText } from "../../../web/src/protocol/frame.ts";
import type { PoolRuntime } from "../../../web/src/runtime/pool_runtime.ts";
import { checkSubmission, type Graded } from "../../../web/src/session/check_submission.ts";
import { stepEvents } from "../../../web/src/protocol/step_trace.ts";
import { runProgram } from "../../../web/src/session/run_program.ts";
import { traceProgram } from "../../../web/src/session/record_program.ts";
import type { ProgramEnd, ProgramTrace } from "../../../web/src/session/session.ts";
import { noCore, realCore, smallLab } from "../support/core.ts";
import { inProcessRuntime } from "../support/in_process.ts";
import { missingGuest } from "../support/runs.ts";

const noParser = (): never => assert.fail("nothing here is to be read");
const read = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(`build/guests/python/${name}`));

describe("a session", { skip: noCore !== false ? noCore : missingGuest("python") }, () => {
  let core: CoreClient;
  let runtime: PoolRuntime;
  before(async () => {
    core = await realCore();
    runtime = inProcessRuntime();
    const prepared = await runtime.prepare({ module: read("python.metered.wasm"), library: read("lib.zip"), snapshot: null });
    assert.ok(prepared.ok && prepared.value !== null);
  });
  after(() => runtime.dispose());

  const run = async (source: string, answers: readonly (string | null)[] = [], signal?: AbortSignal): Promise<{ end: ProgramEnd; said: string[] }> => {
    const said: string[] = [];
    const waiting = [...answers];
    const ended = await runProgram({
      core, runtime: () => Promise.resolve(success(runtime)), lab: smallLab(), seed: "0", argv: ["a", "b"],
      submission: [{ path: "main.py", bytes: encodeText(source) }],
      onEvent: (event) => said.push(event.kind === "input" ? `< ${event.text}` : `${event.stream === "stderr" ? "! " : ""}${event.text}`),
      askInput: () => Promise.resolve(waiting.shift() ?? null),
      ...(signal === undefined ? {} : { signal }),
    });
    assert.ok(ended.ok, JSON.stringify(ended));
    return { end: ended.value, said };
  };

  const check = async (source: string): Promise<Graded> => {
    const checked = await checkSubmission({
      core, runtime: () => Promise.resolve(success(runtime)), parser: noParser, lab: smallLab(), seed: "0",
      submission: [{ path: "main.py", bytes: encodeText(source) }],
    });
    assert.ok(checked.ok, JSON.stringify(checked));
    return checked.value;
  };

  test("hands over the plots that a program left, by their numbers", async () => {
    const { end } = await run(
      "import lab, os\nfor day in range(10):\n    lab.plot([day, 1.5], title=f'Day {day}')\nopen('plots/note.txt', 'w').write('no plot')\nraise SystemExit(2)\n",
    );
    assert.equal(end.ending, "exited");
    assert.deepEqual(end.plots.map((it) => (it.is === "plot" ? it.plot.title : it.is)), [...Array.from({ length: 10 }, (_, day) => `Day ${day}`), "unreadable"]);
    const [first] = end.plots;
    assert.deepEqual(first?.is === "plot" && first.plot.series, [{ label: "", x: null, y: [0, 1.5], rows: [] }]);
  });

  test("hands over the looks that a program left, beside its plots", async () => {
    const { end } = await run(
      "import lab, os\nlab.plot([1])\nlab.show('loss', {'curves': {'training': [2, 1]}}, title='Learning')\nopen('shows/2.json', 'w').write('{}')\n",
    );
    assert.deepEqual(end.plots.map((it) => it.is), ["plot"]);
    assert.deepEqual(end.shows, [
      { is: "show", show: { file: "shows/1.json", title: "Learning", look: { kind: "loss", steps: null, isLog: false, curves: [{ name: "training", losses: [2, 1] }] } } },
      { is: "unreadable", file: "shows/2.json" },
    ]);
  });

  test("shows a conversation once, however often it is replayed", async () => {
    const { end, said } = await run(
      "n = input('Name? ')\nage = input('Age? ')\nprint(n, age)\nfor line in iter(input, ''):\n    print('got', line)\n",
      ["Ai Ling ü", "9", "x", ""],
    );
    assert.equal(end.ending, "finished");
    assert.equal(said.join(""), "Name? < Ai Ling ü\nAge? < 9\nAi Ling ü 9\n< x\ngot x\n< \n");
  });

  test("ends input when the person does", async () => {
    const { end, said } = await run("import sys\nprint(len(sys.stdin.read()))", ["one", "two", null]);
    assert.equal(end.ending, "finished");
    assert.equal(said.at(-1), "8\n");
  });

  test("tells how a program ended", async () => {
    assert.equal((await run("print(1)")).end.ending, "finished");
    const raised = (await run("x = 1\nprint(y)")).end;
    assert.equal(raised.ending, "raised");
    assert.equal(raised.exception?.type, "NameError");
    assert.equal(raised.exception?.frames.at(-1)?.line, 2);
    const exited = (await run("import sys\nsys.exit(3)")).end;
    assert.deepEqual([exited.ending, exited.exitCode], ["exited", 3]);
    assert.equal((await run("while True: print('x' * 1000)")).end.ending, "too-much-output");
    assert.deepEqual((await run("import sys\nprint(sys.argv[1:], file=sys.stderr)")).said, ["! ['a', 'b']\n"]);
  });

  const trace = async (source: string, answers: readonly string[] = []): Promise<ProgramTrace> => {
    const waiting = [...answers];
    const traced = await traceProgram({
      core, runtime: () => Promise.resolve(success(runtime)), lab: smallLab(), seed: "0", argv: [],
      submission: [{ path: "main.py", bytes: encodeText(source) }], askInput: () => Promise.resolve(waiting.shift() ?? null),
    });
    assert.ok(traced.ok);
    return traced.value;
  };

  test("steps through a program, asking for what it reads", async () => {
    const { end, trace: steps, printed } = await trace("n = int(input('n? '))\nprint(n * 2)\nraise ValueError(n)\n", ["21"]);
    assert.deepEqual([end.ending, end.exception?.type], ["raised", "ValueError"]);
    assert.equal(new TextDecoder().decode(printed), "n? 42\n");
    assert.ok(steps !== null);
    const told = Array.from({ length: steps.count }, (_it, at) => (
      [stepEvents[steps.columns.event[at] ?? -1], steps.columns.line[at], steps.columns.printed[at], steps.changesAt(at).map((it) => (it.is === "set" ? it.name : it.is))]
    ));
    assert.deepEqual(told, [["line", 1, 0, []], ["line", 2, 3, ["n"]], ["line", 3, 6, []], ["exception", 3, 6, []]]);
  });

  test("shows the first steps of a program without end", async () => {
    const { end, trace: steps } = await trace("n = 0\nwhile True:\n    n += 1\n");
    assert.deepEqual([end.ending, steps?.isTruncated, steps?.count], ["finished", true, 100_000]);
  });

  test("tells each step's fuel, without what recording takes", async () => {
    const source = (items: number): string => `rows = list(range(${items}))\nrows.sort()\nother = rows\ntotal = sum(rows)\n`;
    const fuelOf = async (items: number): Promise<readonly number[]> => {
      const { trace: steps } = await trace(source(items));
      assert.ok(steps !== null && steps.fuel > (steps.columns.fuel.at(-1) ?? 0));
      return [1, 2, 3, 4].map((at) => (steps.columns.fuel[at] ?? 0) - (steps.columns.fuel[at - 1] ?? 0));
    };
    const few = await fuelOf(1_000);
    assert.deepEqual(await fuelOf(1_000), few);
    const many = await fuelOf(2_000);
    // Twice the items take twice the fuel where they are gone through, and not a unit more where they are not.
    for (const at of [0, 1, 3]) assert.ok((many[at] ?? 0) > 1.6 * (few[at] ?? 0), `${few.join()} ${many.join()}`);
    assert.equal(many[2], few[2]);
  });

  test("has no steps of a run that was ended from outside", async () => {
    const { end, trace: steps } = await trace("sum(range(10 ** 15))\n");
    assert.deepEqual([end.ending, steps], ["out-of-fuel", null]);
  });

  test("is stopped while it waits for an answer", async () => {
    const controller = new AbortController();
    const ended = runProgram({
      core, runtime: () => Promise.resolve(success(runtime)), lab: smallLab(), seed: "0", argv: [],
      submission: [{ path: "main.py", bytes: encodeText("input()") }], onEvent: () => undefined,
      askInput: () => new Promise(() => void setTimeout(() => controller.abort(), 5)), signal: controller.signal,
    });
    const outcome = await ended;
    assert.ok(outcome.ok);
    assert.deepEqual([outcome.value.ending, outcome.value.stoppedBy], ["stopped", "person"]);
  });

  test("grades, and gives the same bytes each time", async () => {
    const right = await check("def f(x):\n    return 2 * x\n");
    assert.ok(right.state === "report");
    assert.deepEqual([right.report.outcome, right.report.points], ["passed", 1]);
    const again = await check("def f(x):\n    return 2 * x\n");
    assert.ok(again.state === "report");
    assert.deepEqual(again.bytes, right.bytes);
    const wrong = await check("def f(x):\n    return x * x\n");
    assert.ok(wrong.state === "report");
    assert.equal(wrong.report.outcome, "failed");
    assert.deepEqual(
      [wrong.report.checks[0]?.failure?.code, wrong.report.checks[0]?.failure?.call, wrong.report.checks[0]?.cases],
      ["wrong-value", "f(3)", { passed: 1, total: 2, notRun: 0 }],
    );
  });

  test("does not mistake a broken program for a broken platform", async () => {
    for (const [source, code] of [
      ["def f(x", "raised"], ["f = 3", "not-a-function"], ["", "missing-function"], ["import os\nos._exit(0)", "exited"],
      ["def f(x): return f(x)", "too-deep"], ["def f(x): return input()", "needs-input"],
    ] as const) {
      const checked = await check(source);
      assert.ok(checked.state === "report");
      assert.equal(checked.report.checks[0]?.failure?.code, code, source);
    }
  });

  test("takes nothing away for what the platform stopped", async () => {
    const broken = inProcessRuntime();
    broken.dispose();
    const checked = await checkSubmission({
      core, runtime: () => Promise.resolve(success(broken)), parser: noParser, lab: smallLab(), seed: "0",
      submission: [{ path: "main.py", bytes: encodeText("def f(x): return 2 * x") }],
    });
    assert.ok(checked.ok && checked.value.state === "report");
    assert.equal(checked.value.report.outcome, "not-gradable");
  });
});
