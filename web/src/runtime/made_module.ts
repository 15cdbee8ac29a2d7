// What a compiler made of a program, as bytes to be kept.

import { decodeFrame, encodeFrame, frameKinds, type Bytes } from "../protocol/frame.ts";
import type { Diagnostic } from "../sandbox/read_diagnostics.ts";

/** As it left the compiler: nothing in it is charged yet. */
export interface MadeModule {
  readonly module: Bytes;
  readonly diagnostics: readonly Diagnostic[];
}

export function encodeMadeModule({ module, diagnostics }: MadeModule): Bytes {
  return encodeFrame({ kind: frameKinds.ok, json: JSON.stringify(diagnostics), blobs: [module] });
}

/** Null: these are not bytes of `encodeMadeModule`. */
export function decodeMadeModule(bytes: Bytes): MadeModule | null {
  const frame = decodeFrame(bytes);
  if (!frame.ok) return null;
  const [module] = frame.value.blobs;
  const diagnostics: unknown = JSON.parse(frame.value.json);
  if (module === undefined || !Array.isArray(diagnostics) || !diagnostics.every(isDiagnostic)) return null;
  return { module: module.slice(), diagnostics };
}

function isDiagnostic(it: unknown): it is Diagnostic {
  if (typeof it !== "object" || it === null) return false;
  const { file, line, column, endColumn, severity, message } = it as Record<string, unknown>;
  return typeof file === "string" && typeof message === "string" && ["error", "warning", "note"].some((word) => word === severity) &&
    Number.isSafeInteger(line) && Number.isSafeInteger(column) && (endColumn === null || Number.isSafeInteger(endColumn));
}
