// A value as Python writes it, for a table of variables.

import type { Value } from "../protocol/value.ts";

export function showValue(value: Value): string {
  switch (value.is) {
    case "null": return "None";
    case "bool": return value.value ? "True" : "False";
    case "int": return String(value.value);
    case "float": return showFloat(value.value);
    case "text": return showText(value.value);
    case "bytes": return `b${showText(String.fromCharCode(...value.value))}`;
    case "list": return `[${value.items.map(showValue).join(", ")}]`;
    case "tuple": return value.items.length === 1 ? `(${value.items.map(showValue).join("")},)` : `(${value.items.map(showValue).join(", ")})`;
    case "set": return value.items.length === 0 ? "set()" : `{${value.items.map(showValue).join(", ")}}`;
    case "map": return `{${value.entries.map(showEntry).join(", ")}}`;
    case "table": return `${value.columns.join(", ")}: ${value.rows.length}`;
    case "exception": return value.exception.message === "" ? value.exception.type : `${value.exception.type}: ${value.exception.message}`;
    case "opaque": return showOpaque(value.type, value.text);
  }
}

function showEntry([key, item]: readonly [Value, Value]): string {
  return key.is === "opaque" && key.type === "..." ? showValue(key) : `${showValue(key)}: ${showValue(item)}`;
}

function showOpaque(type: string, text: string): string {
  if (type === "...") return `… +${text}`;
  if (type === "str") return showText(text);
  if (text === "...") return `${type}(…)`;
  return text === "" ? `<${type}>` : `${type}(${text})`;
}

/** Python goes over to an exponent at 1e16 and below 1e-4, and writes two digits of it. */
function showFloat(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e16 || size < 1e-4)) {
    return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  }
  const plain = String(value);
  return /^-?\d+$/.test(plain) ? `${plain}.0` : plain;
}

const escapes: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

function showText(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/[\\\n\r\t]|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (sign) => escapes[sign] ?? codeOf(sign));
  return `${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`;
}

function codeOf(sign: string): string {
  const point = sign.codePointAt(0) ?? 0;
  const hex = point.toString(16);
  return point < 0x100 ? `\\x${hex.padStart(2, "0")}` : point < 0x10000 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}
