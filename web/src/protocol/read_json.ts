// Reading JSON that comes from outside: a value and where it stands, so that a refusal can say what it expected where. Only own
// properties are looked at, so that nothing a file says can reach an object it was not meant for.

import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";

/** JSON as it came. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Thrown inside this file only; `decode` turns it into a problem. */
class WrongShape extends Error {}

export class Node {
  readonly value: unknown;
  readonly pointer: string;

  constructor(value: unknown, pointer: string) {
    this.value = value;
    this.pointer = pointer;
  }

  refuse(expected: string): never {
    throw new WrongShape(`expected ${expected} at ${this.pointer === "" ? "the top" : this.pointer}`);
  }

  has(key: string): boolean {
    return Object.hasOwn(this.object(), key);
  }

  at(key: string): Node {
    const object = this.object();
    if (!Object.hasOwn(object, key)) this.refuse(`the key "${key}"`);
    return new Node(object[key], `${this.pointer}/${key}`);
  }

  object(): JsonObject {
    if (typeof this.value !== "object" || this.value === null || Array.isArray(this.value)) return this.refuse("an object");
    return this.value as JsonObject;
  }

  text(): string {
    return typeof this.value === "string" ? this.value : this.refuse("a string");
  }

  bool(): boolean {
    return typeof this.value === "boolean" ? this.value : this.refuse("true or false");
  }

  count(): number {
    return Number.isSafeInteger(this.value) && (this.value as number) >= 0
      ? (this.value as number)
      : this.refuse("a whole number from 0");
  }

  number(): number {
    return typeof this.value === "number" ? this.value : this.refuse("a number");
  }

  oneOf<T extends string>(...words: readonly T[]): T {
    const word = words.find((it) => it === this.value);
    return word ?? this.refuse(words.map((it) => `"${it}"`).join(" or "));
  }

  list<T>(read: (item: Node) => T): T[] {
    if (!Array.isArray(this.value)) return this.refuse("a list");
    return this.value.map((item: unknown, index) => read(new Node(item, `${this.pointer}/${index}`)));
  }

  map<T>(read: (item: Node) => T): Record<string, T> {
    const entries = Object.keys(this.object()).map((key) => [key, read(this.at(key))] as const);
    return Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(entries));
  }

  orNull<T>(read: (item: Node) => T): T | null {
    return this.value === null ? null : read(this);
  }

  texts(): string[] {
    return this.list((item) => item.text());
  }

  localised(): Record<string, string> {
    return this.map((item) => item.text());
  }
}

/** What `read` makes of a text; `source` names it in the problem. */
export function decode<T>(source: string, text: string, read: (top: Node) => T): Result<T> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return failure(problem("message.bad-json", "this is not JSON", { file: source }));
  }
  return decodeValue(source, value, read);
}

/** The same of a value that was parsed already, such as what only one kind of check understands. */
export function decodeValue<T>(source: string, value: unknown, read: (top: Node) => T): Result<T> {
  try {
    return success(read(new Node(value, "")));
  } catch (error) {
    if (error instanceof WrongShape) return failure(problem("message.wrong-shape", error.message, { file: source }));
    throw error;
  }
}
