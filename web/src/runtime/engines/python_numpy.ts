// CPython with NumPy as part of it: three times as large, so it is asked for.

import type { EngineKind } from "../engine_kind.ts";

export const pythonNumpy: EngineKind = {
  name: "python-numpy", language: "python", packages: ["numpy"], module: "python-numpy.metered.wasm", library: "lib.zip",
  askedMemoryBytes: 300_000_000,
};
