// The names of a module's functions, from its name section (https://webassembly.github.io/spec/core/appendix/custom.html). The module
// is a learner's: what is malformed has no names.

const functionNames = 1;
const bounds = { names: 100_000, bytes: 400 } as const;

/** By index, imports counted. */
export function readFunctionNames(section: Uint8Array): ReadonlyMap<number, string> {
  const names = new Map<number, string>();
  let at = 0;
  const number = (): number | undefined => {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = section[at];
      if (byte === undefined) return undefined;
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
    return undefined;
  };
  while (at < section.length) {
    const id = section[at];
    at += 1;
    const size = number();
    if (size === undefined || size > section.length - at) return names;
    const end = at + size;
    if (id !== functionNames) {
      at = end;
      continue;
    }
    const count = number() ?? 0;
    for (let read = 0; read < Math.min(count, bounds.names); read += 1) {
      const [index, length] = [number(), number()];
      if (index === undefined || length === undefined || at + length > end) return names;
      names.set(index, new TextDecoder().decode(section.subarray(at, at + Math.min(length, bounds.bytes))));
      at += length;
    }
    return names;
  }
  return names;
}
