// NumPy's own tests, in the guest as it ships: each file is one run of pytest, over a library that has pytest and NumPy's tests
// besides. left_out.txt says which tests are not run, and why; a line of it that leaves nothing out is a failure.
//
//   node run_tests.mjs FOLDER [FILE...]
//
// FOLDER is what build_tests.sh made; a FILE is "core/tests/test_numeric.py".

import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { globSync } from "tinyglobby";
import { nodeRuntime } from "../../web/cli/node_runtime.ts";
import { guestFile, places } from "../../web/cli/places.ts";
import { readBytes } from "../../web/cli/workshop.ts";
import { pythonNumpy } from "../../web/src/runtime/engines/python_numpy.ts";
import { observed, runFrame } from "../web/support/runs.ts";

interface Outcomes {
  readonly passed: number;
  readonly skipped: number;
  /** Skipped because they use what the guest has not. */
  readonly absent: number;
  /** By name, what was said. */
  readonly failed: Readonly<Record<string, string>>;
  /** By line of left_out.txt, how many tests. */
  readonly left_out: Readonly<Record<string, number>>;
}

const watchdogMs = 3_600_000;
/** Runs of a test file are long, and end by themselves. */
const fuel = 2 ** 52;
const memoryBytes = 1 << 30;

const [folder = "", ...chosen] = process.argv.slice(2);
const own = join(places.root, "tests/numpy");
const numpy = join(folder, "numpy");

/** A line is a file, or a test as pytest names it, and after "#" the reason. */
const leftOut = readFileSync(join(own, "left_out.txt"), "utf8").split("\n").filter((line) => /^[^#\s]/.test(line))
  .map((line) => line.replace(/\s+#.*$/, ""));
const all = globSync("{*/,}tests/test_*.py", { cwd: numpy }).sort();
const isLeftOut = (file: string): boolean => leftOut.includes(file) || leftOut.includes(`${dirname(dirname(file))}/`);
const files = (chosen.length > 0 ? chosen : all).filter((file) => !isLeftOut(file));
if (files.length === 0) throw new Error(`no tests in ${numpy}`);

const runtime = nodeRuntime(places.worker, watchdogMs);
const prepared = await runtime.prepare({
  module: await readBytes(guestFile(pythonNumpy.name, pythonNumpy.module)), library: await readBytes(join(folder, "lib.zip")), snapshot: null,
});
if (!prepared.ok) throw new Error(prepared.problems[0]?.message);

let passed = 0;
let failed = 0;
for (const line of leftOut) {
  if (all.some((file) => file.startsWith(line) || line.startsWith(`${file}::`))) continue;
  failed += 1;
  console.log(`left_out.txt names ${line}, which is not there`);
}
let skipped = 0;
let absent = 0;
await Promise.all(files.map(async (file) => {
  const [observation] = await runtime.run([{ key: file, frame: frameOf(file) }]);
  const { ending, detail, fuel: used, out, err } = observed(observation ?? new Uint8Array(0));
  const outcomes = ending === "returned" ? read(out) : undefined;
  if (outcomes === undefined || outcomes.passed === 0) {
    failed += 1;
    console.log(`${file}: ended as ${ending} ${detail}\n${(out + err).slice(-3000)}`);
    return;
  }
  const wrong = Object.entries(outcomes.failed);
  const stale = Object.entries(outcomes.left_out).filter(([, count]) => count === 0).map(([name]) => name);
  passed += outcomes.passed;
  skipped += outcomes.skipped;
  absent += outcomes.absent;
  failed += wrong.length + stale.length;
  const left = Object.values(outcomes.left_out).reduce((sum, count) => sum + count, 0);
  console.log(
    `${file.padEnd(48)} ${String(outcomes.passed).padStart(5)} passed ${String(wrong.length).padStart(4)} failed ` +
    `${String(outcomes.skipped).padStart(4)} skipped ${String(left + outcomes.absent).padStart(4)} left out ${((used ?? 0) / 1e9).toFixed(1).padStart(7)} G fuel`,
  );
  for (const [name, said] of wrong) console.log(`  ${name}\n${said.replace(/^/gm, "    ")}`);
  for (const name of stale) console.log(`  left_out.txt names ${name}, which is not there`);
}));
runtime.dispose();
console.log(`${files.length} of ${all.length} files of NumPy's tests were run; ${skipped} tests skipped themselves, ${absent} use what is not in the guest`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

function frameOf(file: string): Uint8Array {
  const data = join(numpy, dirname(file), "data");
  const beside = globSync("*", { cwd: data }).map((name) => [`data/${name}`, new Uint8Array(readFileSync(join(data, name)))] as const);
  const name = basename(file);
  return runFrame({
    source: readFileSync(join(own, "run_file.py"), "utf8"), argv: ["main.py", name], fuel, memoryBytes, outputBytes: 8 << 20,
    files: {
      ...Object.fromEntries(beside),
      [name]: readFileSync(join(numpy, file), "utf8"),
      "absent.py": readFileSync(join(own, "absent.py"), "utf8"),
      "pytest.ini": readFileSync(join(own, "pytest.ini"), "utf8"),
      "conftest.py": readFileSync(join(numpy, "conftest.py"), "utf8"),
      "left_out.txt": leftOut.filter((line) => line.startsWith(`${file}::`)).map((line) => `${line.slice(file.length + 2)}\n`).join(""),
    },
  }, file);
}

function read(out: string): Outcomes | undefined {
  const last = out.trimEnd().split("\n").at(-1) ?? "";
  return last.startsWith("{") ? (JSON.parse(last) as Outcomes) : undefined;
}
