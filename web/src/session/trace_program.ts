// Stepping through the learner's program: the same run as runProgram's, asked for its steps. Not part of the first bytes.

import { failure, success, type Result } from "../base/result.ts";
import { problem } from "../base/problem.ts";
import { decodeFrame, frameKinds } from "../protocol/frame.ts";
import { decodeObservationMessage } from "../protocol/messages.ts";
import { StepTrace } from "../protocol/step_trace.ts";
import { decodeValue, entryOf } from "../protocol/value.ts";
import { carryOut, readEnd, stoppedByPerson, type ProgramRun } from "./run_program.ts";
import type { ProgramTrace } from "./session.ts";

export const stoppedTrace: ProgramTrace = { end: stoppedByPerson, trace: null, printed: new Uint8Array(0) };

export async function traceProgram(it: Omit<ProgramRun, "record" | "onEvent">): Promise<Result<ProgramTrace>> {
  const observation = await carryOut({ ...it, record: "steps", onEvent: () => undefined });
  if (!observation.ok) return observation;
  if (observation.value === null) return success(stoppedTrace);
  const end = readEnd(observation.value);
  if (!end.ok) return end;
  if (end.value === "needs-input") return unreadable("an unanswered question");
  const read = readTrace(observation.value);
  return read.ok ? success({ end: end.value, ...read.value }) : read;
}

/** No trace: the host had to end the run, so the guest never answered. */
function readTrace(observation: Uint8Array): Result<{ readonly trace: StepTrace | null; readonly printed: Uint8Array }> {
  const frame = decodeFrame(observation);
  if (!frame.ok || frame.value.kind !== frameKinds.observation) return unreadable("no observation");
  const message = decodeObservationMessage(frame.value.json);
  if (!message.ok) return message;
  const { blobs } = frame.value;
  const printed = blobs[message.value.stdout] ?? new Uint8Array(0);
  const bytes = message.value.result === null ? undefined : blobs[message.value.result];
  const result = bytes === undefined ? undefined : decodeValue(bytes);
  const value = result?.ok === true ? entryOf(result.value, "trace") : undefined;
  if (value === undefined) return success({ trace: null, printed });
  const trace = StepTrace.read(value);
  return trace.ok ? success({ trace: trace.value, printed }) : trace;
}

function unreadable(what: string): ReturnType<typeof failure> {
  return failure(problem("session.unreadable", `the runtime answered with ${what}`));
}
