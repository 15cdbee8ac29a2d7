// CPython; its standard library is an archive beside it.

import type { EngineKind } from "../engine_kind.ts";

export const python: EngineKind = { name: "python", language: "python", packages: [], module: "python.metered.wasm", library: "lib.zip" };
