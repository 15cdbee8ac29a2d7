// What the page and the sandbox frame say to each other over their private port. The frame holds only our own code, but the
// page still reads its messages as if it did not: own properties, checked types, nothing else.

import type { Bytes } from "../protocol/frame.ts";
import { readOutcome } from "./read_outcome.ts";
import type { CompileRequest } from "./compiler.ts";
import type { CompileOutcome, CompileStep } from "./compiler_slot.ts";
import type { OutputKind } from "./wasi_host.ts";

export type ToFrame =
  | {
    readonly type: "prepare";
    readonly module: Bytes;
    readonly library: Bytes | null;
    readonly snapshot: Bytes | null;
    readonly preparationFuel?: number;
    readonly workers: number;
    readonly watchdogMs: number;
  }
  | { readonly type: "expect" }
  | {
    readonly type: "run";
    readonly id: number;
    readonly runs: readonly { readonly key: string; readonly frame: Uint8Array }[];
    readonly isStreamed: boolean;
  }
  | {
    readonly type: "load-compiler";
    readonly module: Bytes;
    readonly archive: Bytes;
    readonly header: Bytes | null;
    readonly watchdogMs: number;
  }
  | { readonly type: "compile"; readonly id: number; readonly step: CompileStep; readonly asked: CompileRequest }
  | { readonly type: "stop" }
  | { readonly type: "ping"; readonly id: number };

export type FromFrame =
  | { readonly type: "prepared"; readonly snapshot: Bytes | null }
  | { readonly type: "refused"; readonly detail: string }
  | { readonly type: "output"; readonly id: number; readonly index: number; readonly kind: OutputKind; readonly bytes: Bytes }
  | { readonly type: "observations"; readonly id: number; readonly observations: readonly IndexedObservation[] }
  | { readonly type: "compiled"; readonly id: number; readonly outcome: CompileOutcome }
  | { readonly type: "pong"; readonly id: number };

export interface IndexedObservation {
  readonly index: number;
  readonly bytes: Bytes;
}

/** Undefined: not a message that the frame would send. */
export function readFromFrame(data: unknown): FromFrame | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const own = (key: string): unknown => ownProperty(data, key);
  const count = (key: string): number | undefined => readCount(own(key));
  const id = count("id");
  const index = count("index");
  const sent = readBytes(own("bytes"));
  switch (own("type")) {
    case "prepared": {
      const snapshot = own("snapshot") === null ? null : readBytes(own("snapshot"));
      return snapshot === undefined ? undefined : { type: "prepared", snapshot };
    }
    case "refused": {
      const detail = own("detail");
      return typeof detail === "string" ? { type: "refused", detail: detail.slice(0, 1000) } : undefined;
    }
    case "output": {
      const kind = own("kind");
      if (kind !== "stdout" && kind !== "stderr" && kind !== "input") return undefined;
      return id === undefined || index === undefined || sent === undefined
        ? undefined : { type: "output", id, index, kind, bytes: sent };
    }
    case "observations": {
      const observations = readObservations(own("observations"));
      return id === undefined || observations === undefined ? undefined : { type: "observations", id, observations };
    }
    case "compiled": {
      const outcome = readOutcome(own("outcome"));
      return id === undefined || outcome === undefined ? undefined : { type: "compiled", id, outcome };
    }
    case "pong":
      return id === undefined ? undefined : { type: "pong", id };
    default:
      return undefined;
  }
}

function readObservations(list: unknown): readonly IndexedObservation[] | undefined {
  if (!Array.isArray(list)) return undefined;
  const read: IndexedObservation[] = [];
  for (const it of list as readonly unknown[]) {
    const index = readCount(ownProperty(it, "index"));
    const bytes = readBytes(ownProperty(it, "bytes"));
    if (index === undefined || bytes === undefined) return undefined;
    read.push({ index, bytes });
  }
  return read;
}

function ownProperty(data: unknown, key: string): unknown {
  return typeof data === "object" && data !== null && Object.hasOwn(data, key) ? (data as Record<string, unknown>)[key] : undefined;
}

function readCount(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}

function readBytes(value: unknown): Bytes | undefined {
  return value instanceof Uint8Array && value.buffer instanceof ArrayBuffer ? (value as Bytes) : undefined;
}
