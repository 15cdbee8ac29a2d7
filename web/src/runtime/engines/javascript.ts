// QuickJS; its library is part of it.

import type { EngineKind } from "../engine_kind.ts";

export const javascript: EngineKind = { name: "javascript", language: "javascript", packages: [], module: "javascript.metered.wasm", library: null };
