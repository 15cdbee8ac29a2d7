// One fact of a failing case: a name and a text, with the first sign that differs marked in it.

import type { Failure } from "../session/session.ts";

export interface FactProps {
  readonly name: string;
  readonly text: string;
  /** Shown for an empty text. */
  readonly none?: string;
  readonly isBlock?: boolean;
  readonly kind?: "expected" | "got";
  readonly difference?: Failure["difference"];
}

export function Fact({ name, text, none = "", isBlock = false, kind, difference = null }: FactProps) {
  const [before, odd, after] = split(text, difference);
  return (
    <div class={kind === undefined ? "fact" : `fact fact-${kind}`}>
      <dt>{name}</dt>
      <dd>
        {text === ""
          ? <em>{none}</em>
          : <code class={isBlock ? "value value-block" : "value"} translate={false}>{before}{odd !== "" && <mark>{odd}</mark>}{after}</code>}
      </dd>
    </div>
  );
}

/** The text around the first sign that differs; a line that ends too soon has its line end marked. */
function split(text: string, difference: Failure["difference"]): readonly [string, string, string] {
  if (difference === null) return [text, "", ""];
  const lines = text.split("\n");
  const line = [...(lines[difference.line - 1] ?? "")];
  const start = lines.slice(0, difference.line - 1).map((it) => `${it}\n`).join("");
  const before = start + line.slice(0, difference.column - 1).join("");
  if (before.length > text.length) return [text, "⏎", ""];
  const odd = line[difference.column - 1];
  return odd === undefined ? [before, "⏎", text.slice(before.length)] : [before, odd, text.slice(before.length + odd.length)];
}
