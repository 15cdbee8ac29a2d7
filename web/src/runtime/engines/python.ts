// CPython; its standard library is an archive beside it.

import type { Language } from "../language.ts";

export const python: Language = { id: "python", module: "python.metered.wasm", library: "lib.zip" };
