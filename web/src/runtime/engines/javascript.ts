// QuickJS; its library is part of it.

import type { Language } from "../language.ts";

export const javascript: Language = { id: "javascript", module: "javascript.metered.wasm", library: null };
