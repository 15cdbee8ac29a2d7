// The files of tests/cases/guests/<language>: one run each, and what it must leave behind.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { globSync } from "tinyglobby";
import type { ProgramRun } from "./runs.ts";
import { unspell, type Spelled } from "./spelled_value.ts";

export interface Expectation {
  readonly ending: string;
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode?: number;
  readonly value?: Spelled;
  readonly exception?: Spelled;
  readonly lineage?: readonly string[];
  readonly trace?: readonly string[];
  readonly costs?: readonly string[];
  /** What was to come back of its files. */
  readonly files?: Readonly<Record<string, string>>;
  /** C++: nothing else is expected, and the first error says this. */
  readonly compileError?: string;
}

export interface GuestCase {
  readonly file: string;
  readonly name: string;
  readonly run: ProgramRun;
  /** As the file has it. */
  readonly given: CaseFile;
}

interface CaseFile {
  run: Omit<ProgramRun, "source" | "args" | "kwargs"> & {
    source: readonly string[];
    args?: readonly Spelled[];
    kwargs?: Readonly<Record<string, Spelled>>;
  };
  expect: Expectation;
  /** C++: why the case cannot be tried natively. */
  natively?: string;
}

export function guestCases(guest: string, language = guest): GuestCase[] {
  return globSync(`tests/cases/guests/${guest}/*.json`).sort().map((file) => {
    const given = JSON.parse(readFileSync(file, "utf8")) as CaseFile;
    const { source, args, kwargs, ...rest } = given.run;
    const named = Object.entries(kwargs ?? {}).map(([name, value]) => [name, unspell(value)] as const);
    const run = {
      language, ...rest, source: `${source.join("\n")}\n`, args: (args ?? []).map(unspell), kwargs: Object.fromEntries(named),
    };
    return { file, name: basename(file, ".json"), run, given };
  });
}
