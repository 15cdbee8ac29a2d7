// One test case in a fresh guest (snapshot put back, trivial function called) against starting native Python with the same
// modules: what a judge pays that starts a process for each case. Both in the same run, so the ratio is what counts.

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { Guest } from "../../web/src/sandbox/guest.ts";
import { guestParts, observed, runFrame } from "../web/support/runs.ts";
import { measure, median, timed, type Bench, type Measure } from "./measure.ts";

const native = "/usr/bin/python3";
const modules = "json, math, re, collections, itertools, functools, random, statistics, datetime, dataclasses, csv, io, traceback";

async function run(): Promise<Measure[]> {
  const { module, library } = guestParts("python");
  const prepared: number[] = [];
  let guest = Guest.prepare(module, library);
  for (let index = 0; index < 3; index += 1) {
    prepared.push(...(await timed(1, 0, () => {
      guest = Guest.prepare(module, library);
    })));
  }
  const frame = runFrame({ source: "def f(n):\n    return n", function: "f", args: [{ is: "int", value: 7n }] });
  if (observed(guest.run(frame)).ending !== "returned") throw new Error("the trivial case does not return");
  const cases = await timed(101, 20, () => guest.run(frame));
  const snapshot = guest.encodedSnapshot();
  const instances = await timed(21, 3, () => Guest.fromSnapshot(module, library, snapshot));
  const found = [
    measure("guest-case/prepare", "ms", prepared),
    measure("guest-case/snapshot", "bytes", [snapshot.length]),
    measure("guest-case/new-instance", "ms", instances),
    measure("guest-case/case", "ms", cases),
  ];
  if (!existsSync(native)) return found;
  const natives = await timed(15, 2, () => promisify(execFile)(native, ["-I", "-c", `import ${modules}`]));
  const ratio = median(cases) / median(natives);
  return [
    ...found,
    measure("guest-case/native-start", "ms", natives),
    measure("guest-case/ratio", "x native", [ratio], 1 / 20),
  ];
}

export const guestCase: Bench = { name: "guest-case", about: "a fresh interpreter for one case, against a native process", run };
