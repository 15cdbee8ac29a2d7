// Command lines, strictly: what is not known is refused, never ignored.

import { UsageError } from "./usage_error.ts";

export interface Arguments {
  readonly words: readonly string[];
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/** `flags` stand alone ("--json"), `values` take the next word ("--port 8080" or "--port=8080"). "--" ends the options. */
export function parseArguments(
  given: readonly string[], known: { readonly flags?: readonly string[]; readonly values?: readonly string[] },
): Arguments {
  const words: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const rest = [...given];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--") {
      words.push(...rest.splice(0));
    } else if (!word.startsWith("-") || word === "-") {
      words.push(word);
    } else {
      const [name = "", ...attached] = word.split("=");
      if (known.values?.includes(name) === true) {
        const value = attached.length > 0 ? attached.join("=") : rest.shift();
        if (value === undefined || value === "") throw new UsageError(`${name} wants a value`);
        if (values.has(name)) throw new UsageError(`${name} stands there twice`);
        values.set(name, value);
      } else if (known.flags?.includes(word) === true) {
        flags.add(word);
      } else {
        throw new UsageError(`unknown option ${word}`);
      }
    }
  }
  return { words, flags, values };
}
