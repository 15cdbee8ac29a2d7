import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { before, describe, test } from "node:test";
import { withoutAttempts } from "../../../web/cli/lab_folder.ts";
import type { CoreClient } from "../../../web/src/core/core_client.ts";
import { CoreModule } from "../../../web/src/core/core_module.ts";
import { decodeText, encodeText } from "../../../web/src/protocol/frame.ts";
import { noCore, realCore, smallLab } from "../support/core.ts";
import { code, i32, wasm } from "../support/wat.ts";

describe("the core", { skip: noCore }, () => {
  let core: CoreClient;
  before(async () => void (core = await realCore()));

  test("hashes as everyone else does", async () => {
    for (const size of [0, 1, 63, 64, 65, 100_000]) {
      const bytes = new Uint8Array(size).fill(size);
      const hash = await core.hash(bytes);
      assert.deepEqual(hash, { ok: true, value: createHash("sha256").update(bytes).digest("hex") });
    }
  });

  test("reads a lab", async () => {
    const read = await core.readLab(smallLab());
    assert.ok(read.ok, JSON.stringify(read));
    assert.equal(read.value.info.id, "small");
    assert.deepEqual(read.value.info.files, ["main.py"]);
    assert.deepEqual(read.value.attempts, []);
  });

  test("reads courses, and says of each mistake where it is", async () => {
    const course = (labs: string[]) => [{
      path: "courses/counting.json",
      bytes: encodeText(JSON.stringify({
        format: 1, id: "counting", tracks: ["sums"], hours: 2, labs, prerequisites: [], locales: { en: { reviewed: true } },
        title: { en: "Counting" }, summary: { en: "One." }, outcomes: [{ en: "Count." }],
      })),
    }];
    const listed = [{ id: "first-steps", track: "sums", minutes: 100 }];
    const read = await core.readCourses(course(["first-steps"]), listed);
    assert.deepEqual(JSON.parse(JSON.stringify(read)), { ok: true, value: [{
      id: "counting", tracks: ["sums"], hours: 2, labs: ["first-steps"], prerequisites: [], locales: { en: { reviewed: true } },
      title: { en: "Counting" }, summary: { en: "One." }, outcomes: [{ en: "Count." }],
    }] });
    const refused = await core.readCourses(course(["first-step"]), listed);
    assert.ok(!refused.ok);
    const [problem] = refused.problems;
    assert.deepEqual([problem?.code, problem?.hint, problem?.place.file, problem?.place.line], ["course.unknown-lab", 'did you mean "first-steps"?', "labs/courses/counting.json", 1]);
  });

  test("tells what a lab carries of its attempts", async () => {
    const small = smallLab();
    const definition = JSON.parse(decodeText(small.files[0]?.bytes ?? new Uint8Array(0)) ?? "") as object;
    const said = {
      ...definition,
      misconceptions: [{ id: "squares", check: "double", say: { en: "That is the square." }, detectors: ["fails/squares/a.py"] }],
      solution: { attempt: "passes/two", after: "tries", tries: 3 },
    };
    const attempts = {
      "passes/one.py": "def f(x):\n    return 2 * x\n", "passes/two/main.py": "def f(x):\n    return x + x\n",
      "fails/squares/a.py": "def f(x):\n    return x * x\n", "fails/squares/b.py": "def f(x):\n    return x ** 2\n",
      "fails/double/a.py": "def f(x):\n    return x\n", "fails/double/b.py": "def f(x):\n    return 3 * x\n",
    };
    const files = [
      { path: "lab.json", bytes: encodeText(JSON.stringify(said)) }, ...small.files.slice(1),
      ...Object.entries(attempts).map(([path, text]) => ({ path: `attempts/${path}`, bytes: encodeText(text) })),
    ];
    const folder = { path: "", files, rules: [] };
    const read = await core.readLab(folder, files.map(({ path }) => path));
    assert.ok(read.ok, JSON.stringify(read));
    const { info } = read.value;
    assert.deepEqual(info.carried, ["attempts/fails/squares/a.py", "attempts/passes/two/main.py"]);
    assert.deepEqual(info.solution, { attempt: "passes/two", files: ["main.py"], tries: 3 });
    const [check] = info.checks;
    assert.deepEqual([check?.dependsOn, check?.group, check?.ask], [[], null, null]);
    assert.deepEqual(read.value.attempts.map(({ name, check, misconception }) => [name, check, misconception]), [
      ["attempts/fails/double/a.py", "double", null], ["attempts/fails/double/b.py", "double", null],
      ["attempts/fails/squares/a.py", "double", "squares"], ["attempts/fails/squares/b.py", "double", "squares"],
      ["attempts/passes/one.py", null, null], ["attempts/passes/two", null, null],
    ]);

    // What is shipped is read as the same lab, and cannot be read without what it carries.
    const shipped = withoutAttempts(folder, info);
    assert.deepEqual(shipped.files.map(({ path }) => path).sort(), ["attempts/fails/squares/a.py", "attempts/passes/two/main.py", "lab.json", "starter/main.py", "text.en.md"]);
    const again = await core.readLab(shipped);
    assert.ok(again.ok);
    assert.deepEqual(again.value.info, info);
    assert.ok(!(await core.readLab({ ...shipped, files: shipped.files.slice(0, -1) })).ok);
  });

  test("tells all problems of a lab with their places", async () => {
    const read = await core.readLab({ files: [{ path: "lab.json", bytes: encodeText('{\n  "format": "1",\n  "idd": 3\n}') }], rules: [] });
    assert.ok(!read.ok);
    assert.ok(read.problems.length > 2);
    assert.ok(read.problems.some((it) => it.place.file === "lab.json" && it.place.line === 3));
  });

  test("plans a program's run and a check's", async () => {
    const files = [{ path: "main.py", bytes: encodeText("print(1)") }];
    const planned = await core.planRun(smallLab(), files, "0", null, []);
    assert.ok(planned.ok);
    assert.equal(planned.value.length, 1);
    const step = await core.advance(smallLab(), files, "0", []);
    assert.ok(step.ok && step.value.state === "runs");
    assert.equal(step.value.runs.length, 2);
  });
});

test("a core that traps is replaced by a fresh one", async () => {
  // Counts its calls in memory and traps in the second: the third finds the count at zero again.
  const bytes = wasm([
    { exportAs: "_initialize", body: [] },
    { exportAs: "core_alloc", params: [i32], results: [i32], body: [code.constant(1024)] },
    { exportAs: "core_free", params: [i32], body: [] },
    {
      exportAs: "core_call", params: [i32, i32], results: [i32],
      body: [
        [code.constant(8), code.load32, [0x04, 0x40], code.unreachable, [0x0b]].flat(),
        code.constant(8), code.constant(1), code.store32, code.constant(3),
      ],
    },
    { exportAs: "core_reply", results: [i32], body: [code.constant(16)] },
  ]);
  const core = await CoreModule.load(bytes);
  assert.ok(core.ok);
  assert.ok((await core.value.call(new Uint8Array(4))).ok);
  const second = await core.value.call(new Uint8Array(4));
  assert.equal(second.ok ? "" : second.problems[0]?.code, "core.aborted");
  const third = await core.value.call(new Uint8Array(4));
  assert.deepEqual(third, { ok: true, value: new Uint8Array(3) });
});

test("bytes that are no core are a problem", async () => {
  const core = await CoreModule.load(new Uint8Array([1, 2, 3]));
  assert.equal(core.ok ? "" : core.problems[0]?.code, "core.not-loaded");
});
