// How many frames of one recursive function fit on the engine's stack. Its twenty parameters stay where they are when a
// compiler optimises, and are written to the stack one by one when it does not, so the number tells which compiler was at work.

import { code, i32, i64, wasm } from "../web/support/wat.ts";

const passed = Array.from({ length: 20 }, (_, index) => index + 1);

export function countFrames(): number {
  const bytes = wasm([{
    exportAs: "recurse",
    params: [i32, ...passed.map(() => i64)],
    body: [
      code.constant(0), code.local(0), code.store32,
      code.local(0), code.constant(1), code.add, ...passed.map(code.local), code.call(0),
    ],
  }]);
  const { recurse, memory } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  if (typeof recurse !== "function" || !(memory instanceof WebAssembly.Memory)) throw new Error("the module lost its exports");
  try {
    (recurse as (...args: (number | bigint)[]) => void)(0, ...passed.map(BigInt));
  } catch {
    return new DataView(memory.buffer).getUint32(0, true);
  }
  throw new Error("an endless recursion ended");
}
