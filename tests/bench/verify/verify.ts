// Submissions verified in a second of one core, against a judge that starts a native process for each case: the same submissions, in
// turns, both by the processor's time, so that a busy machine is hard on both. What the native judge does and leaves out:
// native_judge.sh. Ours reads evidence as hostile, grades in a fresh sandbox for every case, and compares every run. A batch is hundreds of
// lines or thousands, so interpreters have run some hundreds of cases before anything counts, as the native ones are in the machine's
// cache; what the first lines of a batch cost, with the engine's compiling, stands beside. By the clock: the same lines by two threads.

import { execFile } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { sha256 } from "../../../web/cli/compress.ts";
import { evidenceOf } from "../../../web/cli/grade.ts";
import { readLabFolder } from "../../../web/cli/lab_folder.ts";
import { places } from "../../../web/cli/places.ts";
import type { VerifyRequest } from "../../../web/cli/verify/verify_worker.ts";
import { VerifyThreads } from "../../../web/cli/verify/verify_threads.ts";
import { Workshop } from "../../../web/cli/workshop.ts";
import { encodeText } from "../../../web/src/protocol/frame.ts";
import { checkSubmission } from "../../../web/src/session/check_submission.ts";
import { measure, processorTime, type Bench, type Measure } from "../measure.ts";
import { benchLabs, cases, inputOf, schema, wantOf, write, writeLab, type BenchLab } from "./labs.ts";

const rounds = 5;
const lineMs = 60_000;
const script = join(places.root, "tests/bench/verify/native_judge.sh");

/** How often the first round is gone through before the others count. A compiler has no less to do the second time. */
const warmRounds: Readonly<Record<string, number>> = { python: 15, "python-program": 15, sql: 5, javascript: 15 };

/** Submissions a round: some seconds of native judging at most. */
const counts: Readonly<Record<string, number>> = { python: 20, "python-program": 20, sql: 40, javascript: 10, cpp: 3 };

async function run(): Promise<Measure[]> {
  const home = join(places.root, "build/bench/verify");
  await rm(home, { recursive: true, force: true });
  const found: Measure[] = [];
  for (const lab of benchLabs) {
    await writeLab(join(home, "labs"), lab);
    found.push(...await compare(lab, home));
  }
  return found;
}

async function compare(lab: BenchLab, home: string): Promise<Measure[]> {
  const { name } = lab;
  const folder = join(home, "native", name);
  const count = counts[name] ?? 1;
  const lines = await submissions(lab, home, folder, count * (rounds + 1));
  const where = { labs: join(home, "labs"), private: null };
  const one = new VerifyThreads(places.verifyWorker, where, 1, lineMs);
  const two = new VerifyThreads(places.verifyWorker, where, 2, lineMs);
  const ours: number[] = [];
  const natives: number[] = [];
  const ratios: number[] = [];
  const scaling: number[] = [];
  let early = 0;
  try {
    const first = lines.slice(0, count);
    early = count / await processorTime(() => verified(one, first)) * 1000;
    for (let warm = warmRounds[name] ?? 1; warm > 0; warm -= 1) {
      await verified(one, first);
      await verified(two, [...first, ...first]);
    }
    for (let round = 0; round < rounds; round += 1) {
      // Each round has programs of its own.
      const mine = lines.slice((round + 1) * count, (round + 2) * count);
      let alone = 0;
      const own = count / (await processorTime(async () => { alone = await elapsed(() => verified(one, mine)); })) * 1000;
      const native = count / await judged(name, folder, count);
      const together = await elapsed(() => verified(two, mine));
      ours.push(own);
      natives.push(native);
      ratios.push(own / native);
      scaling.push(alone / together);
    }
  } finally {
    one.close();
    two.close();
  }
  return [
    measure(`verify/${name}/first-lines`, "submissions/s", [early]),
    measure(`verify/${name}`, "submissions/s", ours),
    measure(`verify/${name}/native`, "submissions/s", natives),
    measure(`verify/${name}/ratio`, "x native", ratios, name === "python" ? 20 : null, "at least"),
    measure(`verify/${name}/two-jobs`, "x one job", scaling),
  ];
}

/** Writes what the native judge takes, and gives back evidence of every submission. */
async function submissions(bench: BenchLab, home: string, folder: string, count: number): Promise<VerifyRequest[]> {
  const { name, id, entry, language, kind, program } = bench;
  if (kind === "tables") await write(join(folder, "schema.sql"), schema);
  for (let index = 0; index < cases; index += 1) {
    await write(join(folder, "cases", `${index}.in`), inputOf(bench, index));
    await write(join(folder, "cases", `${index}.out`), wantOf(index));
  }
  const lab = await readLabFolder(join(home, "labs", id));
  const workshop = new Workshop();
  try {
    const core = await workshop.core();
    const read = await core.readLab(lab);
    if (!read.ok) throw new Error(`${id}: ${read.problems[0]?.message ?? ""}`);
    const { info } = read.value;
    const lines: VerifyRequest[] = [];
    for (let learner = 0; learner < count; learner += 1) {
      // Node takes a .js file of this project for a module.
      const file = `${learner}-${entry.replace(/\.js$/, ".cjs")}`;
      if (learner < (counts[name] ?? 1)) await write(join(folder, "submissions", file), program(learner));
      const submission = [{ path: entry, bytes: encodeText(program(learner)) }];
      const graded = await checkSubmission({
        core, runtime: () => workshop.runtime(info), parser: () => workshop.parser(language), lab, submission, seed: undefined,
      });
      if (!graded.ok || graded.value.state !== "report" || graded.value.report.outcome !== "passed") throw new Error(`${id} is not passed`);
      const line = encodeText((await evidenceOf(workshop, info, graded.value, submission, null)).trimEnd());
      lines.push({ line, sha256: sha256(line) });
    }
    return lines;
  } finally {
    workshop.close();
  }
}

async function verified(threads: VerifyThreads, lines: readonly VerifyRequest[]): Promise<void> {
  const answers = await Promise.all(lines.map((line) => threads.verify(line)));
  const wrong = answers.find((answer) => !answer.includes('"state":"verified"'));
  if (wrong !== undefined) throw new Error(`not verified: ${wrong}`);
}

/** Seconds of the processor. */
async function judged(name: string, folder: string, count: number): Promise<number> {
  const { stdout } = await promisify(execFile)(script, [name, folder]);
  const [passed, seconds] = stdout.trim().split("\n").map(Number);
  if (passed !== count || seconds === undefined) throw new Error(`the native judge passes ${passed ?? 0} of ${count}`);
  return seconds;
}

async function elapsed(turn: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await turn();
  return performance.now() - started;
}

export const verify: Bench = { name: "verify", about: "submissions verified, against a native process for each case", run };
