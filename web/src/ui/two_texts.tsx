// A task in two languages: each part with its translation beside it or, where there is no room, below it.

import { drawn, parse, type MarkdownProps } from "./markdown.tsx";
import { pairTexts } from "./pair_texts.ts";
import { locales, isLocale, useSpeech } from "./words.ts";

export function TwoTexts({ first, second }: { first: MarkdownProps; second: MarkdownProps }) {
  const nodes = (text: MarkdownProps) => parse(text.source).children ?? [];
  const explain = first.explain?.();
  return (
    <div class="prose pairs">
      {pairTexts(nodes(first), nodes(second)).map((pair) => (
        <div class={pair.second.length === 0 ? "pair pair-one" : "pair"}>
          <div lang={first.lang}>{drawn(pair.first, { fill: first.fill, explain })}</div>
          {pair.second.length > 0 && <div class="pair-second" lang={second.lang}>{drawn(pair.second, { fill: second.fill, explain: undefined })}</div>}
        </div>
      ))}
    </div>
  );
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
