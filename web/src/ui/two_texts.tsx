// A task in two languages: each part with its translation beside it or, where there is no room, below it. So are its questions and
// hints, whose words in every language came with the lab.

import { createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import type { Localised } from "../session/session.ts";
import { drawn, nodesOf, type MarkdownProps } from "./markdown.tsx";
import { pairTexts } from "./pair_texts.ts";
import { locales, isLocale, useSpeech } from "./words.ts";

export function TwoTexts({ first, second }: { first: MarkdownProps; second: MarkdownProps }) {
  const pairs = useMemo(() => pairTexts(nodesOf(first.source), nodesOf(second.source)), [first.source, second.source]);
  return useMemo(() => {
    const explain = first.explain?.();
    return (
      <div class="prose pairs">
        {pairs.map((pair) => (
          <div class={pair.second.length === 0 ? "pair pair-one" : "pair"}>
            <div lang={first.lang}>{drawn(pair.first, { fill: first.fill, explain })}</div>
            {pair.second.length > 0 && <div class="pair-second" lang={second.lang}>{drawn(pair.second, { fill: second.fill, explain: undefined })}</div>}
          </div>
        ))}
      </div>
    );
  }, [pairs, first.lang, first.fill, first.explain, second.lang, second.fill]);
}

export interface Second {
  readonly lang: string;
  /** The lab's rules as this language writes them. */
  readonly fill: MarkdownProps["fill"];
}

/** What is read beside one's own language in questions and hints; null: nothing. */
export const SecondContext = createContext<Second | null>(null);

export interface SecondWords extends Second {
  readonly text: string;
}

/** Some words of the lab in the second language; null where none is read, or it would say the same again. */
export function useSecondWords(): (words: Localised) => SecondWords | null {
  const second = useContext(SecondContext);
  const { pick } = useSpeech();
  return (words) => {
    const text = second !== null && Object.hasOwn(words, second.lang) ? words[second.lang] : undefined;
    return second === null || text === undefined || text === pick(words).text ? null : { ...second, text };
  };
}

export interface SecondLanguageProps {
  /** Those that the lab has beside the one that it is read in. */
  readonly offered: readonly string[];
  readonly chosen: string | null;
  readonly onChoose: (locale: string | null) => void;
}

export function SecondLanguage({ offered, chosen, onChoose }: SecondLanguageProps) {
  const { t } = useSpeech();
  return (
    <label class="second-language">
      {t("beside.label")}{" "}
      <select value={chosen ?? ""} onChange={(event) => onChoose(event.currentTarget.value || null)}>
        <option value="">{t("beside.none")}</option>
        {offered.map((it) => <option value={it} lang={it}>{isLocale(it) ? locales[it].name : it}</option>)}
      </select>
    </label>
  );
}
