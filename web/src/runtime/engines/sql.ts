// SQLite; it needs no library.

import type { EngineKind } from "../engine_kind.ts";

export const sql: EngineKind = { name: "sql", language: "sql", packages: [], module: "sql.metered.wasm", library: null };
