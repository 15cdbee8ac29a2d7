// make_lines.mjs COUNT FILE…: so many lines from these evidence files, all different: as they are, tampered with, cut short, and worse.

import { readFileSync } from "node:fs";

const [count, ...files] = process.argv.slice(2);
const evidence = files.map((file) => JSON.parse(readFileSync(file, "utf8")));

/** Every twentieth line is one of these. */
const changes = [
  (it) => ({ ...it, report: { ...it.report, points: it.report.points + 1 } }),
  (it) => ({ ...it, runs: it.runs.map((run) => ({ ...run, fuel: run.fuel + 1 })) }),
  (it) => ({ ...it, runs: [] }),
  (it) => ({ ...it, submission: it.submission.map((file) => ({ ...file, text: `${file.text}\n` })) }),
  (it) => ({ ...it, lab: { ...it.lab, id: "no-such-lab" } }),
  (it) => ({ ...it, lab: { ...it.lab, hash: "0".repeat(64) } }),
  (it) => ({ ...it, engine: { ...it.engine, core: "0".repeat(64) } }),
  (it) => ({ ...it, format: 2 }),
  () => "",
  () => "{",
  () => "null",
  () => "\u0000\u2028 not JSON \u202e",
  (it) => JSON.stringify(it).slice(0, 300),
];

for (let index = 0; index < Number(count); index += 1) {
  const it = { ...evidence[index % evidence.length], name: `learner ${index} – ผู้เรียน` };
  const made = index % 20 === 7 ? changes[(index - 7) / 20 % changes.length](it) : it;
  process.stdout.write(`${typeof made === "string" ? made : JSON.stringify(made)}\n`);
}
