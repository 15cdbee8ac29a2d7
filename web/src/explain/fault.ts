// Something a language says of a program.

import type { ExceptionInfo } from "../protocol/messages.ts";
import { compileErrorType } from "../runtime/compile_error.ts";

export interface Fault {
  /** Of an exception; of what a compiler says, its severity. */
  readonly type: string;
  readonly message: string;
  /** The line that it is about, and the column on it (from 1, in code points; 0: unknown). */
  readonly source: string;
  readonly column: number;
}

/** Where it happened: of a program that does not compile, the first of its mistakes. */
export function faultOf({ type, message, frames }: ExceptionInfo): Fault {
  const { source = "", column = 0 } = frames.at(type === compileErrorType ? 0 : -1) ?? {};
  return { type, message, source, column };
}
