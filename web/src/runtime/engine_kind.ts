// What there is to know about a language before any of its bytes is fetched. One file a language in languages/.

import { cpp } from "./languages/cpp.ts";
import { javascript } from "./languages/javascript.ts";
import { python } from "./languages/python.ts";
import { sql } from "./languages/sql.ts";

export interface Language {
  /** As labs name it. */
  readonly id: string;
  /** Files of build/guests/<id>: the metered interpreter, and what it reads when it starts (null: nothing). */
  readonly module: string;
  readonly library: string | null;
  /** The build's own snapshot; if not given, whoever needs one prepares the guest. */
  readonly snapshot?: string;
  /** The module is a compiler, and what it makes is the guest. */
  readonly isCompiled?: boolean;
  /** What the engine needs of a device's memory, in bytes, when that is so much that the person is asked before it is fetched. */
  readonly askedMemoryBytes?: number;
}

export const languages: readonly Language[] = [python, sql, javascript, cpp];

/** Those whose engine is itself the guest of every run. */
export const interpreted: readonly Language[] = languages.filter(({ isCompiled }) => isCompiled !== true);

export function languageOf(id: string): Language | undefined {
  return languages.find((language) => language.id === id);
}
