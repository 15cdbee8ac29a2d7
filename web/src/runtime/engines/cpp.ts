// Clang; its library holds headers, the C++ library and our harness, its snapshot is the standard headers as it compiles them.

import type { Language } from "../language.ts";

export const cpp: Language = {
  id: "cpp", module: "cpp.wasm", library: "cpp.tar", snapshot: "standard.pch", isCompiled: true, askedMemoryBytes: 750_000_000,
};
