// The grammar of a file by its name's ending, fetched when a file wants it: nobody waits for the grammar of another language.

import type { Extension } from "@codemirror/state";

const grammars: readonly (readonly [RegExp, () => Promise<Extension>])[] = [
  [/\.py$/, async () => (await import("@codemirror/lang-python")).python()],
  [/\.m?js$/, async () => (await import("@codemirror/lang-javascript")).javascript()],
  [/\.[ch]pp$/, async () => (await import("@codemirror/lang-cpp")).cpp()],
  [/\.sql$/, async () => {
    const { SQLite, sql } = await import("@codemirror/lang-sql");
    return sql({ dialect: SQLite });
  }],
];

/** Undefined: a file without a grammar, or one whose grammar cannot be had now; it is edited without colours. */
export async function codeLanguage(path: string): Promise<Extension | undefined> {
  try {
    return await grammars.find(([ending]) => ending.test(path))?.[1]();
  } catch {
    return undefined;
  }
}
