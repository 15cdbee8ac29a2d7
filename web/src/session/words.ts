// The languages we speak, and the sentences of one of them with how it writes numbers and chooses forms. A catalogue is
// labs/locales/<locale>.json, a flat object of "key": "sentence with {placeholders}". A sentence that has forms has a key for
// each category that its language knows: "key.one", "key.other"; the value of {count} decides.

import { decimal, percent } from "../base/plain_number.ts";

/** `formats` is the locale of numbers, dates and money: that of the readers, which a lab's trade rules do not change.
 *  `fallsBackTo` makes a language a community pack: it may be partial, and what it lacks is said in that language. */
export const locales = {
  "en": { name: "English", formats: "en-MY" },
  "ms": { name: "Bahasa Melayu", formats: "ms-MY" },
  "zh-Hans": { name: "简体中文", formats: "zh-Hans-MY" },
  "vi": { name: "Tiếng Việt", formats: "vi-VN" },
  "th": { name: "ไทย", formats: "th-TH" },
  "iba": { name: "Jaku Iban", formats: "ms-MY", fallsBackTo: "ms" },
} as const satisfies Record<string, { name: string; formats: string; fallsBackTo?: string }>;

export type Locale = keyof typeof locales;

/** The language in which this one says what it lacks: a community pack in its neighbour, every other in English. */
export function fallbackOf(locale: Locale): Locale | undefined {
  const own = locales[locale];
  return "fallsBackTo" in own ? own.fallsBackTo : locale === "en" ? undefined : "en";
}

export function isCommunityPack(locale: Locale): boolean {
  return "fallsBackTo" in locales[locale];
}

/** The language of what no community pack has: the nearest that it falls back to, or the language itself. */
export function fullLanguage(locale: Locale): Locale {
  const next = isCommunityPack(locale) ? fallbackOf(locale) : undefined;
  return next === undefined ? locale : fullLanguage(next);
}

/** "iba", "ms", "en": in which order a text is looked for. */
export function languagesFor(locale: string): readonly string[] {
  const next = isLocale(locale) ? fallbackOf(locale) : "en";
  return next === undefined ? [locale] : [locale, ...languagesFor(next)];
}

export type Catalogue = Readonly<Record<string, string | boolean>>;

/** A number is written as the language writes numbers. */
export type Values = Readonly<Record<string, string | number>>;

export interface Words {
  readonly locale: Locale;
  readonly formats: string;
  readonly isReviewed: boolean;
  readonly sentences: Readonly<Record<string, string>>;
  /** Made when first asked for: until then a page can be shown. */
  readonly plurals: () => Intl.PluralRules;
  /** What says the sentences that these words lack. */
  readonly fallback: Words | undefined;
  /** Of a community pack: the language of each sentence that was said of late, so that the page can name it (ui/mark_languages.ts). */
  readonly said: Map<string, Locale> | undefined;
}

export function wordsOf(locale: Locale, { _reviewed, ...sentences }: Catalogue, fallback?: Words): Words {
  const { formats } = locales[locale];
  let plurals: Intl.PluralRules | undefined;
  return {
    locale, formats,
    isReviewed: _reviewed === true,
    sentences: sentences as Words["sentences"],
    plurals: () => (plurals ??= new Intl.PluralRules(formats)),
    fallback,
    said: isCommunityPack(locale) ? new Map() : undefined,
  };
}

/** As the words' language writes numbers. */
export function writeNumber({ formats }: Words, value: number): string {
  return decimal(value, formats);
}

/** `share` of 1, to a tenth of a percent. */
export function writePercent({ formats }: Words, share: number): string {
  return percent(share * 100, formats, { most: 1 });
}

export function isLocale(text: string | null | undefined): text is Locale {
  return text !== null && text !== undefined && Object.hasOwn(locales, text);
}

/** The sentence for `key` with its {placeholders} filled in; the key itself when there is no such sentence. */
export function say(words: Words, key: string, values: Values = {}): string {
  const speaker = speakerOf(words, key, values) ?? words;
  const form = formOf(speaker, key, values);
  const sentence = Object.hasOwn(speaker.sentences, form) ? speaker.sentences[form] : undefined;
  const text = (sentence ?? form).replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return typeof value === "number" ? writeNumber(speaker, value) : value ?? whole;
  });
  remember(words.said, text, speaker.locale);
  return text;
}

/** Whether there is a sentence of that name, in whichever of the languages. */
export function canSay(words: Words, key: string): boolean {
  return speakerOf(words, key, {}) !== undefined;
}

/** These words if they have the sentence, else the nearest of their fallbacks that has it. */
function speakerOf(words: Words, key: string, values: Values): Words | undefined {
  for (let it: Words | undefined = words; it !== undefined; it = it.fallback) if (Object.hasOwn(it.sentences, formOf(it, key, values))) return it;
  return undefined;
}

function formOf(words: Words, key: string, values: Values): string {
  const count = values["count"];
  return typeof count === "number" ? `${key}.${words.plurals().select(count)}` : key;
}

/** Of more than a few pages of sentences, the oldest are forgotten. */
const mostRemembered = 2000;

function remember(said: Words["said"], text: string, locale: Locale): void {
  if (said === undefined || said.get(text) === locale) return;
  const [oldest] = said.keys();
  if (said.size >= mostRemembered && oldest !== undefined) said.delete(oldest);
  said.set(text, locale);
}

/** Names one after the other. They are mostly code: an Intl.ListFormat would glue Thai's "and" to the last of them. */
export function listed(words: Words, names: readonly string[]): string {
  const [first = "", ...more] = names;
  return more.reduce((list, next) => say(words, "list.next", { list, next }), first);
}

/** The text in the reader's language, else in the nearest that it falls back to, else whatever there is. */
export function localised(text: Readonly<Record<string, string>>, locale: string): string {
  return pickLocalised(text, locale).text;
}

/** The same, with the language that it is in. */
export function pickLocalised(text: Readonly<Record<string, string>>, locale: string): { readonly text: string; readonly lang: string } {
  for (const lang of [...languagesFor(locale), ...Object.keys(text)]) {
    const found = Object.hasOwn(text, lang) ? text[lang] : undefined;
    if (found !== undefined) return { text: found, lang };
  }
  return { text: "", lang: locale };
}
