// What the frame says of a compilation, read as if it were not ours.

import type { Bytes } from "../protocol/frame.ts";
import type { StoppedBy } from "../protocol/messages.ts";
import type { CompileOutcome } from "./compiler_slot.ts";
import type { Diagnostic, Severity } from "./read_diagnostics.ts";

const severities: readonly unknown[] = ["error", "warning", "note"] satisfies Severity[];
const stoppers: readonly unknown[] = ["person", "watchdog", "platform"] satisfies StoppedBy[];
const most = { diagnostics: 10_000, text: 4_000, map: 4 * 1024 * 1024 } as const;

/** Undefined: not what the frame would say. */
export function readOutcome(data: unknown): CompileOutcome | undefined {
  const outcome = own(data);
  if (outcome === undefined) return undefined;
  if (outcome("is") === "stopped") {
    const by = outcome("by");
    const detail = outcome("detail");
    if (!stoppers.includes(by) || typeof detail !== "string") return undefined;
    return { is: "stopped", by: by as StoppedBy, detail: detail.slice(0, most.text) };
  }
  const compiled = own(outcome("compiled"));
  const list = compiled?.("diagnostics");
  const module = compiled?.("module");
  if (outcome("is") !== "compiled" || !Array.isArray(list) || list.length > most.diagnostics) return undefined;
  if (module !== null && !(module instanceof Uint8Array && module.buffer instanceof ArrayBuffer)) return undefined;
  const map = compiled?.("map");
  if (map !== undefined && (typeof map !== "string" || map.length > most.map)) return undefined;
  const diagnostics = list.map((it) => readDiagnostic(it));
  const read = diagnostics.filter((it) => it !== undefined);
  if (read.length < list.length) return undefined;
  return { is: "compiled", compiled: { diagnostics: read, module: module as Bytes | null, ...(map === undefined ? {} : { map }) } };
}

function readDiagnostic(data: unknown): Diagnostic | undefined {
  const it = own(data);
  const [file, message, severity, endColumn] = [it?.("file"), it?.("message"), it?.("severity"), it?.("endColumn")];
  const [line, column] = [it?.("line"), it?.("column")];
  if (typeof file !== "string" || typeof message !== "string" || !severities.includes(severity)) return undefined;
  if (!isCount(line) || !isCount(column) || !(endColumn === null || isCount(endColumn))) return undefined;
  return {
    file: file.slice(0, most.text), line, column, endColumn, severity: severity as Severity, message: message.slice(0, most.text),
  };
}

function own(data: unknown): ((key: string) => unknown) | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  return (key) => (Object.hasOwn(data, key) ? (data as Record<string, unknown>)[key] : undefined);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
