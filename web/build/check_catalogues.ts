// Holds every catalogue to English: the same sentences, the same placeholders, the forms that its language has. The site is
// not built while one of them differs. Only a community pack may lack sentences: it says them in another language.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { isCommunityPack, isLocale, locales, type Catalogue, type Locale } from "../src/session/words.ts";
import { projectRoot } from "./node_target.ts";

export type Catalogues = ReadonlyMap<string, Catalogue>;

const categories = ["zero", "one", "two", "few", "many", "other"] as const;

export function readCatalogues(folder: string): Catalogues {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json") && name !== "glossary.json").sort();
  return new Map(names.map((name) => [name.replace(/\.json$/, ""), JSON.parse(readFileSync(join(folder, name), "utf8")) as Catalogue]));
}

/** Every fault as one line, "th.json: lab.points.one: …"; none when all is well. A community pack may be missing: what it lacks is said
 *  in the language it falls back to. */
export function catalogueFaults(catalogues: Catalogues): string[] {
  const english = catalogues.get("en");
  if (english === undefined) return ["en.json is missing: every other catalogue is held to it"];
  const missing = Object.keys(locales).filter((locale) => !catalogues.has(locale) && !isCommunityPack(locale as Locale)).map((locale) => `${locale}.json is missing`);
  return [...missing, ...[...catalogues].flatMap(([locale, catalogue]) => (isLocale(locale)
    ? faultsOf(locale, catalogue, english).map((fault) => `${locale}.json: ${fault}`)
    : [`${locale}.json: no such locale in web/src/session/words.ts`]))];
}

/** The keys that a catalogue of this locale has, each with the English that its placeholders are held to. */
export function wantedSentences(locale: Locale, english: Catalogue): ReadonlyMap<string, string> {
  const wanted = new Map<string, string>();
  const forms = new Intl.PluralRules(locales[locale].formats).resolvedOptions().pluralCategories;
  for (const [key, sentence] of Object.entries(english)) {
    if (typeof sentence !== "string") continue;
    const base = baseOf(key);
    if (base === undefined || typeof english[`${base}.other`] !== "string") wanted.set(key, sentence);
    else if (key.endsWith(".other")) for (const form of forms) wanted.set(`${base}.${form}`, sentence);
  }
  return wanted;
}

function faultsOf(locale: Locale, catalogue: Catalogue, english: Catalogue): string[] {
  const faults: string[] = [];
  const wanted = wantedSentences(locale, english);
  const mayLack = (key: string): boolean => isCommunityPack(locale) && !hasAnotherForm(key, catalogue);
  for (const [key, model] of wanted) {
    const sentence = catalogue[key];
    if (typeof sentence !== "string") {
      if (!mayLack(key)) faults.push(`${key}: missing`);
    } else if (placeholders(sentence) !== placeholders(model)) {
      faults.push(`${key}: has the placeholders ${placeholders(sentence) || "none"}, English has ${placeholders(model) || "none"}`);
    } else if (codes(sentence) !== codes(model)) {
      faults.push(`${key}: has the code ${codes(sentence) || "none"}, English has ${codes(model) || "none"}`);
    }
    if (placeholders(model).includes("{count}") && baseOf(key) === undefined) faults.push(`${key}: {count} is for sentences with forms`);
  }
  for (const [key, sentence] of Object.entries(catalogue)) {
    if (key === "_reviewed") continue;
    if (!wanted.has(key)) faults.push(`${key}: not one of the sentences${baseOf(key) === undefined ? "" : `, or not a form of ${locale}`}`);
    else if (typeof sentence === "string" && !isPlain(sentence)) faults.push(`${key}: not a plain sentence`);
  }
  if (typeof catalogue["_reviewed"] !== "boolean") faults.push("_reviewed: must say true or false");
  return faults;
}

/** One form of a sentence alone would be said in the place of the others. */
function hasAnotherForm(key: string, catalogue: Catalogue): boolean {
  const base = baseOf(key);
  return base !== undefined && categories.some((category) => Object.hasOwn(catalogue, `${base}.${category}`));
}

/** Words alone: no markup but `code` between backticks, no control characters, and accents where the rest of the world has
 *  them (NFC). */
function isPlain(sentence: string): boolean {
  return sentence.trim() !== "" && !/[<>`\p{Cc}]/u.test(sentence.replace(code, "")) && sentence === sentence.normalize("NFC");
}

const code = /`[^`]+`/g;

/** In alphabetical order, each once. */
function codes(sentence: string): string {
  return [...new Set(sentence.match(code))].sort().join(" ");
}

/** "lab.points" of "lab.points.one". */
function baseOf(key: string): string | undefined {
  const ending = categories.find((category) => key.endsWith(`.${category}`));
  return ending === undefined ? undefined : key.slice(0, -ending.length - 1);
}

/** "{a} {b}", in alphabetical order, each once. */
function placeholders(sentence: string): string {
  return [...new Set(sentence.match(/\{[a-zA-Z]+\}/g))].sort().join(" ");
}

/** A term of labs/locales/glossary.json: the words for one idea in each language. */
export interface Term extends Readonly<Partial<Record<Locale, readonly string[]>>> {
  readonly means: string;
  /** Where English says it, every catalogue must, with one of these words. */
  readonly enforce: boolean;
  /** Sentences in which English means something else by it. */
  readonly except?: readonly string[];
  /** For learners, by locale: with it the term is explained where a task first says it. */
  readonly meaning?: Readonly<Record<string, string>>;
  /** Locales in which a person has checked the words and the meaning. */
  readonly reviewed?: readonly string[];
}

/** Read on a phone, in passing. */
const longestMeaning = 130;

export type Glossary = Readonly<Record<string, Term>>;

export function readGlossary(folder: string): Glossary {
  return JSON.parse(readFileSync(join(folder, "glossary.json"), "utf8")) as Glossary;
}

export function glossaryFaults(catalogues: Catalogues, glossary: Glossary): string[] {
  const english = catalogues.get("en") ?? {};
  const faults: string[] = [];
  for (const [name, term] of Object.entries(glossary)) {
    for (const locale of Object.keys(locales) as Locale[]) {
      if (!isCommunityPack(locale) && (term[locale] ?? []).length === 0) faults.push(`glossary.json: ${name}: no word of ${locale}`);
    }
    faults.push(...meaningFaults(term).map((fault) => `glossary.json: ${name}: ${fault}`));
    const said = new RegExp(`\\b(?:${(term.en ?? []).join("|")})\\b`, "i");
    const keys = Object.keys(english).filter((key) => said.test(bare(english[key])));
    for (const key of term.except ?? []) if (!keys.includes(key)) faults.push(`glossary.json: ${name}: ${key} does not say it, so it is no exception`);
    if (!term.enforce) continue;
    for (const key of keys.filter((it) => !(term.except ?? []).includes(it))) {
      for (const [locale, catalogue] of catalogues) {
        const sentence = catalogue[key];
        if (!isLocale(locale) || locale === "en" || term[locale] === undefined || typeof sentence !== "string") continue;
        if (!(term[locale] ?? []).some((word) => bare(sentence).toLowerCase().includes(word.toLowerCase()))) {
          faults.push(`${locale}.json: ${key}: says "${name}" by another word than ${term[locale]?.join(", ")}`);
        }
      }
    }
  }
  return faults;
}

function meaningFaults({ meaning, reviewed = [] }: Term): string[] {
  if (meaning === undefined) return reviewed.length === 0 ? [] : ["there is no meaning to review"];
  const faults = Object.entries(meaning).flatMap(([locale, sentence]) => {
    if (!isLocale(locale)) return [`${locale} is no locale`];
    return isPlain(sentence) && [...sentence].length <= longestMeaning ? [] : [`its meaning in ${locale} is not a plain sentence of at most ${longestMeaning} signs`];
  });
  for (const locale of Object.keys(locales) as Locale[]) {
    if (!isCommunityPack(locale) && meaning[locale] === undefined) faults.push(`no meaning in ${locale}`);
  }
  for (const locale of reviewed) if (meaning[locale] === undefined) faults.push(`${locale} cannot be reviewed: there is no meaning in it`);
  return faults;
}

/** Without placeholders and code, and without what keeps a line together. */
function bare(sentence: string | boolean | undefined): string {
  return typeof sentence === "string" ? sentence.replace(code, "").replace(/\{[a-zA-Z]+\}|\u2060/g, "").replaceAll("\u00a0", " ") : "";
}

export function checkedCatalogues(): Plugin {
  return {
    name: "bengkel-catalogues",
    buildStart() {
      for (const folder of ["labs/locales", "labs/explanations/locales"]) {
        const faults = catalogueFaults(readCatalogues(join(projectRoot, folder)));
        if (faults.length > 0) this.error(`the page's words in ${folder} do not fit together:\n  ${faults.join("\n  ")}`);
      }
    },
  };
}
