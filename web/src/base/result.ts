// A value, or the problems that stood in its way: the twin of wasm/core/base/result.hpp. What can fail because of what
// it was given returns a Result; only our own mistakes throw.

import type { Problem } from "./problem.ts";

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function success<T>(value: T): Result<T> {
  return { ok: true, value };
}

export function failure(...problems: Problem[]): { readonly ok: false; readonly problems: readonly Problem[] } {
  return { ok: false, problems };
}
