// What a lab says of its watched variables, held against its right attempts: each is stepped through as a learner's program would be,
// with the starter's example at its end where it has none of its own.

import { problem, type Problem } from "../src/base/problem.ts";
import { success, type Result } from "../src/base/result.ts";
import type { CoreClient, LabSource, NamedBytes } from "../src/core/core_client.ts";
import { decodeText, encodeText } from "../src/protocol/frame.ts";
import type { LabInfo } from "../src/protocol/messages.ts";
import type { StepTrace } from "../src/protocol/step_trace.ts";
import type { Runtime } from "../src/runtime/runtime.ts";
import { departuresOf, followWatches } from "../src/session/follow_watches.ts";
import { traceProgram } from "../src/session/record_program.ts";

export interface WatchedAttempt {
  /** Of the lab's watches, those that the attempt has. */
  readonly seen: ReadonlySet<number>;
  readonly wrongs: readonly string[];
}

export async function followAttempt(
  core: CoreClient, runtime: () => Promise<Result<Runtime>>, lab: LabSource, { entry, watch }: LabInfo, submission: readonly NamedBytes[], starter: readonly NamedBytes[],
): Promise<Result<WatchedAttempt>> {
  const example = exampleIn(textOf(starter, entry));
  const files = submission.map((file) => (file.path === entry ? { ...file, bytes: encodeText(withExample(decodeText(file.bytes) ?? "", example)) } : file));
  const traced = await traceProgram({ core, runtime, lab, submission: files, seed: "0", argv: [], askInput: () => Promise.resolve(null) });
  if (!traced.ok) return traced;
  const { trace } = traced.value;
  if (trace === null) return success({ seen: new Set(), wrongs: [] });
  const followed = await followWatches(core, lab, watch, trace);
  if (!followed.ok) return followed;
  const wrongs = departuresOf(followed.value, watch).map(({ watch: index, variable, step, expected, got, isMissing }) => (
    `/watch/${index}: ${variable} is ${isMissing ? "still " : ""}${got} in step ${step + 1} (${placeOf(trace, step)}), ` +
    (expected === null ? "where no other value is named" : `not ${expected}`)
  ));
  return success({ seen: new Set(followed.value.map(({ call }) => call.watch)), wrongs });
}

/** What no right attempt has shown: the call is not in the starter's example, or the variable in none of them. */
export function unseenWatches({ watch }: LabInfo, seen: ReadonlySet<number>): Problem[] {
  return watch.flatMap(({ function: name, variable }, index) => (seen.has(index) ? [] : [problem(
    "lab.unseen-watch", `no right attempt has ${variable} in such a call of ${name}; does the starter's example make it?`, { file: "lab.json", pointer: `/watch/${index}` },
  )]));
}

function textOf(files: readonly NamedBytes[], path: string): string {
  const file = files.find((it) => it.path === path);
  return file === undefined ? "" : decodeText(file.bytes) ?? "";
}

const exampleStart = /^if __name__\s*==/m;

function exampleIn(text: string): string {
  const at = text.search(exampleStart);
  return at < 0 ? "" : text.slice(at);
}

/** Behind the rest, so that the attempt's own lines keep their numbers. */
function withExample(text: string, example: string): string {
  return exampleStart.test(text) ? text : `${text.replace(/\n*$/, "\n")}\n\n${example}`;
}

function placeOf({ columns, frames }: StepTrace, step: number): string {
  return `${frames[columns.frame[step] ?? -1]?.file ?? ""} line ${columns.line[step] ?? 0}`;
}
