// Looking into the learner's program: the same run as runProgram's, asked for its steps, its costs, its memory or its result sets. Not part of the
// first bytes, and never graded.

import { failure, success, type Result } from "../base/result.ts";
import { problem } from "../base/problem.ts";
import type { LinkedSymbol } from "../protocol/link_map.ts";
import { decodeFrame, frameKinds } from "../protocol/frame.ts";
import { decodeMemoryRecord, type MemoryRecord } from "../protocol/memory_record.ts";
import { decodeObservationMessage, recordPaths, type ObservationMessage, type RunRecord, type WatchInfo } from "../protocol/messages.ts";
import { decodeFunctionCosts, decodeLineCosts, type ProgramCosts } from "../protocol/program_costs.ts";
import { decodeResultSets } from "../protocol/result_sets.ts";
import { StepTrace } from "../protocol/step_trace.ts";
import { decodeEntries } from "../protocol/value.ts";
import type { ProgramParts } from "../runtime/runtime.ts";
import { departuresOf, followWatches } from "./follow_watches.ts";
import { carryOut, readEnd, stoppedByPerson, valueIn, type ProgramRun } from "./run_program.ts";
import type { ProgramEnd, RecordedCosts, RecordedMemory, RecordedTables, ProgramTrace } from "./session.ts";

/** Of a result set, how many rows are read at once for whoever reads it as text. */
const shownRows = 20;

export const stoppedTrace: ProgramTrace = { end: stoppedByPerson, trace: null, printed: new Uint8Array(0), departures: [] };
export const stoppedCosts: RecordedCosts = { end: stoppedByPerson, costs: null };
export const stoppedTables: RecordedTables = { end: stoppedByPerson, results: null };
export const stoppedMemory: RecordedMemory = { end: stoppedByPerson, looks: [], unreadable: 0, symbols: [] };

type Asked = Omit<ProgramRun, "record" | "onEvent" | "onParts">;

interface Recorded {
  readonly end: ProgramEnd;
  readonly message: ObservationMessage;
  readonly blobs: readonly Uint8Array[];
  /** The guest's answer; empty when the host had to end the run. */
  readonly answer: ReadonlyMap<string, Uint8Array>;
  readonly parts: ProgramParts;
}

/** `watches`: what the lab knows. */
export async function traceProgram(it: Asked, watches: readonly WatchInfo[] = []): Promise<Result<ProgramTrace>> {
  const recorded = await record(it, "steps");
  if (!recorded.ok) return recorded;
  if (recorded.value === null) return success(stoppedTrace);
  const { end, message, blobs, answer } = recorded.value;
  const printed = blobs[message.stdout] ?? new Uint8Array(0);
  const value = valueIn(answer, "trace");
  if (value === undefined) return success({ end, trace: null, printed, departures: [] });
  const trace = StepTrace.read(value);
  if (!trace.ok) return trace;
  const followed = await followWatches(it.core, it.lab, watches, trace.value);
  return followed.ok ? success({ end, trace: trace.value, printed, departures: departuresOf(followed.value, watches) }) : followed;
}

export async function recordCosts(it: Asked): Promise<Result<RecordedCosts>> {
  const recorded = await record(it, "costs");
  if (!recorded.ok) return recorded;
  if (recorded.value === null) return success(stoppedCosts);
  const { end, answer, parts } = recorded.value;
  const functions = fileAt(recorded.value, recordPaths.functions);
  const value = valueIn(answer, "profile");
  if (functions === undefined && value === undefined) return success({ end, costs: null });
  const costs: Result<ProgramCosts> = functions === undefined ? decodeLineCosts(value ?? { is: "null" }) : decodeFunctionCosts(functions, parts.functions);
  return costs.ok ? success({ end, costs: costs.value }) : costs;
}

export async function recordMemory(it: Asked): Promise<Result<RecordedMemory>> {
  const recorded = await record(it, "memory");
  if (!recorded.ok) return recorded;
  if (recorded.value === null) return success(stoppedMemory);
  const { end, message, blobs, parts } = recorded.value;
  const looks: MemoryRecord[] = [];
  let unreadable = 0;
  // A program may write files of these names, too.
  for (const { blob } of message.files) {
    const bytes = blob === null ? undefined : blobs[blob];
    const look = bytes === undefined ? undefined : decodeMemoryRecord(bytes);
    if (look?.ok === true) looks.push(look.value);
    else unreadable += 1;
  }
  return success({ end, looks, unreadable, symbols: inside(parts.symbols, message.memoryBytes) });
}

export async function recordTables(it: Asked): Promise<Result<RecordedTables>> {
  const recorded = await record(it, "tables");
  if (!recorded.ok) return recorded;
  if (recorded.value === null) return success(stoppedTables);
  const { end, answer } = recorded.value;
  const value = answer.get("value");
  if (value === undefined) return success({ end, results: null });
  const results = decodeResultSets(value, shownRows);
  return results.ok ? success({ end, results: results.value }) : results;
}

function inside(symbols: readonly LinkedSymbol[], memoryBytes: number): LinkedSymbol[] {
  return symbols.filter(({ address, size }) => address + size <= memoryBytes);
}

function fileAt({ message, blobs }: Recorded, path: string): Uint8Array | undefined {
  const file = message.files.findLast((it) => it.path === path);
  return file === undefined || file.blob === null ? undefined : blobs[file.blob];
}

/** Null: the person stopped it. */
async function record(it: Asked, kind: RunRecord): Promise<Result<Recorded | null>> {
  let parts: ProgramParts = { functions: new Map(), symbols: [] };
  const observation = await carryOut({ ...it, record: kind, onEvent: () => undefined, onParts: (found) => void (parts = found) });
  if (!observation.ok) return observation;
  if (observation.value === null) return success(null);
  const end = readEnd(observation.value);
  if (!end.ok) return end;
  if (end.value === "needs-input") return unreadable("an unanswered question");
  const frame = decodeFrame(observation.value);
  if (!frame.ok || frame.value.kind !== frameKinds.observation) return unreadable("no observation");
  const message = decodeObservationMessage(frame.value.json);
  if (!message.ok) return message;
  const { blobs } = frame.value;
  const bytes = message.value.result === null ? undefined : blobs[message.value.result];
  const answer = bytes === undefined ? undefined : decodeEntries(bytes);
  return success({ end: end.value, message: message.value, blobs, answer: answer?.ok === true ? answer.value : new Map(), parts });
}

function unreadable(what: string): ReturnType<typeof failure> {
  return failure(problem("session.unreadable", `the runtime answered with ${what}`));
}
