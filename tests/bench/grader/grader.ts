// What judging costs, natively and as WebAssembly: the pieces that tests/tool/judge_samples.cpp has, by turns. And a whole search in
// Python: a property fails on a list of 200 amounts because of one of them, and is made simpler.

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { built, places } from "../../../web/cli/places.ts";
import { readLabFolder } from "../../../web/cli/lab_folder.ts";
import { Workshop } from "../../../web/cli/workshop.ts";
import { encodeText } from "../../../web/src/protocol/frame.ts";
import { checkSubmission } from "../../../web/src/session/check_submission.ts";
import { measure, type Bench, type Measure } from "../measure.ts";

const samples = 7;
const run = promisify(execFile);

/** Milliseconds by the name of the work. */
async function judged(command: string, given: readonly string[]): Promise<Map<string, number[]>> {
  const { stdout } = await run(command, [...given, String(samples)]);
  return new Map(stdout.trim().split("\n").map((line) => {
    const [name = "", ...times] = line.split(" ");
    return [name, times.map(Number)];
  }));
}

async function judging(): Promise<Measure[]> {
  const natively = await judged(built(join(places.root, "build/release/tests/tool/judge_samples")), []);
  const inWasm = await judged(process.execPath, [built(join(places.root, "build/web/tests/tool/judge_samples.cjs"))]);
  return [...natively].flatMap(([name, times]) => [
    measure(`grader/${name}/native`, "ms", times),
    measure(`grader/${name}/wasm`, "ms", inWasm.get(name) ?? [], name.startsWith("table-") ? 150 : null),
  ]);
}

/** Right, unless an amount is negative. */
const forgetsRefunds = "def total(amounts):\n    return sum(a for a in amounts if a >= 0)\n";
/** Tries that are made from the seed; the numbers after these are of simpler ones. */
const tries = 10;

async function shrinking(): Promise<Measure[]> {
  const workshop = new Workshop();
  try {
    const core = await workshop.core();
    const lab = await readLabFolder(join(places.root, "tests/bench/grader/lab"));
    const submission = [{ path: "main.py", bytes: encodeText(forgetsRefunds) }];
    const times: number[] = [];
    const runs: number[] = [];
    for (let index = 0; index <= samples; index += 1) {
      let started = Number.NaN;
      let count = 0;
      let last = performance.now();
      const checked = await checkSubmission({
        core, runtime: () => workshop.runtime({ language: "python", packages: [] }), parser: () => workshop.parser("python"), lab, submission, seed: "1",
        onObserved: ({ key }) => {
          if (Number(key.split("/")[1]) < tries) last = performance.now();
          else {
            if (Number.isNaN(started)) started = last;
            count += 1;
          }
        },
      });
      const took = performance.now() - started;
      const failure = checked.ok && checked.value.state === "report" ? checked.value.report.checks[0]?.failure : undefined;
      if (failure?.call !== "total([-1])") throw new Error(`not made as simple as it can be: ${failure?.call ?? "no failure"}`);
      if (index === 0) continue;
      times.push(took);
      runs.push(count);
    }
    return [measure("grader/shrink-200/time", "ms", times, 300), measure("grader/shrink-200/guest-runs", "runs", runs, 120)];
  } finally {
    workshop.close();
  }
}

export const grader: Bench = {
  name: "grader", about: "judging calls and tables, detecting misconceptions, making failures simple",
  run: async () => [...await judging(), ...await shrinking()],
};
