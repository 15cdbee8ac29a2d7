// The native programs that guests are compared with.

import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { entryOf } from "../../web/src/protocol/value.ts";
import { mainFiles, type Observed } from "../web/support/runs.ts";
import { rowsOfGuest, rowsOfShell } from "./sql_rows.ts";

export interface Program {
  readonly name: string;
  readonly path: string;
  readonly source: string;
  readonly input: string;
  readonly files: Readonly<Record<string, string>>;
}

export interface Native {
  readonly language: string;
  /** What the program prints on standard output; rejects when it fails. */
  readonly run: (program: Program) => Promise<string>;
  /** The kind of run that is compared: "program" unless said, and what of it: its standard output. */
  readonly kind?: string;
  readonly left?: (run: Observed) => string;
}

export const natives: readonly Native[] = [
  { language: "python", run: (program) => inFolder("python", program, (file, cwd) => output("python3.11", ["-I", "-X", "utf8", file], cwd, program.input)) },
  {
    language: "sql",
    run: (program) => inFolder("sql", program, async (file, cwd) =>
      rowsOfShell(await output("sqlite3", ["-batch", "-bail", "-init", "/dev/null", ":memory:"], cwd, shellCommands(program, file)))),
    kind: "query",
    left: ({ value }) => rowsOfGuest(value && entryOf(value, "value")),
  },
  {
    language: "javascript",
    run: (program) => inFolder("javascript", asModule(program), (file, cwd) => output(process.execPath, ["--import", "./input.js", file], cwd, program.input)),
  },
  { language: "cpp", run: (program) => inFolder("cpp", program, (file, cwd) => compiledAndRun(file, cwd, program.input)) },
];

/** The guest's functions for input, which Node has not. */
const nodeInput = `
import { readFileSync } from "node:fs";
const lines = readFileSync(0, "utf8").split(/\\r?\\n/);
if (lines.at(-1) === "") lines.pop();
globalThis.readline = () => lines.shift() ?? null;
globalThis.prompt = (question = "") => { process.stdout.write(question); return readline(); };
`;

function asModule(program: Program): Program {
  return { ...program, files: { ...program.files, "package.json": '{"type":"module"}', "input.js": nodeInput } };
}

/** Compiled as in a guest that is checked. */
async function compiledAndRun(file: string, folder: string, input: string): Promise<string> {
  await output("clang++-19", ["-std=c++20", "-stdlib=libc++", "-O1", file, "-o", "program"], folder, "");
  return output(join(folder, "program"), [], folder, input);
}

/** The datasets as the guest takes them, then the script. Nothing of theirs is printed. */
function shellCommands({ files }: Program, file: string): string {
  const names = Object.keys(files).sort();
  const scripts = names.filter((name) => name.endsWith(".sql")).map((name) => `.read ${name}`);
  const tables = names.filter((name) => name.endsWith(".csv")).map((name) => `.import --csv --skip 1 ${name} ${name.slice(0, -4)}`);
  return [...scripts, ...tables, ".mode quote", ".headers on", `.read ${file}`, ""].join("\n");
}

/** In a folder of its own that holds the program, under the name that it has in a guest, and its files. */
async function inFolder(language: string, program: Program, run: (file: string, folder: string) => Promise<string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "bengkel-program-"));
  try {
    const file = mainFiles[language] ?? "main";
    for (const [name, text] of Object.entries({ ...program.files, [file]: program.source })) await writeFile(join(folder, name), text);
    return await run(file, folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function output(command: string, args: readonly string[], cwd: string, input: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: { PATH: process.env["PATH"], TZ: "UTC", PYTHONHASHSEED: "0" } });
    const printed: Buffer[] = [];
    const complained: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => printed.push(part));
    child.stderr.on("data", (part: Buffer) => complained.push(part));
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(printed).toString("utf8"));
      else reject(new Error(`${command} ended with ${String(code)}: ${Buffer.concat(complained).toString("utf8")}`));
    });
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}
