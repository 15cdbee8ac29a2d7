// What there is to know about a language before any of its bytes is fetched. One file a language in languages/.

import { javascript } from "./languages/javascript.ts";
import { python } from "./languages/python.ts";
import { sql } from "./languages/sql.ts";

export interface Language {
  /** As labs name it. */
  readonly id: string;
  /** Files of build/guests/<id>: the metered interpreter, and what it reads when it starts (null: nothing). */
  readonly module: string;
  readonly library: string | null;
  /** What the engine needs of a device's memory, in bytes, when that is so much that the person is asked before it is fetched. */
  readonly askedMemoryBytes?: number;
}

export const languages: readonly Language[] = [python, sql, javascript];

export function languageOf(id: string): Language | undefined {
  return languages.find((language) => language.id === id);
}
