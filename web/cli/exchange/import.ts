// bengkel import FORMAT PATH --out FOLDER [--json]: other people's exercises as labs, with a report of what was kept, changed or refused.

import { basename, resolve } from "node:path";
import { parseArguments } from "../arguments.ts";
import { UsageError } from "../usage_error.ts";
import { importCodeRunner } from "./code_runner.ts";
import { importExercism } from "./exercism.ts";
import { reportText, writeLabs, type ImportedLab } from "./imported_lab.ts";
import { importJsonLines } from "./json_lines.ts";
import { importKattis } from "./kattis.ts";
import { importNotebook } from "./notebook.ts";
import { readMaterial, type Material } from "./material.ts";

/** `name`: of the folder or the file, without its ending. Throws a UsageError for what cannot become a lab. */
type Importer = (material: Material, name: string) => readonly ImportedLab[];

export const importers: Readonly<Record<string, Importer>> = {
  exercism: importExercism,
  kattis: importKattis,
  coderunner: importCodeRunner,
  jsonl: importJsonLines,
  nbgrader: importNotebook,
};

export async function importLabs(given: readonly string[]): Promise<number> {
  const { words, flags, values } = parseArguments(given, { flags: ["--json"], values: ["--out"] });
  const [format, path, extra] = words;
  const names = Object.keys(importers).join(", ");
  const importer = format !== undefined && Object.hasOwn(importers, format) ? importers[format] : undefined;
  if (importer === undefined) throw new UsageError(`import wants a format (${names})${format === undefined ? "" : `, not ${format}`}`);
  const out = values.get("--out");
  if (path === undefined || out === undefined || extra !== undefined) throw new UsageError(`import ${format} wants one folder or file, and --out FOLDER`);
  const labs = importer(await readMaterial(path), basename(resolve(path)).replace(/\.(zip|jsonl|xml|ipynb)$/, ""));
  await writeLabs(out, labs);
  if (flags.has("--json")) console.log(JSON.stringify({ format: 1, labs: labs.map(({ id, notes }) => ({ id, notes })) }));
  else process.stdout.write(`${reportText(labs)}Now: add attempts until ./bengkel check ${labs.length === 1 ? out : `${out}/${labs[0]?.id}`} is content\n`);
  return 0;
}
