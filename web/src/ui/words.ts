// The sentences of the page. English comes with the page; another language is fetched when it is chosen. The build holds
// every catalogue to English (web/build/check_catalogues.ts), so a key is checked by the compiler against English alone.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import en from "../../../labs/locales/en.json";
import iba from "../../../labs/locales/iba.json?url";
import ms from "../../../labs/locales/ms.json?url";
import th from "../../../labs/locales/th.json?url";
import vi from "../../../labs/locales/vi.json?url";
import zhHans from "../../../labs/locales/zh-Hans.json?url";
import { longDate } from "../base/long_date.ts";
import { decimal } from "../base/plain_number.ts";
import type { Localised } from "../session/session.ts";
import {
  canSay, fallbackOf, isCommunityPack, isLocale, languagesFor, locales, pickLocalised, say, wordsOf, writeNumber, writePercent, type Catalogue, type Locale, type Values, type Words,
} from "../session/words.ts";

export { fallbackOf, isCommunityPack, isLocale, languagesFor, locales, type Locale, type Words };

type Key = Exclude<keyof typeof en, "_reviewed">;
/** What has a form for each plural category, by the value of `count`. */
export type PluralKey = Key extends infer Each ? Each extends `${infer Base}.other` ? Base : never : never;
export type WordKey = Exclude<Key, `${PluralKey}.${Intl.LDMLPluralRule}`>;

const addresses: Readonly<Record<Exclude<Locale, "en">, string>> = { ms, "zh-Hans": zhHans, vi, th, iba };
const patienceMs = 10_000;

export const english = wordsOf("en", en);
const fetched = new Map<Locale, Words>([["en", english]]);

/** Undefined when the catalogue, or what it falls back to, does not come. Not an import: a browser would remember that a module failed. */
export async function fetchWords(locale: Locale): Promise<Words | undefined> {
  const known = fetched.get(locale);
  if (known !== undefined || locale === "en") return known;
  try {
    const [response, fallback] = await Promise.all([
      fetch(addresses[locale], { signal: AbortSignal.timeout(patienceMs) }),
      fetchWords(fallbackOf(locale) ?? "en"),
      isCommunityPack(locale) ? markLanguages() : undefined,
    ]);
    if (!response.ok || fallback === undefined) return undefined;
    const words = wordsOf(locale, await response.json() as Catalogue, fallback);
    fetched.set(locale, words);
    return words;
  } catch {
    return undefined;
  }
}

/** Where one page speaks several languages, every piece is to say which one it is in. */
async function markLanguages(): Promise<void> {
  (await import("./mark_languages.ts")).markLanguages(() => spoken.said);
}

/** The words that the page speaks now. */
let spoken: Words = english;

export interface Speech {
  readonly locale: Locale;
  readonly words: Words;
  readonly formats: string;
  readonly isReviewed: boolean;
  /** The sentence of `key`. Where it has forms, `count` chooses. */
  t(key: WordKey, values?: Values): string;
  t(key: PluralKey, values: Values & { readonly count: number }): string;
  /** A sentence whose key is put together from data: undefined when there is none. */
  find(key: string, values?: Values): string | undefined;
  number(value: number): string;
  /** 0.125 as "12.5%". */
  percent(share: number): string;
  date(iso: string): string;
  /** "17 MB", on one line. */
  megabytes(bytes: number, digits: number): string;
  /** Text of a lab in this language, else in the nearest that it falls back to, and which one it is. */
  pick(text: Localised): { readonly text: string; readonly lang: string };
}

export function speak(words: Words): Speech {
  spoken = words;
  const { locale, formats, isReviewed } = words;
  return {
    locale, words, formats, isReviewed,
    t: (key: string, values?: Values) => say(words, key, values),
    find: (key, values) => (canSay(words, key) ? say(words, key, values) : undefined),
    number: (value) => writeNumber(words, value),
    percent: (share) => writePercent(words, share),
    date: (iso) => longDate(iso, formats),
    megabytes: (bytes, digits) => `${decimal(bytes / 1e6, formats, { least: digits, most: digits })}\u00a0MB`,
    pick: (text) => pickLocalised(text, locale),
  };
}

export const SpeechContext = createContext<Speech>(speak(english));

export function useSpeech(): Speech {
  return useContext(SpeechContext);
}
