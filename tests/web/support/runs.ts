// Run frames by hand, and Observation frames read back, for tests that have no core.

import { existsSync, readFileSync } from "node:fs";
import { decodeFrame, decodeText, encodeFrame, encodeText, frameKinds, type Bytes } from "../../../web/src/protocol/frame.ts";
import { decodeObservationMessage, type ObservationMessage } from "../../../web/src/protocol/messages.ts";
import type { CppBuild } from "../../../web/src/sandbox/cpp_glue.ts";
import { engineNamed } from "../../../web/src/runtime/engine_kind.ts";
import { decodeValue, encodeValue, int, record, text, type Value } from "../../../web/src/protocol/value.ts";

/** Why the tests that need a real guest cannot run, or false. */
export function missingGuest(name: string): string | false {
  return existsSync(`build/guests/${name}/${name}.metered.wasm`) ? false : `build/guests/${name} is not built`;
}

export interface GuestParts {
  readonly module: WebAssembly.Module;
  readonly library: Uint8Array<ArrayBuffer> | null;
}

/** Of the metered guest, or of another module of its kind. */
export function guestParts(name: string, modulePath?: string): GuestParts {
  const kind = engineNamed(name);
  if (kind === undefined) throw new Error(`no engine ${name}`);
  const folder = `build/guests/${name}`;
  return {
    module: new WebAssembly.Module(readFileSync(modulePath ?? `${folder}/${kind.module}`)),
    library: kind.library === null ? null : new Uint8Array(readFileSync(`${folder}/${kind.library}`)),
  };
}

/** The file that a run of a language starts with, unless it says otherwise. */
export const mainFiles: Readonly<Record<string, string>> = { python: "main.py", sql: "main.sql", javascript: "main.js", cpp: "main.cpp" };

export interface ProgramRun {
  /** Python unless said. */
  readonly language?: string;
  readonly source: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string;
  readonly stdinEnded?: boolean;
  readonly function?: string;
  /** Of a function: "call" if not said. */
  readonly kind?: string;
  /** What is run, unless the language's main file. */
  readonly file?: string;
  readonly args?: readonly Value[];
  readonly kwargs?: Readonly<Record<string, Value>>;
  readonly argv?: readonly string[];
  readonly outputBytes?: number;
  readonly memoryBytes?: number;
  readonly fuel?: number;
  readonly seed?: string;
  /** What is to come back of its files. */
  readonly keep?: readonly string[];
  /** C++: what the lab names. */
  readonly build?: CppBuild;
}

/** What guest_run is told. */
export function runMessage(run: ProgramRun): Bytes {
  const argv = run.argv ?? [];
  return encodeValue(record({
    kind: text(run.kind ?? (run.function === undefined ? "program" : "call")),
    file: text(run.file ?? mainFile(run)),
    function: text(run.function ?? ""),
    args: { is: "list", items: run.args ?? [] },
    kwargs: record({ ...run.kwargs, ...(run.keep === undefined ? {} : { flush: { is: "bool", value: true } }) }),
    argv: { is: "list", items: argv.map(text) },
    seed: int(BigInt(run.seed ?? "0")),
    resultBytes: int(256 * 1024),
  }));
}

export function mainFile(run: ProgramRun): string {
  return mainFiles[run.language ?? "python"] ?? "main";
}

/** What the parser is asked about a file. */
export function sourceFrame(language: string, source: string, queries: readonly string[]): Bytes {
  const file = mainFiles[language] ?? "main";
  const message = encodeValue(record({ queries: { is: "list", items: queries.map(text) } }));
  const json = JSON.stringify({
    key: "source/0", language, entry: { kind: "source", file }, argv: [], seed: "0", clock: 0,
    limits: { fuel: 0, memoryBytes: 0, outputBytes: 0, resultBytes: 0 },
    files: [{ path: file, blob: 0 }], stdin: { blob: 1, ended: true }, message: 2,
  });
  return encodeFrame({ kind: frameKinds.run, json, blobs: [encodeText(source), new Uint8Array(0), message] });
}

export function runFrame(run: ProgramRun, key = "run"): Bytes {
  const language = run.language ?? "python";
  const file = mainFile(run);
  const argv = run.argv ?? [];
  const message = runMessage(run);
  const files = Object.entries({ [file]: run.source, ...run.files });
  const json = JSON.stringify({
    key, language, entry: { kind: run.kind ?? (run.function === undefined ? "program" : "call"), file: run.file ?? file }, argv, seed: run.seed ?? "0",
    clock: 1_795_392_000_000,
    limits: { fuel: run.fuel ?? 20_000_000_000, memoryBytes: run.memoryBytes ?? 128 << 20, outputBytes: run.outputBytes ?? 65536, resultBytes: 256 * 1024 },
    files: files.map(([path], index) => ({ path, blob: index + 2 })),
    stdin: { blob: 0, ended: run.stdinEnded ?? true },
    message: 1,
    ...(run.keep === undefined ? {} : { keep: run.keep }),
    ...(language === "cpp" && { build: run.build ?? { functions: [], structs: {} } }),
  });
  const blobs = [encodeText(run.stdin ?? ""), message, ...files.map(([, file]) => (typeof file === "string" ? encodeText(file) : file))];
  return encodeFrame({ kind: frameKinds.run, json, blobs });
}

export interface Observed extends ObservationMessage {
  readonly out: string;
  readonly err: string;
  readonly value: Value | undefined;
  /** What came back of the run's files: their texts, or why there is none. */
  readonly kept: Readonly<Record<string, string>>;
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
    kept: Object.fromEntries(message.value.files.map((file) => [file.path, file.blob === null ? `(${file.is})` : decodeText(blob(file.blob)) ?? ""])),
  };
}
