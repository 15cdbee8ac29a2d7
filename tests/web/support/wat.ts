// Tiny wasm modules by hand, as sums of named sections, for guests and cores that misbehave.

type Part = number | readonly number[];

const bytes = (parts: readonly Part[]): number[] => parts.flatMap((part) => (typeof part === "number" ? [part] : [...part]));
const unsigned = (value: number): number[] => (value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]);
const vector = (items: readonly (readonly number[])[]): number[] => [...unsigned(items.length), ...items.flat()];
const name = (text: string): number[] => {
  const encoded = [...new TextEncoder().encode(text)];
  return [...unsigned(encoded.length), ...encoded];
};
const section = (id: number, content: readonly number[]): number[] => [id, ...unsigned(content.length), ...content];

export const i32 = 0x7f;
export const i64 = 0x7e;

export const code = {
  unreachable: [0x00],
  end: 0x0b,
  constant: (value: number): number[] => {
    const rest: number[] = [];
    for (let left = value; ;) {
      const low = left & 0x7f;
      left >>= 7;
      if ((left === 0 && (low & 0x40) === 0) || (left === -1 && (low & 0x40) !== 0)) return [0x41, ...rest, low];
      rest.push(low | 0x80);
    }
  },
  local: (index: number): number[] => [0x20, index],
  call: (index: number): number[] => [0x10, index],
  /** Carries on after whatever is thrown within. */
  tryAll: (body: readonly Part[]): number[] => [0x06, 0x40, ...bytes(body), 0x19, 0x0b],
  loopForever: [0x03, 0x40, 0x0c, 0x00, 0x0b],
  load32: [0x28, 0x02, 0x00],
  store32: [0x36, 0x02, 0x00],
  drop: 0x1a,
  add: 0x6a,
} as const;

export interface FunctionSpec {
  readonly params?: readonly number[];
  readonly results?: readonly number[];
  readonly exportAs?: string;
  /** Without the final end. */
  readonly body: readonly Part[];
}

export interface ImportSpec {
  readonly from: string;
  readonly name: string;
  readonly params?: readonly number[];
  readonly results?: readonly number[];
}

/** One memory of `pages` pages, exported. Imported functions come first in the numbering. */
export function wasm(functions: readonly FunctionSpec[], imports: readonly ImportSpec[] = [], pages = 1): Uint8Array<ArrayBuffer> {
  const all = [...imports, ...functions];
  const types = all.map((it) => [0x60, ...vector((it.params ?? []).map((type) => [type])), ...vector((it.results ?? []).map((type) => [type]))]);
  const exported = functions.flatMap((it, index) =>
    (it.exportAs === undefined ? [] : [[...name(it.exportAs), 0x00, ...unsigned(imports.length + index)]]));
  const bodies = functions.map((it) => {
    const body = [0x00, ...bytes(it.body), code.end];
    return [...unsigned(body.length), ...body];
  });
  return new Uint8Array([
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00,
    ...section(1, vector(types)),
    ...(imports.length === 0 ? [] : section(2, vector(imports.map((it, index) => [...name(it.from), ...name(it.name), 0x00, ...unsigned(index)])))),
    ...section(3, vector(functions.map((_, index) => unsigned(imports.length + index)))),
    ...section(5, vector([[0x00, ...unsigned(pages)]])),
    ...section(7, vector([[...name("memory"), 0x02, 0x00], ...exported])),
    ...section(10, vector(bodies)),
  ]);
}

/** A guest whose guest_run does `body`; what it answers is the pointer left on the stack. */
export function guestModule(body: readonly Part[], imports: readonly ImportSpec[] = []): WebAssembly.Module {
  return new WebAssembly.Module(wasm([
    { exportAs: "_initialize", body: [] },
    { exportAs: "guest_prepare", results: [i32], body: [code.constant(0)] },
    { exportAs: "guest_alloc", params: [i32], results: [i32], body: [code.constant(1024)] },
    { exportAs: "guest_run", params: [i32, i32], results: [i32], body },
  ], imports));
}
