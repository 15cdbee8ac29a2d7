// SQLite; it needs no library.

import type { Language } from "../language.ts";

export const sql: Language = { id: "sql", module: "sql.metered.wasm", library: null };
