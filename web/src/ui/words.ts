// The sentences of the page, per language. Every catalogue has the same keys and placeholders (a test holds them together),
// so a key is checked by the compiler against English.

import { createContext } from "preact";
import { useContext } from "preact/hooks";
import en from "../../../labs/locales/en.json";
import ms from "../../../labs/locales/ms.json";
import type { Localised } from "../session/session.ts";
import { say, type Words } from "../session/report_words.ts";

export type Locale = "en" | "ms";
export type WordKey = Exclude<keyof typeof en, "_reviewed">;
type Values = Readonly<Record<string, string | number>>;

interface Catalogue {
  readonly words: Words;
  readonly isReviewed: boolean;
  /** Formats of numbers, money and dates: the learners of the first site are in Malaysia. */
  readonly formats: string;
}

function catalogue({ _reviewed, ...words }: { _reviewed: boolean } & Record<string, string | boolean>, formats: string): Catalogue {
  return { words: words as Words, isReviewed: _reviewed, formats };
}

const catalogues: Readonly<Record<Locale, Catalogue>> = {
  en: catalogue(en, "en-MY"),
  ms: catalogue(ms, "ms-MY"),
};

export const locales = Object.keys(catalogues) as readonly Locale[];

export interface Speech {
  readonly locale: Locale;
  readonly words: Words;
  readonly formats: string;
  readonly isReviewed: boolean;
  /** The sentence of `key`. With a `count`, the form for one where the language has one ("key.one"). */
  t(key: WordKey, values?: Values): string;
  /** A sentence whose key is put together from data: undefined when there is none. */
  find(key: string, values?: Values): string | undefined;
  number(value: number): string;
  date(iso: string): string;
  /** Text of a lab in this language, else in English, and which one it is. */
  pick(text: Localised): { readonly text: string; readonly lang: string };
}

export function speak(locale: Locale): Speech {
  const { words, formats, isReviewed } = catalogues[locale];
  const plural = new Intl.PluralRules(formats);
  return {
    locale, words, formats, isReviewed,
    t(key, values = {}) {
      const count = values["count"];
      const one = `${key}.one`;
      const chosen = typeof count === "number" && plural.select(count) === "one" && one in words ? one : key;
      return say(words, chosen, values);
    },
    find(key, values = {}) {
      return Object.hasOwn(words, key) ? say(words, key, values) : undefined;
    },
    number: (value) => new Intl.NumberFormat(formats).format(value),
    date: (iso) => formatDate(iso, formats),
    pick(text) {
      for (const lang of [locale, "en", ...Object.keys(text)]) {
        const found = Object.hasOwn(text, lang) ? text[lang] : undefined;
        if (found !== undefined) return { text: found, lang };
      }
      return { text: "", lang: locale };
    },
  };
}

/** "2024-01-01" as people write it; anything else as it stands. */
export function formatDate(iso: string, formats: string): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(at)) return iso;
  return new Intl.DateTimeFormat(formats, { dateStyle: "long", timeZone: "UTC" }).format(at);
}

export function nameOf(locale: Locale): string {
  return catalogues[locale].words["language.name"] ?? locale;
}

export function isLocale(text: string | null | undefined): text is Locale {
  return locales.some((locale) => locale === text);
}

export const SpeechContext = createContext<Speech>(speak("en"));

export function useSpeech(): Speech {
  return useContext(SpeechContext);
}
