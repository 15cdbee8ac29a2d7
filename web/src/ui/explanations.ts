// The explanations of a language's messages, fetched when the first message is there: nobody waits for them before.

import cpp from "../../../labs/explanations/cpp.json?url";
import javascript from "../../../labs/explanations/javascript.json?url";
import en from "../../../labs/explanations/locales/en.json?url";
import ms from "../../../labs/explanations/locales/ms.json?url";
import th from "../../../labs/explanations/locales/th.json?url";
import vi from "../../../labs/explanations/locales/vi.json?url";
import zhHans from "../../../labs/explanations/locales/zh-Hans.json?url";
import python from "../../../labs/explanations/python.json?url";
import sql from "../../../labs/explanations/sql.json?url";
import { explain, explainedPieces, type Piece, type Surroundings } from "../explain/explain.ts";
import type { Fault } from "../explain/fault.ts";
import { decodeExplanations, type Explanations } from "../explain/explanations.ts";
import { wordsOf, type Catalogue, type Locale, type Words } from "../session/words.ts";

export { dataNames } from "../explain/data_names.ts";

const tables: Readonly<Record<string, string>> = { cpp, javascript, python, sql };
const catalogues: Readonly<Partial<Record<Locale, string>>> = { en, ms, "zh-Hans": zhHans, vi, th };
const patienceMs = 10_000;
const fetched = new Map<string, string>();

/** Undefined: there is none, or it cannot be had now. */
export async function explainedIn(locale: Locale, fault: Fault, around: Surroundings): Promise<readonly Piece[] | undefined> {
  const [table, words] = await Promise.all([tableOf(around.language), wordsIn(locale)]);
  const explained = table && words && explain(fault, table, around);
  return explained && words && explainedPieces(explained, words);
}

async function tableOf(language: string): Promise<Explanations | undefined> {
  const address = Object.hasOwn(tables, language) ? tables[language] : undefined;
  const text = address === undefined ? undefined : await textAt(address);
  const table = text === undefined ? undefined : decodeExplanations(language, text);
  return table?.ok === true ? table.value : undefined;
}

async function wordsIn(locale: Locale): Promise<Words | undefined> {
  const address = catalogues[locale];
  const text = address === undefined ? undefined : await textAt(address);
  return text === undefined ? undefined : wordsOf(locale, JSON.parse(text) as Catalogue);
}

/** Not an import: a browser would remember that a module failed. */
async function textAt(address: string): Promise<string | undefined> {
  const known = fetched.get(address);
  if (known !== undefined) return known;
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(patienceMs) });
    if (!response.ok) return undefined;
    const text = await response.text();
    fetched.set(address, text);
    return text;
  } catch {
    return undefined;
  }
}
