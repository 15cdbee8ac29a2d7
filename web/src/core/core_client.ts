// The core's steps, typed. Each is a pure function of what it is given: nothing is remembered between calls.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import { decodeFrame, decodeText, encodeFrame, frameKinds, type Bytes, type Frame, type FrameKind } from "../protocol/frame.ts";
import {
  decodeAdvanceReply, decodeCaseReply, decodeFollowReply, decodeHashReply, decodeLabReply, decodeMarkReply, decodeMeterReply, decodeProblems, decodeReport, decodeRunsReply,
  type FollowReply, type Identified, type MeterStats, type PlannedRun, type ReadLab, type Report, type RunRecord, type ShownCase, type TableMark,
} from "../protocol/messages.ts";
import { encodeValue, type Value } from "../protocol/value.ts";
import { decodeCoursesReply, type Course } from "../protocol/courses.ts";
import type { CaseAddress } from "../protocol/case_address.ts";
import type { CoreModule } from "./core_module.ts";

export interface NamedBytes {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A lab as it lies in its folder, and the rule packs it may name. */
export interface LabSource {
  readonly files: readonly NamedBytes[];
  readonly rules: readonly NamedBytes[];
  /** Given, an instructor's own checks take the place of the lab's. */
  readonly private?: readonly NamedBytes[];
}

export interface MeterWish {
  /** It also counts what each of its functions is charged, and is for looking at alone. */
  readonly profile?: boolean;
  /** It also tells which pages of its memory were written, in an array that it brings for that. */
  readonly track?: boolean;
}

export interface RunFrame {
  readonly key: string;
  readonly frame: Uint8Array;
  /** Of a run that the parser carries out. */
  readonly isParsed: boolean;
}

export interface KeyedObservation {
  readonly key: string;
  readonly frame: Uint8Array;
}

export interface MarkedTable {
  /** A table in the encoding of values; behind the rows that came those that are missing. */
  readonly table: Uint8Array;
  readonly marks: readonly TableMark[];
}

export interface ProgramInput {
  readonly bytes: Uint8Array;
  /** False: reading past the end is the ending needs-input. */
  readonly ended: boolean;
}

export type Step =
  | { readonly state: "runs"; readonly runs: readonly RunFrame[] }
  /** `prices` is the hash of those that fuel is counted by. */
  | { readonly state: "report"; readonly report: Report; readonly bytes: Bytes; readonly prices: string };

/** Gathers blobs and hands out their indices. */
class Blobs {
  readonly list: Uint8Array[] = [];

  add(bytes: Uint8Array): number {
    this.list.push(bytes);
    return this.list.length - 1;
  }

  files(files: readonly NamedBytes[]): { path: string; blob: number }[] {
    return files.map((file) => ({ path: file.path, blob: this.add(file.bytes) }));
  }
}

export class CoreClient {
  private readonly core: CoreModule;
  private lastId = 0;

  constructor(core: CoreModule) {
    this.core = core;
  }

  /** `paths`: the whole folder's listing; given, the folder is reviewed too (attempts, stray files). */
  async readLab(lab: LabSource, paths?: readonly string[]): Promise<Result<ReadLab>> {
    const blobs = new Blobs();
    const message = { ...this.source(lab, blobs), ...(paths === undefined ? {} : { paths }) };
    const reply = await this.ask(frameKinds.readLab, message, blobs, decodeLabReply);
    return reply.ok ? success(reply.value.message) : reply;
  }

  /** A case as it is before anything was run; null when the lab has no such case. */
  async showCase(lab: LabSource, address: CaseAddress): Promise<Result<ShownCase | null>> {
    const blobs = new Blobs();
    const reply = await this.ask(frameKinds.readLab, { ...this.source(lab, blobs), show: address }, blobs, decodeCaseReply);
    return reply.ok ? success(reply.value.message) : reply;
  }

  async planRun(
    lab: LabSource, submission: readonly NamedBytes[], seed: string, stdin: ProgramInput | null, argv: readonly string[],
    record: RunRecord | null = null,
  ): Promise<Result<readonly RunFrame[]>> {
    const blobs = new Blobs();
    const message = {
      ...this.source(lab, blobs),
      submission: blobs.files(submission),
      seed,
      stdin: stdin === null ? null : { blob: blobs.add(stdin.bytes), ended: stdin.ended },
      argv,
      ...(record === null ? {} : { record }),
    };
    const reply = await this.ask(frameKinds.planRun, message, blobs, decodeRunsReply);
    return reply.ok ? runFrames(reply.value.message, reply.value.frame) : reply;
  }

  /** Answers with more runs until everything that the checks want has been observed, then with the Report. */
  async advance(
    lab: LabSource, submission: readonly NamedBytes[], seed: string | undefined, observations: readonly KeyedObservation[],
  ): Promise<Result<Step>> {
    const blobs = new Blobs();
    const message = {
      ...this.source(lab, blobs),
      submission: blobs.files(submission),
      ...(seed === undefined ? {} : { seed }),
      observations: observations.map((it) => ({ key: it.key, blob: blobs.add(it.frame) })),
    };
    const reply = await this.ask(frameKinds.advance, message, blobs, decodeAdvanceReply);
    if (!reply.ok) return reply;
    const { message: planned, frame } = reply.value;
    if (planned.state === "runs") {
      const runs = runFrames(planned.runs, frame);
      return runs.ok ? success({ state: "runs", runs: runs.value }) : runs;
    }
    const bytes = frame.blobs[0]?.slice();
    const text = bytes === undefined ? undefined : decodeText(bytes);
    if (bytes === undefined || text === undefined) return unreadable("the report is missing");
    const report = decodeReport(text);
    return report.ok ? success({ state: "report", report: report.value, bytes, prices: planned.prices }) : report;
  }

  /** How calls of a recorded program stand to what the lab knows of them. `watch`: its place among the lab's. */
  async followWatches(
    lab: LabSource, calls: readonly { readonly watch: number; readonly args: readonly Value[]; readonly values: readonly Value[]; readonly hasReturned: boolean }[],
  ): Promise<Result<readonly FollowReply[]>> {
    const blobs = new Blobs();
    const list = (items: readonly Value[]): Value => ({ is: "list", items });
    const message = {
      ...this.source(lab, blobs),
      calls: calls.map(({ watch, args, values, hasReturned }) => (
        { watch, returned: hasReturned, blob: blobs.add(encodeValue(list([list(args), list(values)]))) }
      )),
    };
    const reply = await this.ask(frameKinds.followWatches, message, blobs, decodeFollowReply);
    return reply.ok ? success(reply.value.message) : reply;
  }

  /** The whole table that came in a case of a check, and what is wrong in it; null when there is no such table, or nothing wrong. */
  async markTable(lab: LabSource, address: CaseAddress, observation: KeyedObservation): Promise<Result<MarkedTable | null>> {
    const blobs = new Blobs();
    const message = { ...this.source(lab, blobs), show: address, observations: [{ key: observation.key, blob: blobs.add(observation.frame) }] };
    const reply = await this.ask(frameKinds.markTable, message, blobs, decodeMarkReply);
    if (!reply.ok) return reply;
    const table = reply.value.frame.blobs[0]?.slice();
    return success(table === undefined ? null : { table, marks: reply.value.message });
  }

  /** All courses of a site, `courses/<id>.json`; `labs` are all that they may name. */
  async readCourses(
    files: readonly NamedBytes[], labs: readonly { readonly id: string; readonly track: string; readonly minutes: number }[],
  ): Promise<Result<readonly Course[]>> {
    const blobs = new Blobs();
    const reply = await this.ask(frameKinds.readCourses, { files: blobs.files(files), labs }, blobs, decodeCoursesReply);
    return reply.ok ? success(reply.value.message) : reply;
  }

  /** SHA-256 in hexadecimal. */
  async hash(bytes: Uint8Array): Promise<Result<string>> {
    const blobs = new Blobs();
    blobs.add(bytes);
    const reply = await this.ask(frameKinds.hash, {}, blobs, decodeHashReply);
    return reply.ok ? success(reply.value.message) : reply;
  }

  /** A module that pays for what it executes (wasm/core/meter). Problems when it is not valid, or wants what is refused. */
  async meter(module: Uint8Array, wish: MeterWish = {}): Promise<Result<{ readonly stats: MeterStats; readonly module: Uint8Array }>> {
    const metered = await this.askMeter(module, wish);
    return metered.ok ? success({ stats: metered.value.stats, module: metered.value.blob }) : metered;
  }

  /** Its disassembly, with what each block would be charged. */
  async explain(module: Uint8Array): Promise<Result<string>> {
    const explained = await this.askMeter(module, { explain: true });
    return explained.ok ? success(decodeText(explained.value.blob) ?? "") : explained;
  }

  private async askMeter(
    module: Uint8Array, wish: object,
  ): Promise<Result<{ readonly stats: MeterStats; readonly blob: Uint8Array }>> {
    const blobs = new Blobs();
    blobs.add(module);
    const reply = await this.ask(frameKinds.meter, wish, blobs, decodeMeterReply);
    if (!reply.ok) return reply;
    return success({ stats: reply.value.message, blob: reply.value.frame.blobs[0] ?? new Uint8Array(0) });
  }

  private source(lab: LabSource, blobs: Blobs): object {
    return {
      files: blobs.files(lab.files), rules: blobs.files(lab.rules), ...(lab.private === undefined ? {} : { private: blobs.files(lab.private) }),
    };
  }

  private async ask<T>(
    kind: FrameKind, message: object, blobs: Blobs, decode: (text: string) => Result<Identified<T>>,
  ): Promise<Result<{ message: T; frame: Frame }>> {
    this.lastId += 1;
    const id = this.lastId;
    const request = encodeFrame({ kind, json: JSON.stringify({ id, ...message }), blobs: blobs.list });
    const bytes = await this.core.call(request);
    if (!bytes.ok) return bytes;
    const frame = decodeFrame(bytes.value);
    if (!frame.ok) return frame;
    if (frame.value.kind === frameKinds.problems) {
      const problems = decodeProblems(frame.value.json);
      return problems.ok ? failure(...problems.value.problems) : problems;
    }
    if (frame.value.kind !== frameKinds.ok) return unreadable(`a reply of kind ${frame.value.kind}`);
    const decoded = decode(frame.value.json);
    if (!decoded.ok) return decoded;
    if (decoded.value.id !== id) return unreadable("a reply to another request");
    return success({ message: decoded.value.value, frame: frame.value });
  }
}

function runFrames(planned: readonly PlannedRun[], frame: Frame): Result<readonly RunFrame[]> {
  const runs: RunFrame[] = [];
  for (const { key, blob, isParsed } of planned) {
    const bytes = frame.blobs[blob];
    if (bytes === undefined) return unreadable(`the run ${key} has no frame`);
    runs.push({ key, frame: bytes.slice(), isParsed });
  }
  return success(runs);
}

function unreadable(what: string): ReturnType<typeof failure> {
  return failure(problem("core.unreadable", `the core answered with ${what}`));
}
