// What is said of a program that did not compile: the observation of every run that would have been made of it.

import { encodeText, type Bytes } from "../protocol/frame.ts";
import type { TraceFrame } from "../protocol/messages.ts";
import { encodeValue, record, text } from "../protocol/value.ts";
import { encodeObservation } from "../sandbox/observation.ts";
import type { SourceFile } from "../sandbox/llvm.ts";
import type { Diagnostic } from "../sandbox/read_diagnostics.ts";

export const compileErrorType = "CompileError";

/** `raised`, with the first error as its message and a frame for each; everything that was said stands on standard error. */
export function compileErrorObservation(
  key: string, diagnostics: readonly Diagnostic[], files: readonly SourceFile[], outputBytes: number,
): Bytes {
  const sources = new Map(files.map(({ path, bytes }) => [path, new TextDecoder().decode(bytes).split("\n")]));
  const told = diagnostics.filter(({ severity }) => severity === "error");
  const frames = told.map((it): TraceFrame => ({
    file: it.file,
    line: it.line,
    column: it.column,
    endLine: it.endColumn === null ? 0 : it.line,
    endColumn: it.endColumn ?? 0,
    function: "",
    source: sources.get(it.file)?.[it.line - 1]?.slice(0, 500) ?? "",
  }));
  const result = record({
    ending: text("raised"),
    exception: { is: "exception", exception: { type: compileErrorType, message: told[0]?.message ?? "the program does not compile", frames } },
    lineage: { is: "list", items: [text(compileErrorType)] },
  });
  const stderr = encodeText(diagnosticsText(diagnostics, sources)).slice(0, outputBytes);
  return encodeObservation({ key, ending: "returned", fuel: 0, stderr, result: encodeValue(result) });
}

/** As a compiler prints them: the line, and where on it. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], sources: ReadonlyMap<string, readonly string[]>): string {
  const lines: string[] = [];
  for (const { file, line, column, endColumn, severity, message } of diagnostics) {
    lines.push(`${file === "" ? "" : `${file}:${line}:${column}: `}${severity}: ${message}`);
    const source = sources.get(file)?.[line - 1];
    if (source === undefined) continue;
    const before = [...source].slice(0, column - 1).map((sign) => (sign === "\t" ? "\t" : " ")).join("");
    lines.push(`  ${source}`, `  ${before}^${"~".repeat(Math.max(0, (endColumn ?? column) - column - 1))}`);
  }
  return lines.map((line) => `${line.slice(0, 1000)}\n`).join("");
}
