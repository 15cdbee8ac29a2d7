// bengkel check --watch: from a save until the table of one lab stands there anew.

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { watchLab } from "../../web/cli/check/watch.ts";
import { places } from "../../web/cli/places.ts";
import { Workshop } from "../../web/cli/workshop.ts";
import { measure, type Bench, type Measure } from "./measure.ts";

const lab = "stock-ledger";
const targetMs = 1_000;
const saves = 5;

/** What is saved: each time something else, so that nothing is known already. */
const kinds: readonly { readonly name: string; readonly file: string; readonly change: (text: string, turn: number) => string }[] = [
  { name: "text", file: "text.en.md", change: (text, turn) => `${text}\nThis is line ${turn}.\n` },
  { name: "sentence", file: "lab.json", change: (text, turn) => text.replace("No days, no closing stock.", `No days, no stock (${turn}).`) },
  { name: "attempt", file: "attempts/passes/accumulate.py", change: (text, turn) => `${text}\n# ${turn}\n` },
  // Every program has to be run again.
  { name: "case", file: "lab.json", change: (text, turn) => text.replace(/"args": \[40, \[5\]\],\n( *)"want": \[45\]/, `"args": [${50 + turn}, [5]],\n$1"want": [${55 + turn}]`) },
];

async function run(): Promise<Measure[]> {
  const home = mkdtempSync(join(tmpdir(), "bengkel-bench-"));
  const workshop = new Workshop();
  try {
    const path = join(home, lab);
    cpSync(join(places.labs, lab), path, { recursive: true });
    let told: () => void = () => undefined;
    const next = (): Promise<void> => new Promise((resolve) => { told = resolve; });
    const ending = new AbortController();
    const first = next();
    const watched = watchLab(workshop, path, new Date().toISOString().slice(0, 10), () => told(), { signal: ending.signal, isQuiet: true });
    await first;
    const found: Measure[] = [];
    for (const { name, file, change } of kinds) {
      const original = readFileSync(join(path, file), "utf8");
      const samples: number[] = [];
      for (let turn = 0; turn < saves; turn += 1) {
        const isThere = next();
        const started = performance.now();
        writeFileSync(join(path, file), change(original, turn));
        await Promise.race([isThere, watched.then(() => { throw new Error("it was ended"); })]);
        samples.push(performance.now() - started);
      }
      found.push(measure(`check-watch/${name}`, "ms", samples, targetMs));
    }
    ending.abort();
    await watched;
    return found;
  } finally {
    workshop.close();
    rmSync(home, { recursive: true });
  }
}

export const checkWatch: Bench = { name: "check-watch", about: `save to table of ${lab}, the guests warm`, run };
