// Terms of trade and computing, explained where a task first says them: the word in the reader's language, in English, and what it means. Fetched
// once the lab can be worked on.

import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import address from "../../../labs/locales/glossary.json?url";
import type { Localised } from "../session/session.ts";
import { useAnnounce } from "./announce.tsx";
import { findTerms, termsOf, type Explained, type GlossaryFile, type Piece } from "./find_terms.ts";
import type { Explain } from "./markdown.tsx";
import { useSpeech } from "./words.ts";

/** For a text in `lang`. */
export type Glossary = (lang: string) => Explain;

/** Undefined where it does not come, or where the browser is too old to find words or to show them. */
export async function fetchGlossary(): Promise<Glossary | undefined> {
  if (!Object.hasOwn(HTMLElement.prototype, "popover") || !("Segmenter" in Intl)) return undefined;
  try {
    const response = await fetch(address);
    if (!response.ok) return undefined;
    const file = await response.json() as GlossaryFile;
    return (lang) => {
      const terms = termsOf(file, lang);
      const seen = new Set<Explained>();
      return (words) => {
        const found = findTerms(words, terms, seen);
        return found.every(({ term }) => term === undefined) ? words : found.map(drawn);
      };
    };
  } catch {
    return undefined;
  }
}

/** A browser would break the line on either side of a button. */
function drawn({ text, term, opening = "", closing = "" }: Piece): ComponentChildren {
  if (term === undefined) return text;
  const said = <Term said={text} term={term} />;
  return opening + closing === "" ? said : <span class="term-closed">{opening}{said}{closing}</span>;
}

const gap = 8;

function Term({ said, term }: { said: string; term: Explained }) {
  const { t, locale, pick } = useSpeech();
  const announce = useAnnounce();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const card = useRef<HTMLSpanElement>(null);
  const word = pick(firstWords(term.words));
  const meaning = pick(term.meaning);
  const english = term.words["en"]?.[0] ?? "";

  /** Below its word or, where there is no room, above it. */
  const place = () => {
    if (button.current === null || card.current === null) return;
    const [at, box] = [button.current.getBoundingClientRect(), card.current.getBoundingClientRect()];
    const { clientWidth, clientHeight } = document.documentElement;
    card.current.style.left = `${Math.max(gap, Math.min(at.left, clientWidth - box.width - gap))}px`;
    const below = at.bottom + gap;
    card.current.style.top = `${below + box.height > clientHeight ? Math.max(gap, at.top - box.height - gap) : below}px`;
  };
  const [isOpen, setOpen] = useState(false);
  useLayoutEffect(() => {
    if (!isOpen) return;
    place();
    announce(`${word.text}: ${meaning.text}`);
    // Whatever scrolls, the page or the task alone.
    const moves = ["scroll", "resize"];
    for (const name of moves) addEventListener(name, place, true);
    return () => {
      for (const name of moves) removeEventListener(name, place, true);
    };
  }, [isOpen]);

  return (
    <>
      <button type="button" class="term" ref={button} popovertarget={id}>{said}</button>
      <span id={id} class="term-card" ref={card} popover="auto" lang={locale} onToggle={(event) => setOpen(event.newState === "open")}>
        <strong class="term-word" lang={word.lang}>{word.text}</strong>
        {word.lang !== "en" && <span class="term-english" lang="en">{english}</span>}
        <span class="term-meaning" lang={meaning.lang}>{meaning.text}</span>
        {!term.reviewed.includes(meaning.lang) && <span class="note">{t("app.unreviewed")}</span>}
      </span>
    </>
  );
}

function firstWords(words: Readonly<Record<string, readonly string[]>>): Localised {
  return Object.fromEntries(Object.entries(words).map(([lang, all]) => [lang, all[0] ?? ""]));
}
