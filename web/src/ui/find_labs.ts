// Which labs somebody is looking for. Marks above and below letters and their case do not matter, so that "hoan tien" finds
// "hoàn tiền"; every word has to be found somewhere in the lab's title, summary, topic or outcomes.

import type { LabSummary } from "../session/session.ts";
import { languagesFor } from "../session/words.ts";

export const lengths = ["short", "medium", "long"] as const;
export type Length = (typeof lengths)[number];

/** An empty text is no wish. */
export interface Wish {
  readonly text: string;
  readonly language: string;
  readonly track: string;
  readonly length: Length | "";
}

export const noWish: Wish = { text: "", language: "", track: "", length: "" };

const longestShort = 35;
const longestMedium = 45;
const levels = ["beginner", "intermediate", "advanced"];

/** Easy ones first, then short ones; the list's own order decides the rest. `nameOf` a track. */
export function findLabs<Lab extends LabSummary>(labs: readonly Lab[], wish: Wish, locale: string, nameOf: (track: string) => string): readonly Lab[] {
  const words = plain(wish.text).split(/\s+/u).filter((word) => word !== "");
  return labs
    .filter((lab) => (wish.language === "" || lab.language === wish.language) && (wish.track === "" || lab.track === wish.track))
    .filter((lab) => wish.length === "" || lengthOf(lab.minutes) === wish.length)
    .filter((lab) => {
      if (words.length === 0) return true;
      const text = plain(textOf(lab, locale, nameOf));
      return words.every((word) => text.includes(word));
    })
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.minutes - b.minutes);
}

export function lengthOf(minutes: number): Length {
  return minutes <= longestShort ? "short" : minutes <= longestMedium ? "medium" : "long";
}

/** In the reader's language and those it falls back to; English, the last of them, names things as programs do. */
function textOf({ id, title, summary, outcomes, language, track }: LabSummary, locale: string, nameOf: (track: string) => string): string {
  const texts = [title, summary].flatMap((it) => languagesFor(locale).map((lang) => it[lang]));
  return [...texts, id, language, nameOf(track), ...outcomes.trade, ...outcomes.computing].join(" ").replaceAll("-", " ");
}

/** Thai vowels are marks too, and stay. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replaceAll("đ", "d").replaceAll("Đ", "d").toLowerCase().replaceAll("-", " ");
}
