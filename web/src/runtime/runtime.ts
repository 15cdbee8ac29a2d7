// A runtime carries out Run frames and gives Observation frames back, one for each, in the order they were asked for. Two
// of them exist: the sandbox frame of a page and worker threads of Node. Promises: `run` always settles, whatever becomes of
// the workers, and it settles with observations only; `stop` settles everything within a moment.

import type { Result } from "../base/result.ts";
import type { Bytes } from "../protocol/frame.ts";
import type { LinkedSymbol } from "../protocol/link_map.ts";
import { encodeObservation } from "../sandbox/observation.ts";
import type { Diagnostic } from "../sandbox/read_diagnostics.ts";
import type { OutputKind } from "../sandbox/wasi_host.ts";

export type { OutputKind } from "../sandbox/wasi_host.ts";

export interface Engine {
  readonly module: Bytes;
  readonly library: Bytes | null;
  /** Null: the runtime prepares the guest itself, up to a second, and hands the snapshot over. */
  readonly snapshot: Bytes | null;
  /** Of a guest that is not ours to trust: what starting it may burn. Its snapshot is not handed over. */
  readonly preparationFuel?: number;
}

export interface KeyedRun {
  /** The core's name for the run; an observation that the platform writes for it needs it. */
  readonly key: string;
  readonly frame: Uint8Array;
}

/** What a compiled program is made of, for a run that is recorded. */
export interface ProgramParts {
  /** By index, imports counted. */
  readonly functions: ReadonlyMap<number, string>;
  /** Variables of static storage; none unless the memory is recorded. */
  readonly symbols: readonly LinkedSymbol[];
}

export interface RunHandlers {
  /** Given: output is sent while the run goes on. */
  readonly onOutput?: (index: number, kind: OutputKind, bytes: Bytes) => void;
  /** Of a compiled language: what the compiler said, warnings included. */
  readonly onDiagnostics?: (diagnostics: readonly Diagnostic[]) => void;
  /** The same, of a run that is recorded: before it is run. */
  readonly onParts?: (parts: ProgramParts) => void;
  /** As runs end, in any order. */
  readonly onObservation?: (index: number) => void;
}

export interface Runtime {
  /** The new snapshot, or null when the engine came with one. Once more: another guest takes the first one's place, and runs
   *  that wait are stopped by the platform. */
  prepare(engine: Engine): Promise<Result<Bytes | null>>;
  /** A guest will be there soon: what is slow to start may start. */
  expect?(): void;
  run(runs: readonly KeyedRun[], handlers?: RunHandlers): Promise<readonly Bytes[]>;
  /** Of a compiled language: what the compiler says of the sources of a Run frame, which is not run. */
  inspect?(frame: Uint8Array): Promise<Result<readonly Diagnostic[]>>;
  stop(): void;
  /** False once the runtime cannot run anything any more; make another one. */
  readonly isAlive: boolean;
  dispose(): void;
}

/** What is said of a run that the platform could not carry out. */
export function platformObservation(key: string, detail: string): Bytes {
  return encodeObservation({ key, ending: "stopped", stoppedBy: "platform", detail });
}

/** Collects observations that come in any order. */
export class Gathering {
  private readonly observations: (Bytes | undefined)[];
  private readonly runs: readonly KeyedRun[];
  private readonly handlers: RunHandlers;
  private missing: number;
  private settle: (observations: readonly Bytes[]) => void = () => undefined;
  readonly done: Promise<readonly Bytes[]>;

  constructor(runs: readonly KeyedRun[], handlers: RunHandlers) {
    this.runs = runs;
    this.handlers = handlers;
    this.missing = runs.length;
    this.observations = runs.map(() => undefined);
    this.done = new Promise((resolve) => {
      this.settle = resolve;
    });
    if (runs.length === 0) this.settle([]);
  }

  get isDone(): boolean {
    return this.missing === 0;
  }

  output(index: number, kind: OutputKind, bytes: Bytes): void {
    if (index < this.runs.length && this.observations[index] === undefined) this.handlers.onOutput?.(index, kind, bytes);
  }

  add(index: number, observation: Bytes): void {
    if (index >= this.runs.length || this.observations[index] !== undefined) return;
    this.observations[index] = observation;
    this.missing -= 1;
    this.handlers.onObservation?.(index);
    if (this.missing > 0) return;
    this.settle(this.observations.filter((it): it is Bytes => it !== undefined));
  }

  /** Whatever is missing was stopped by the platform. */
  giveUp(detail: string): void {
    this.runs.forEach((run, index) => this.add(index, platformObservation(run.key, detail)));
  }
}
