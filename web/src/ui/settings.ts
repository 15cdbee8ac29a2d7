// What the reader chose about the page itself: language and colours. Kept in local storage; losing it costs two taps.

import { isLocale, type Locale } from "./words.ts";

export type Colours = "auto" | "light" | "dark";

export interface Settings {
  readonly locale: Locale;
  readonly colours: Colours;
}

const localeKey = "bengkel-language";
const coloursKey = "bengkel-colours";
const lastLabKey = "bengkel-last-lab";
const lastCourseKey = "bengkel-last-course";
const plainKey = "bengkel-plain-editor";
const besideKey = "bengkel-second-language";

export function readSettings(): Settings {
  const locale = read(localeKey);
  const colours = read(coloursKey);
  return {
    locale: isLocale(locale) ? locale : preferredLocale(),
    colours: colours === "light" || colours === "dark" ? colours : "auto",
  };
}

export function keepSettings({ locale, colours }: Settings): void {
  write(localeKey, locale);
  write(coloursKey, colours);
}

export function applySettings({ locale, colours }: Settings): void {
  const root = document.documentElement;
  root.lang = locale;
  if (colours === "auto") delete root.dataset["colours"];
  else root.dataset["colours"] = colours;
}

export function nextColours(colours: Colours): Colours {
  return colours === "auto" ? "light" : colours === "light" ? "dark" : "auto";
}

export function readLastLab(): string | null {
  return read(lastLabKey);
}

export function keepLastLab(id: string): void {
  write(lastLabKey, id);
}

/** The course whose page was looked at last: its labs are taken as part of it. */
export function readLastCourse(): string | null {
  return read(lastCourseKey);
}

export function keepLastCourse(id: string): void {
  write(lastCourseKey, id);
}

/** Code is written in plain text fields. */
export function writesPlain(): boolean {
  return read(plainKey) === "yes";
}

export function keepWritesPlain(isPlain: boolean): void {
  write(plainKey, isPlain ? "yes" : "no");
}

/** The language in which tasks are read beside one's own; null: in none. */
export function secondLanguage(): string | null {
  return read(besideKey) || null;
}

export function keepSecondLanguage(locale: string | null): void {
  write(besideKey, locale ?? "");
}

function preferredLocale(): Locale {
  for (const tag of navigator.languages) {
    const [language] = tag.toLowerCase().split("-");
    if (language === "zh") return "zh-Hans";
    if (isLocale(language)) return language;
  }
  return "en";
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // forbidden or full: it holds for this visit
  }
}
