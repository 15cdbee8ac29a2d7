// The languages we speak, and the sentences of one of them with how it writes numbers and chooses forms. A catalogue is
// labs/locales/<locale>.json, a flat object of "key": "sentence with {placeholders}". A sentence that has forms has a key for
// each category that its language knows: "key.one", "key.other"; the value of {count} decides.

/** `formats` is the locale of numbers, dates and money: that of the readers, which a lab's trade rules do not change. */
export const locales = {
  "en": { name: "English", formats: "en-MY" },
  "ms": { name: "Bahasa Melayu", formats: "ms-MY" },
  "zh-Hans": { name: "简体中文", formats: "zh-Hans-MY" },
  "vi": { name: "Tiếng Việt", formats: "vi-VN" },
  "th": { name: "ไทย", formats: "th-TH" },
} as const satisfies Record<string, { name: string; formats: string }>;

export type Locale = keyof typeof locales;

export type Catalogue = Readonly<Record<string, string | boolean>>;

/** A number is written as the language writes numbers. */
export type Values = Readonly<Record<string, string | number>>;

export interface Words {
  readonly locale: Locale;
  readonly formats: string;
  readonly isReviewed: boolean;
  readonly sentences: Readonly<Record<string, string>>;
  readonly numbers: Intl.NumberFormat;
  readonly plurals: Intl.PluralRules;
}

export function wordsOf(locale: Locale, { _reviewed, ...sentences }: Catalogue): Words {
  const { formats } = locales[locale];
  return {
    locale, formats,
    isReviewed: _reviewed === true,
    sentences: sentences as Words["sentences"],
    numbers: new Intl.NumberFormat(formats),
    plurals: new Intl.PluralRules(formats),
  };
}

export function isLocale(text: string | null | undefined): text is Locale {
  return text !== null && text !== undefined && Object.hasOwn(locales, text);
}

/** The sentence for `key` with its {placeholders} filled in; the key itself when there is no such sentence. */
export function say(words: Words, key: string, values: Values = {}): string {
  const count = values["count"];
  const form = typeof count === "number" ? `${key}.${words.plurals.select(count)}` : key;
  const sentence = Object.hasOwn(words.sentences, form) ? words.sentences[form] : undefined;
  return (sentence ?? form).replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return typeof value === "number" ? words.numbers.format(value) : value ?? whole;
  });
}

/** Names one after the other. They are mostly code: an Intl.ListFormat would glue Thai's "and" to the last of them. */
export function listed(words: Words, names: readonly string[]): string {
  const [first = "", ...more] = names;
  return more.reduce((list, next) => say(words, "list.next", { list, next }), first);
}

/** The text in the reader's language, else in English, else whatever there is. */
export function localised(text: Readonly<Record<string, string>>, locale: string): string {
  return text[locale] ?? text["en"] ?? Object.values(text)[0] ?? "";
}
