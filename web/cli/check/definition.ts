// A lab.json that the core has read without a problem, once more as plain JSON: for what the core keeps to itself (cases, generators) and
// for where things stand in the file. What may stand there is the core's business.

import { findNodeAtLocation, parseTree, type JSONPath } from "jsonc-parser";
import type { Json, JsonObject } from "../../src/protocol/read_json.ts";

export interface Position {
  readonly line: number;
  readonly column: number;
}

export class Definition {
  readonly json: JsonObject;
  private readonly text: string;
  private readonly tree: ReturnType<typeof parseTree>;

  constructor(text: string) {
    this.text = text;
    this.json = JSON.parse(text) as JsonObject;
    this.tree = parseTree(text);
  }

  /** Of a value; of the file's beginning where there is no such value. */
  position(path: JSONPath): Position {
    const offset = this.tree === undefined ? 0 : findNodeAtLocation(this.tree, path)?.offset ?? 0;
    return positionAt(this.text, offset);
  }
}

/** `offset` in UTF-16 units. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: [...before.slice(start)].length + 1 };
}

export function objectsOf(value: Json | undefined): readonly JsonObject[] {
  return Array.isArray(value) ? (value as readonly Json[]).filter(isObject) : [];
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A text, or its lines joined as the core joins them. */
export function textOf(value: Json | undefined): string {
  return Array.isArray(value) ? value.map((line) => `${String(line)}\n`).join("") : typeof value === "string" ? value : "";
}
