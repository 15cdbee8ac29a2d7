// The files of tests/attacks/<language>: what a hostile program tries, and what must be seen of it.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { globSync } from "tinyglobby";
import type { ProgramRun } from "./runs.ts";
import { unspell, type Spelled } from "./spelled_value.ts";

/** Of what is said, everything must hold. Texts are regular expressions, matched line by line. */
export interface Observation {
  readonly ending: string;
  /** The exception or one of its classes. */
  readonly raised?: string;
  readonly message?: string;
  readonly stdout?: string;
  /** All of standard output, exactly. */
  readonly prints?: string;
  readonly value?: Spelled;
}

export interface AttackCase {
  readonly name: string;
  /** Of the catalogue of attacks: S1, R12 and so on. */
  readonly id: string;
  readonly run: ProgramRun;
  readonly observe: Observation;
  /** What the language does where nobody has shut it in; the attack is none unless this is seen. */
  readonly natively?: { readonly stdout: string };
}

/** A line as it is, or its pieces; [text, times] is a text many times over. */
type Line = string | readonly (string | readonly [string, number])[];

interface AttackFile extends Omit<AttackCase, "name" | "run"> {
  run: Omit<ProgramRun, "source" | "args" | "kwargs"> & {
    source: readonly Line[];
    args?: readonly Spelled[];
    kwargs?: Readonly<Record<string, Spelled>>;
  };
}

export function attackCases(language: string): AttackCase[] {
  return globSync(`tests/attacks/${language}/*.json`).sort().map((path) => {
    const { run: { source, args, kwargs, ...run }, ...rest } = JSON.parse(readFileSync(path, "utf8")) as AttackFile;
    const named = Object.entries(kwargs ?? {}).map(([name, value]) => [name, unspell(value)] as const);
    const values = { args: (args ?? []).map(unspell), kwargs: Object.fromEntries(named) };
    return { ...rest, name: basename(path, ".json"), run: { language, ...run, source: source.map(written).join("\n"), ...values } };
  });
}

function written(line: Line): string {
  if (typeof line === "string") return line;
  return line.map((piece) => (typeof piece === "string" ? piece : piece[0].repeat(piece[1]))).join("");
}
