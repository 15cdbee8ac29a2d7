// What a metered guest has left: one counter for its fuel and its depth (wasm/core/meter/README.md).

const depthBits = 17n;

/** The most that a run may be given. */
export const mostFuel = (1n << 63n - depthBits) - 1n;

export class Left {
  private readonly counter: WebAssembly.Global;

  constructor(counter: WebAssembly.Global) {
    this.counter = counter;
  }

  /** `depth`: in slots, below 2^16. */
  fill(fuel: bigint, depth: bigint): void {
    this.counter.value = (fuel << depthBits) + depth;
  }

  /** Below 0: the run was out of fuel. */
  get fuel(): bigint {
    return (this.value - this.depth) >> depthBits;
  }

  /** Below 0: the run went too deep. */
  get depth(): bigint {
    return BigInt.asIntN(Number(depthBits), this.value);
  }

  private get value(): bigint {
    return this.counter.value as bigint;
  }
}

/** Undefined: the module is not metered. */
export function leftOf(exports: WebAssembly.Exports): Left | undefined {
  const counter = exports["__bengkel_left"];
  return counter instanceof WebAssembly.Global ? new Left(counter) : undefined;
}
