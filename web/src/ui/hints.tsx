// The ladder of hints: one at a time, asked for, never counted down (a visible remainder makes learners take them all).

import { useState } from "preact/hooks";
import type { Localised } from "../session/session.ts";
import { Icon } from "./icons.tsx";
import { useSecondWords } from "./two_texts.tsx";
import { useSpeech } from "./words.ts";

export function Hints({ hints }: { hints: readonly Localised[] }) {
  const { t, pick } = useSpeech();
  const inSecond = useSecondWords();
  const [shown, setShown] = useState(0);
  if (hints.length === 0) return null;
  return (
    <section class="hints" aria-labelledby="hints-title">
      <h2 id="hints-title" class="box-title"><Icon name="bulb" /> {t("hints.title")}</h2>
      {shown === 0 && <p>{t("hints.text")}</p>}
      <ol class="hint-list" aria-live="polite">
        {hints.slice(0, shown).map((hint, at) => {
          const { text, lang } = pick(hint);
          const second = inSecond(hint);
          return (
            <li class="hint">
              <span class="hint-number">{t("hints.label", { number: at + 1 })}</span>
              <div class={second === null ? undefined : "pair"}>
                <p lang={lang}>{text}</p>
                {second !== null && <p class="pair-second" lang={second.lang}>{second.text}</p>}
              </div>
            </li>
          );
        })}
      </ol>
      {shown < hints.length
        ? (
          <button type="button" class="button button-quiet" onClick={() => setShown(shown + 1)}>
            {t(shown === 0 ? "hints.first" : "hints.next")}
          </button>
        )
        : <p class="note">{t("hints.last")}</p>}
    </section>
  );
}
