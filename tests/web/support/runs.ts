// Run frames by hand, and Observation frames read back, for tests that have no core.

import { existsSync, readFileSync } from "node:fs";
import { decodeFrame, decodeText, encodeFrame, encodeText, frameKinds, type Bytes } from "../../../web/src/protocol/frame.ts";
import { decodeObservationMessage, type ObservationMessage } from "../../../web/src/protocol/messages.ts";
import { decodeValue, encodeValue, int, record, text, type Value } from "../../../web/src/protocol/value.ts";

export const pythonModulePath = "build/guests/python/python.metered.wasm";
export const pythonLibraryPath = "build/guests/python/lib.zip";

/** Why the tests that need the real Python guest cannot run, or false. */
export const noPython = existsSync(pythonModulePath) ? false : "build/guests/python is not built";

export function pythonParts(modulePath = pythonModulePath, libraryPath = pythonLibraryPath): { module: WebAssembly.Module; library: Uint8Array } {
  return {
    module: new WebAssembly.Module(readFileSync(modulePath)),
    library: new Uint8Array(readFileSync(libraryPath)),
  };
}

export interface ProgramRun {
  readonly source: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  readonly stdinEnded?: boolean;
  readonly function?: string;
  /** Of a function: "call" if not said. */
  readonly kind?: "call" | "cost" | "load";
  readonly args?: readonly Value[];
  readonly outputBytes?: number;
  readonly fuel?: number;
  readonly seed?: string;
}

export function runFrame(run: ProgramRun, key = "run"): Bytes {
  const message = encodeValue(record({
    kind: text(run.function === undefined ? "program" : run.kind ?? "call"),
    file: text("main.py"),
    function: text(run.function ?? ""),
    args: { is: "list", items: run.args ?? [] },
    kwargs: record({}),
    argv: { is: "list", items: [] },
    seed: int(BigInt(run.seed ?? "0")),
    resultBytes: int(256 * 1024),
  }));
  const files = Object.entries({ "main.py": run.source, ...run.files });
  const json = JSON.stringify({
    key, language: "python", entry: { kind: "program", file: "main.py" }, argv: [], seed: run.seed ?? "0",
    clock: 1_795_392_000_000,
    limits: { fuel: run.fuel ?? 20_000_000_000, memoryBytes: 128 << 20, outputBytes: run.outputBytes ?? 65536, resultBytes: 256 * 1024 },
    files: files.map(([path], index) => ({ path, blob: index + 2 })),
    stdin: { blob: 0, ended: run.stdinEnded ?? true },
    message: 1,
  });
  const blobs = [encodeText(run.stdin ?? ""), message, ...files.map(([, source]) => encodeText(source))];
  return encodeFrame({ kind: frameKinds.run, json, blobs });
}

export interface Observed extends ObservationMessage {
  readonly out: string;
  readonly err: string;
  readonly value: Value | undefined;
}

export function observed(bytes: Uint8Array): Observed {
  const frame = decodeFrame(bytes);
  if (!frame.ok || frame.value.kind !== frameKinds.observation) throw new Error("not an Observation frame");
  const message = decodeObservationMessage(frame.value.json);
  if (!message.ok) throw new Error(message.problems[0]?.message);
  const blob = (index: number): Uint8Array => frame.value.blobs[index] ?? new Uint8Array(0);
  const result = message.value.result === null ? undefined : decodeValue(blob(message.value.result));
  return {
    ...message.value,
    out: decodeText(blob(message.value.stdout)) ?? "",
    err: decodeText(blob(message.value.stderr)) ?? "",
    value: result?.ok === true ? result.value : undefined,
  };
}
