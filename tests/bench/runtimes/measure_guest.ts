// A language's guest in Node: how it starts, a trivial case, and a program that computes against the native one.

import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { places } from "../../../web/cli/places.ts";
import type { EngineKind } from "../../../web/src/runtime/engine_kind.ts";
import { Guest } from "../../../web/src/sandbox/guest.ts";
import { natives } from "../../programs/natives.ts";
import { guestParts, mainFiles, observed, runFrame } from "../../web/support/runs.ts";
import { measure, median, timed, type Measure } from "../measure.ts";

/** What a case costs at least: the memory put back, and next to nothing run. */
const trivial: Readonly<Record<string, string>> = { python: "pass\n", sql: "SELECT 1;\n", javascript: "1;\n" };
/** Milliseconds that a case may take. */
const caseTarget: Readonly<Record<string, number>> = { sql: 2, javascript: 2 };
const rounds = 9;

export async function measureGuest({ name, language }: EngineKind): Promise<Measure[]> {
  const { module, library } = guestParts(name);
  const prepared = await timed(3, 1, () => Guest.prepare(module, library));
  const guest = Guest.prepare(module, library);
  const snapshot = guest.encodedSnapshot();
  const started = await timed(11, 3, () => Guest.fromSnapshot(module, library, snapshot));
  const frame = runFrame({ language, source: trivial[language] ?? "" });
  const turn = (): void => {
    const { ending, err } = observed(guest.run(frame));
    if (ending !== "returned") throw new Error(`${name}: a trivial case ended as ${ending}: ${err}`);
  };
  const cases = await timed(101, 20, turn);
  return [
    measure(`runtimes/${name}/node-cold-start`, "ms", prepared),
    measure(`runtimes/${name}/node-warm-start`, "ms", started),
    measure(`runtimes/${name}/snapshot`, "bytes", [snapshot.length]),
    measure(`runtimes/${name}/case`, "ms", cases, caseTarget[name] ?? null),
    ...(await measureCompute(name, language, guest)),
  ];
}

/** Both in turn, the start of the native process with it, as a judge pays for it. */
async function measureCompute(name: string, language: string, guest: Guest): Promise<Measure[]> {
  const native = natives.find((it) => it.language === language);
  if (native === undefined) return [];
  const path = join(places.root, `tests/bench/runtimes/compute${extname(mainFiles[language] ?? "")}`);
  const source = await readFile(path, "utf8");
  const frame = runFrame({ language, source, fuel: 2 ** 52, ...(native.kind && { kind: native.kind }) });
  const own: number[] = [];
  const other: number[] = [];
  for (let round = 0; round < rounds + 2; round += 1) {
    let printed = "";
    let wanted = "";
    const [inGuest = 0] = await timed(1, 0, () => {
      const run = observed(guest.run(frame));
      printed = native.left === undefined ? run.out : native.left(run);
    });
    const [natively = 0] = await timed(1, 0, async () => {
      wanted = await native.run({ name: "compute", path, source, input: "", files: {} });
    });
    if (printed !== wanted || printed === "") throw new Error(`${language} computes ${printed} here and ${wanted} natively`);
    if (round < 2) continue;
    own.push(inGuest);
    other.push(natively);
  }
  return [
    measure(`runtimes/${name}/compute`, "ms", own),
    measure(`runtimes/${name}/compute-native`, "ms", other),
    measure(`runtimes/${name}/compute-ratio`, "x native", [median(own) / median(other)]),
  ];
}
