// Values as the case files spell them (tests/cases/protocol/README.md): an array, its kind first.

import { fromHex, toHex } from "../../../web/src/base/hex.ts";
import type { Value } from "../../../web/src/protocol/value.ts";

export type Spelled = readonly unknown[];

export function spell(value: Value): Spelled {
  switch (value.is) {
    case "null": return ["null"];
    case "bool": return [String(value.value)];
    case "int": return ["int", String(value.value)];
    case "float": {
      const view = new DataView(new ArrayBuffer(8));
      view.setFloat64(0, value.value);
      return ["float", view.getBigUint64(0).toString(16).padStart(16, "0")];
    }
    case "text": return ["text", value.value];
    case "bytes": return ["bytes", toHex(value.value)];
    case "list":
    case "tuple":
    case "set": return [value.is, value.items.map(spell)];
    case "map": return ["map", value.entries.map(([key, item]) => [spell(key), spell(item)])];
    case "table": return ["table", value.columns, value.rows.map((row) => row.map(spell))];
    case "exception": {
      const { type, message, frames } = value.exception;
      const spelled = frames.map((it) => [it.file, it.line, it.column, it.endLine, it.endColumn, it.function, it.source]);
      return ["exception", type, message, spelled];
    }
    case "opaque": return ["opaque", value.type, value.text];
  }
}

export function unspell(spelled: Spelled): Value {
  const [is, first, second, third] = spelled;
  const items = (list: unknown): Value[] => (list as Spelled[]).map(unspell);
  switch (is) {
    case "null": return { is };
    case "true":
    case "false": return { is: "bool", value: is === "true" };
    case "int": return { is, value: BigInt(first as string) };
    case "float": {
      const view = new DataView(new ArrayBuffer(8));
      view.setBigUint64(0, BigInt(`0x${first as string}`));
      return { is, value: view.getFloat64(0) };
    }
    case "text": return { is, value: first as string };
    case "bytes": return { is, value: fromHex(first as string) ?? new Uint8Array(0) };
    case "list":
    case "tuple":
    case "set": return { is, items: items(first) };
    case "map": return { is, entries: (first as [Spelled, Spelled][]).map(([key, item]) => [unspell(key), unspell(item)]) };
    case "table": return { is, columns: first as string[], rows: (second as Spelled[][]).map((row) => row.map(unspell)) };
    case "exception": {
      const frames = (third as [string, number, number, number, number, string, string][]).map(
        ([file, line, column, endLine, endColumn, name, source]) =>
          ({ file, line, column, endLine, endColumn, function: name, source }));
      return { is, exception: { type: first as string, message: second as string, frames } };
    }
    case "opaque": return { is, type: first as string, text: second as string };
    default: throw new Error(`a value cannot be spelled ${JSON.stringify(spelled)}`);
  }
}
