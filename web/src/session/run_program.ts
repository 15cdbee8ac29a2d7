// Running the learner's program as they would at a terminal. A program that wants a line which it does not have ends as
// needs-input; the person is asked, and it is run again from the snapshot with the longer input. Since a run is the same each
// time, what was shown before comes again first, and is not shown again.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { CoreClient, LabSource, NamedBytes } from "../core/core_client.ts";
import { decodeFrame, decodeText, encodeText, frameKinds, type Bytes } from "../protocol/frame.ts";
import { decodeObservationMessage, type KeptFileMessage, type RunRecord } from "../protocol/messages.ts";
import { decodePlot } from "../protocol/plot.ts";
import { decodeShow } from "../protocol/show.ts";
import { decodeEntries, decodeValue, type Value } from "../protocol/value.ts";
import type { OutputKind, ProgramParts, Runtime } from "../runtime/runtime.ts";
import type { Diagnostic } from "../sandbox/read_diagnostics.ts";
import type { LeftPlot, LeftShow, NothingLeft, ProgramEnd, TranscriptEvent } from "./session.ts";

export interface ProgramRun {
  readonly core: CoreClient;
  readonly runtime: () => Promise<Result<Runtime>>;
  readonly lab: LabSource;
  readonly submission: readonly NamedBytes[];
  readonly seed: string;
  readonly argv: readonly string[];
  /** What is wanted besides what it does (record_program.ts). */
  readonly record?: RunRecord;
  readonly onEvent: (event: TranscriptEvent) => void;
  readonly onDiagnostics?: (diagnostics: readonly Diagnostic[]) => void;
  readonly onParts?: (parts: ProgramParts) => void;
  readonly askInput: () => Promise<string | null>;
  readonly signal?: AbortSignal;
}

/** What the person has seen, in bytes: a replay skips that much of what comes again. */
class Transcript {
  private readonly onEvent: (event: TranscriptEvent) => void;
  private readonly decoders = new Map<OutputKind, TextDecoder>();
  private shown = 0;
  private toSkip = 0;

  constructor(onEvent: (event: TranscriptEvent) => void) {
    this.onEvent = onEvent;
  }

  startReplay(): void {
    this.toSkip = this.shown;
  }

  add(kind: OutputKind, bytes: Bytes): void {
    const skipped = Math.min(this.toSkip, bytes.length);
    this.toSkip -= skipped;
    const fresh = bytes.subarray(skipped);
    this.shown += fresh.length;
    const text = this.decoder(kind).decode(fresh, { stream: true });
    if (text === "") return;
    this.onEvent(kind === "input" ? { kind, text } : { kind: "output", stream: kind, text });
  }

  private decoder(kind: OutputKind): TextDecoder {
    const known = this.decoders.get(kind);
    if (known !== undefined) return known;
    const made = new TextDecoder("utf-8", { ignoreBOM: true });
    this.decoders.set(kind, made);
    return made;
  }
}

export const stoppedByPerson: ProgramEnd = {
  ending: "stopped", stoppedBy: "person", exception: null, exitCode: null, detail: "", memoryBytes: 0, plots: [],
  shows: [],
};

export async function runProgram(it: ProgramRun): Promise<Result<ProgramEnd>> {
  const observation = await carryOut(it);
  if (!observation.ok) return observation;
  if (observation.value === null) return success(stoppedByPerson);
  return readEnd(observation.value) as Result<ProgramEnd>;
}

/** The observation of the run that needed no more input; null: the person stopped it. */
export async function carryOut(it: ProgramRun): Promise<Result<Bytes | null>> {
  const transcript = new Transcript(it.onEvent);
  const isStopped = (): boolean => it.signal?.aborted === true;
  let input = "";
  let hasEnded = false;
  for (;;) {
    const planned = await it.core.planRun(
      it.lab, it.submission, it.seed, { bytes: encodeText(input), ended: hasEnded }, it.argv, it.record,
    );
    if (!planned.ok) return planned;
    const runtime = await it.runtime();
    if (isStopped()) return success(null);
    if (!runtime.ok) return runtime;
    transcript.startReplay();
    const [observation] = await runtime.value.run(planned.value.slice(0, 1), {
      onOutput: (_index, kind, bytes) => transcript.add(kind, bytes),
      ...(it.onDiagnostics === undefined ? {} : { onDiagnostics: it.onDiagnostics }),
      ...(it.onParts === undefined ? {} : { onParts: it.onParts }),
    });
    if (observation === undefined) return failure(problem("session.no-run", "there was nothing to run"));
    const end = readEnd(observation);
    if (!end.ok) return end;
    if (end.value !== "needs-input") return success(observation);
    const line = await answerOrStop(it.askInput, it.signal);
    if (line === undefined) return success(null);
    if (line === null) hasEnded = true;
    else input += `${line}\n`;
  }
}

/** Undefined: the person stopped the run instead of answering. */
async function answerOrStop(
  ask: () => Promise<string | null>, signal: AbortSignal | undefined,
): Promise<string | null | undefined> {
  if (signal?.aborted === true) return undefined;
  return new Promise((resolve) => {
    signal?.addEventListener("abort", () => resolve(undefined), { once: true });
    ask().then(resolve, () => resolve(undefined));
  });
}

/** How the run ended: the host's word, or, when the guest returned, the guest's. */
export function readEnd(observation: Uint8Array): Result<ProgramEnd | "needs-input"> {
  const frame = decodeFrame(observation);
  if (!frame.ok) return frame;
  if (frame.value.kind !== frameKinds.observation) return badResult("not an observation");
  const message = decodeObservationMessage(frame.value.json);
  if (!message.ok) return message;
  const { ending, stoppedBy, detail, memoryBytes, result, files } = message.value;
  const plots = leftIn("plots", files, frame.value.blobs, (path, text): LeftPlot | undefined => {
    const plot = decodePlot(path, text);
    return plot && { is: "plot", plot };
  });
  const shows = leftIn("shows", files, frame.value.blobs, (path, text): LeftShow | undefined => {
    const show = decodeShow(path, text);
    return show && { is: "show", show };
  });
  const plain = { stoppedBy: stoppedBy ?? null, exception: null, exitCode: null, detail, memoryBytes, plots, shows };
  if (ending === "needs-input") return success(ending);
  if (ending !== "returned") return success({ ...plain, ending });

  const bytes = result === null ? undefined : frame.value.blobs[result];
  const entries = bytes === undefined ? undefined : decodeEntries(bytes);
  if (entries === undefined || !entries.ok) return success({ ...plain, ending: "trapped", detail: "the guest's answer is malformed" });
  const said = valueIn(entries.value, "ending");
  const word = said?.is === "text" ? guestEndings.find((it) => it === said.value) : undefined;
  if (word === undefined) return success({ ...plain, ending: "trapped", detail: "the guest named no ending" });
  const exception = valueIn(entries.value, "exception");
  return success({
    ...plain,
    ending: word,
    exception: exception?.is === "exception" ? exception.exception : null,
    exitCode: exitCode(valueIn(entries.value, "exitCode")),
  });
}

/** Undefined when there is none, or it is malformed. */
export function valueIn(entries: ReadonlyMap<string, Uint8Array>, key: string): Value | undefined {
  const bytes = entries.get(key);
  const value = bytes === undefined ? undefined : decodeValue(bytes);
  return value?.ok === true ? value.value : undefined;
}

/** In the order of their numbers; that there are more comes last. */
function leftIn<T>(
  folder: string, files: readonly KeptFileMessage[], blobs: readonly Uint8Array[], read: (path: string, text: string) => T | undefined,
): (T | NothingLeft)[] {
  const numbered = new Intl.Collator("en", { numeric: true });
  const own = files.filter(({ path }) => path.startsWith(`${folder}/`));
  const left = own.filter(({ is }) => is === "file").sort((a, b) => numbered.compare(a.path, b.path)).map(({ path, blob }): T | NothingLeft => {
    const bytes = blob === null ? undefined : blobs[blob];
    const text = bytes === undefined ? undefined : decodeText(bytes);
    return (text === undefined ? undefined : read(path, text)) ?? { is: "unreadable", file: path };
  });
  return own.some(({ is }) => is === "too-large") ? [...left, { is: "too-many" }] : left;
}

const guestEndings = ["finished", "raised", "exited", "out-of-memory", "too-deep", "too-much-output"] as const;

function exitCode(value: Value | undefined): number | null {
  return value?.is === "int" ? Number(BigInt.asIntN(32, value.value)) : null;
}

function badResult(what: string): ReturnType<typeof failure> {
  return failure(problem("session.unreadable", `the runtime answered with ${what}`));
}
