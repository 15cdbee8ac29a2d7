// How far each language is: its sentences of the page, labs and courses. The page shows what a community pack has of its sentences.

import { join } from "node:path";
import type { Plugin } from "vite";
import { isCommunityPack, isLocale, locales, type Catalogue, type Locale } from "../src/session/words.ts";
import { readCatalogues, wantedSentences, type Catalogues } from "./check_catalogues.ts";
import { projectRoot } from "./node_target.ts";

export interface Coverage {
  readonly translated: number;
  /** Of those: what a person has checked. */
  readonly reviewed: number;
  readonly missing: number;
}

/** What has its texts in several languages: a lab, a course. */
export interface Translated {
  readonly locales: Readonly<Record<string, { readonly reviewed: boolean }>>;
}

/** Counted in sentences, each form of a plural by itself. A catalogue is reviewed as a whole. */
export function sentenceCoverage(locale: Locale, catalogue: Catalogue | undefined, english: Catalogue): Coverage {
  const wanted = [...wantedSentences(locale, english).keys()];
  const translated = wanted.filter((key) => typeof catalogue?.[key] === "string").length;
  return { translated, reviewed: catalogue?.["_reviewed"] === true ? translated : 0, missing: wanted.length - translated };
}

export function textCoverage(locale: Locale, all: readonly Translated[]): Coverage {
  const own = all.flatMap((it) => it.locales[locale] ?? []);
  return { translated: own.length, reviewed: own.filter((it) => it.reviewed).length, missing: all.length - own.length };
}

/** Locale to the share of the page's sentences that a community pack has, from 0 to 1 by hundredths, and whole only when it has all. */
export function communityShares(catalogues: Catalogues): Readonly<Record<string, number>> {
  const english = catalogues.get("en") ?? {};
  return Object.fromEntries(Object.keys(locales).filter((it) => isLocale(it) && isCommunityPack(it)).map((locale) => {
    const { translated, missing } = sentenceCoverage(locale as Locale, catalogues.get(locale), english);
    return [locale, Math.floor((100 * translated) / (translated + missing)) / 100];
  }));
}

/** What web/src/ui/virtual_language_coverage.d.ts declares. */
export function languageCoverage(): Plugin {
  const name = "virtual:language-coverage";
  return {
    name: "bengkel:language-coverage",
    resolveId: (id) => (id === name ? `\0${id}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined;
      return `export const communityShares = ${JSON.stringify(communityShares(readCatalogues(join(projectRoot, "labs/locales"))))};\n`;
    },
  };
}
