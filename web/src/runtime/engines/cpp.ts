// Clang; its library holds headers, the C++ library and our harness, its snapshot is the standard headers as it compiles them.

import type { EngineKind } from "../engine_kind.ts";

export const cpp: EngineKind = {
  name: "cpp", language: "cpp", packages: [], module: "cpp.wasm", library: "cpp.tar", snapshot: "standard.pch", isCompiled: true,
  askedMemoryBytes: 750_000_000,
};
