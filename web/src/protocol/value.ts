// The tagged value: how typed values cross the guest border, the twin of wasm/core/frame/value.hpp (encoding:
// wasm/core/frame/README.md). The decoder refuses whatever has another, shorter or better ordered encoding.

import { toHex } from "../base/hex.ts";
import { problem } from "../base/problem.ts";
import { failure, success, type Result } from "../base/result.ts";
import type { ExceptionInfo, TraceFrame } from "./messages.ts";
import { decodeText, encodeText, type Bytes } from "./frame.ts";

export type Value =
  | { readonly is: "null" }
  | { readonly is: "bool"; readonly value: boolean }
  | { readonly is: "int"; readonly value: bigint }
  | { readonly is: "float"; readonly value: number }
  | { readonly is: "text"; readonly value: string }
  | { readonly is: "bytes"; readonly value: Uint8Array }
  | { readonly is: "list" | "tuple" | "set"; readonly items: readonly Value[] }
  | { readonly is: "map"; readonly entries: readonly (readonly [Value, Value])[] }
  | { readonly is: "table"; readonly columns: readonly string[]; readonly rows: readonly (readonly Value[])[] }
  | { readonly is: "exception"; readonly exception: ExceptionInfo }
  | { readonly is: "opaque"; readonly type: string; readonly text: string };

export const maximumDepth = 64;
export const maximumValueBytes = 16 * 1024 * 1024;

export const tags = {
  null: 0, false: 1, true: 2, int: 3, float: 4, text: 5, bytes: 6, list: 7, tuple: 8, set: 9, map: 10, table: 11,
  exception: 12, opaque: 13,
} as const;

// --- values by hand --------------------------------------------------------------------------------------------------

export function text(value: string): Value {
  return { is: "text", value };
}

export function int(value: number | bigint): Value {
  return { is: "int", value: BigInt(value) };
}

export function record(entries: Readonly<Record<string, Value>>): Value {
  return { is: "map", entries: Object.entries(entries).map(([key, value]) => [text(key), value] as const) };
}

/** The value under a text key of a map. */
export function entryOf(value: Value, key: string): Value | undefined {
  if (value.is !== "map") return undefined;
  return value.entries.find(([name]) => name.is === "text" && name.value === key)?.[1];
}

// --- reading ---------------------------------------------------------------------------------------------------------

/** Bytes that are no value. */
export class ValueRefusal extends Error {
  readonly code: string;
  readonly offset: number;

  constructor(code: string, message: string, offset: number) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}

/** Reads values that stand among other things; whatever is no value throws a ValueRefusal. */
export class ValueReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new ValueRefusal("truncated", "the value ends too early", this.at);
    this.at += 1;
    return byte;
  }

  take(size: number): Uint8Array {
    if (size > this.bytes.length - this.at) throw new ValueRefusal("truncated", "the value ends too early", this.bytes.length);
    this.at += size;
    return this.bytes.subarray(this.at - size, this.at);
  }

  varuint(): number {
    const start = this.at;
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      if (shift === 28 && byte > 0x0f) throw new ValueRefusal("not-canonical", "a count has more than 32 bits", start);
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) {
        if (byte === 0 && shift > 0) throw new ValueRefusal("not-canonical", "a count is not in its shortest form", start);
        return value;
      }
    }
  }

  /** A count of things of which each takes at least `least` bytes: checked before anything is allocated. */
  count(least: number): number {
    const count = this.varuint();
    if (count * least > this.bytes.length - this.at) {
      throw new ValueRefusal("truncated", "the value ends too early", this.bytes.length);
    }
    return count;
  }

  text(): string {
    const size = this.varuint();
    const start = this.at;
    const decoded = decodeText(this.take(size));
    if (decoded === undefined) throw new ValueRefusal("bad-utf8", "a text is not UTF-8", start);
    return decoded;
  }

  value(depth: number): Value {
    if (depth > maximumDepth) throw new ValueRefusal("too-deep", `more than ${maximumDepth} levels`, this.at);
    const start = this.at;
    switch (this.byte()) {
      case tags.null: return { is: "null" };
      case tags.false: return { is: "bool", value: false };
      case tags.true: return { is: "bool", value: true };
      case tags.int: return { is: "int", value: this.integer(start) };
      case tags.float: return { is: "float", value: this.float(start) };
      case tags.text: return { is: "text", value: this.text() };
      case tags.bytes: return { is: "bytes", value: this.take(this.varuint()).slice() };
      case tags.list: return { is: "list", items: this.items(depth) };
      case tags.tuple: return { is: "tuple", items: this.items(depth) };
      case tags.set: return { is: "set", items: this.sortedItems(depth) };
      case tags.map: return { is: "map", entries: this.entries(depth) };
      case tags.table: return this.table(depth);
      case tags.exception: return { is: "exception", exception: this.exception() };
      case tags.opaque: return { is: "opaque", type: this.text(), text: this.text() };
      default: throw new ValueRefusal("unknown-tag", "there is no such tag", start);
    }
  }

  /** Goes past a value, and looks into it no further than that takes. */
  skip(depth: number): void {
    if (depth > maximumDepth) throw new ValueRefusal("too-deep", `more than ${maximumDepth} levels`, this.at);
    const start = this.at;
    const skipAll = (count: number): void => {
      for (let index = 0; index < count; index += 1) this.skip(depth + 1);
    };
    switch (this.byte()) {
      case tags.null: case tags.false: case tags.true: return;
      case tags.int: this.byte(); return void this.take(this.varuint());
      case tags.float: return void this.take(8);
      case tags.text: case tags.bytes: return void this.take(this.varuint());
      case tags.list: case tags.tuple: case tags.set: return skipAll(this.count(1));
      case tags.map: return skipAll(2 * this.count(2));
      case tags.table: {
        const columns = this.count(1);
        for (let index = 0; index < columns; index += 1) this.take(this.varuint());
        return skipAll(columns * (columns === 0 ? this.varuint() : this.count(columns)));
      }
      case tags.exception: return void this.exception();
      case tags.opaque: this.take(this.varuint()); return void this.take(this.varuint());
      default: throw new ValueRefusal("unknown-tag", "there is no such tag", start);
    }
  }

  private integer(start: number): bigint {
    const sign = this.byte();
    const magnitude = this.take(this.varuint());
    if (sign > 1 || magnitude.at(-1) === 0 || (sign === 1 && magnitude.length === 0)) {
      throw new ValueRefusal("not-canonical", "an integer is not in its shortest form", start);
    }
    const value = BigInt(`0x0${toHex(magnitude.slice().reverse())}`);
    return sign === 1 ? -value : value;
  }

  private float(start: number): number {
    const bytes = this.take(8);
    const view = new DataView(bytes.buffer, bytes.byteOffset, 8);
    const value = view.getFloat64(0, true);
    if (Number.isNaN(value) && (view.getUint32(4, true) !== 0x7ff80000 || view.getUint32(0, true) !== 0)) {
      throw new ValueRefusal("not-canonical", "this is not the one NaN", start);
    }
    return value;
  }

  private items(depth: number): Value[] {
    const count = this.count(1);
    const items: Value[] = [];
    for (let index = 0; index < count; index += 1) items.push(this.value(depth + 1));
    return items;
  }

  private sortedItems(depth: number): Value[] {
    const count = this.count(1);
    const items: Value[] = [];
    let previous: Uint8Array | undefined;
    for (let index = 0; index < count; index += 1) {
      const start = this.at;
      items.push(this.value(depth + 1));
      const encoded = this.bytes.subarray(start, this.at);
      if (previous !== undefined && compareBytes(previous, encoded) > 0) {
        throw new ValueRefusal("not-canonical", "the items of a set are not sorted", start);
      }
      previous = encoded;
    }
    return items;
  }

  private entries(depth: number): (readonly [Value, Value])[] {
    const count = this.count(2);
    const entries: (readonly [Value, Value])[] = [];
    for (let index = 0; index < count; index += 1) entries.push([this.value(depth + 1), this.value(depth + 1)]);
    return entries;
  }

  private table(depth: number): Value {
    const columnCount = this.count(1);
    const columns: string[] = [];
    for (let index = 0; index < columnCount; index += 1) columns.push(this.text());
    const start = this.at;
    const rowCount = columnCount === 0 ? this.varuint() : this.count(columnCount);
    if (columnCount === 0 && rowCount > 0) throw new ValueRefusal("not-canonical", "a table has rows but no columns", start);
    const rows: Value[][] = [];
    for (let index = 0; index < rowCount; index += 1) {
      const row: Value[] = [];
      for (let column = 0; column < columnCount; column += 1) row.push(this.value(depth + 1));
      rows.push(row);
    }
    return { is: "table", columns, rows };
  }

  private exception(): ExceptionInfo {
    const type = this.text();
    const message = this.text();
    const count = this.count(7);
    const frames: TraceFrame[] = [];
    for (let index = 0; index < count; index += 1) {
      frames.push({
        file: this.text(),
        line: this.varuint(),
        column: this.varuint(),
        endLine: this.varuint(),
        endColumn: this.varuint(),
        function: this.text(),
        source: this.text(),
      });
    }
    return { type, message, frames };
  }
}

export function decodeValue(bytes: Uint8Array): Result<Value> {
  return readWhole(bytes, (reader) => reader.value(1));
}

/** The entries of a map with texts for keys, each still encoded: of a large answer one may want little. */
export function decodeEntries(bytes: Uint8Array): Result<ReadonlyMap<string, Uint8Array>> {
  return readWhole(bytes, entriesAt);
}

/** Of a map that stands among other things. */
export function entriesAt(reader: ValueReader): ReadonlyMap<string, Uint8Array> {
  if (reader.byte() !== tags.map) throw new ValueRefusal("wrong-type", "this is no map", reader.at - 1);
  const entries = new Map<string, Uint8Array>();
  for (let count = reader.count(2); count > 0; count -= 1) {
    const start = reader.at;
    const key = reader.value(2);
    if (key.is !== "text") throw new ValueRefusal("wrong-type", "a key is no text", start);
    const from = reader.at;
    reader.skip(2);
    entries.set(key.value, reader.bytes.subarray(from, reader.at));
  }
  return entries;
}

/** What `read` makes of all of the bytes. */
export function readWhole<T>(bytes: Uint8Array, read: (reader: ValueReader) => T): Result<T> {
  if (bytes.length > maximumValueBytes) return failure(problem("value.too-large", "the value is too large"));
  const reader = new ValueReader(bytes);
  try {
    const value = read(reader);
    if (reader.at !== bytes.length) throw new ValueRefusal("trailing-bytes", "something follows the value", reader.at);
    return success(value);
  } catch (error) {
    if (!(error instanceof ValueRefusal)) throw error;
    return failure(problem(`value.${error.code}`, error.message, { offset: error.offset }));
  }
}

// --- writing ---------------------------------------------------------------------------------------------------------

class Writer {
  private bytes = new Uint8Array(256);
  private size = 0;

  done(): Bytes {
    return this.bytes.slice(0, this.size);
  }

  raw(part: ArrayLike<number>): void {
    if (this.size + part.length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(2 * this.bytes.length, this.size + part.length));
      grown.set(this.bytes);
      this.bytes = grown;
    }
    this.bytes.set(part, this.size);
    this.size += part.length;
  }

  varuint(value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.raw([(rest % 0x80) | 0x80]);
    this.raw([rest]);
  }

  counted(part: Uint8Array): void {
    this.varuint(part.length);
    this.raw(part);
  }

  text(value: string): void {
    this.counted(encodeText(value));
  }

  value(it: Value): void {
    switch (it.is) {
      case "null": return this.raw([tags.null]);
      case "bool": return this.raw([it.value ? tags.true : tags.false]);
      case "int": {
        this.raw([tags.int, it.value < 0n ? 1 : 0]);
        return this.counted(magnitudeOf(it.value));
      }
      case "float": {
        const bytes = new Uint8Array(8);
        const view = new DataView(bytes.buffer);
        if (Number.isNaN(it.value)) view.setUint32(4, 0x7ff80000, true);
        else view.setFloat64(0, it.value, true);
        this.raw([tags.float]);
        return this.raw(bytes);
      }
      case "text": {
        this.raw([tags.text]);
        return this.text(it.value);
      }
      case "bytes": {
        this.raw([tags.bytes]);
        return this.counted(it.value);
      }
      case "list": case "tuple": {
        this.raw([tags[it.is]]);
        this.varuint(it.items.length);
        for (const item of it.items) this.value(item);
        return;
      }
      case "set": {
        const items = it.items.map(encodeValue).sort(compareBytes);
        this.raw([tags.set]);
        this.varuint(items.length);
        for (const item of items) this.raw(item);
        return;
      }
      case "map": {
        this.raw([tags.map]);
        this.varuint(it.entries.length);
        for (const [key, value] of it.entries) {
          this.value(key);
          this.value(value);
        }
        return;
      }
      case "table": {
        this.raw([tags.table]);
        this.varuint(it.columns.length);
        for (const column of it.columns) this.text(column);
        this.varuint(it.rows.length);
        for (const row of it.rows) for (const cell of row) this.value(cell);
        return;
      }
      case "exception": {
        this.raw([tags.exception]);
        this.text(it.exception.type);
        this.text(it.exception.message);
        this.varuint(it.exception.frames.length);
        for (const frame of it.exception.frames) {
          this.text(frame.file);
          for (const place of [frame.line, frame.column, frame.endLine, frame.endColumn]) this.varuint(place);
          this.text(frame.function);
          this.text(frame.source);
        }
        return;
      }
      case "opaque": {
        this.raw([tags.opaque]);
        this.text(it.type);
        return this.text(it.text);
      }
    }
  }
}

/** Sorts the items of sets; otherwise writes what stands there. */
export function encodeValue(value: Value): Bytes {
  const writer = new Writer();
  writer.value(value);
  return writer.done();
}

function magnitudeOf(value: bigint): Uint8Array {
  if (value === 0n) return new Uint8Array(0);
  const digits = (value < 0n ? -value : value).toString(16);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  const bytes = new Uint8Array(even.length / 2);
  for (let at = 0; at < bytes.length; at += 1) {
    const from = even.length - 2 * (at + 1);
    bytes[at] = Number.parseInt(even.slice(from, from + 2), 16);
  }
  return bytes;
}

function compareBytes(left: Uint8Array, right: Uint8Array): number {
  const shared = Math.min(left.length, right.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
