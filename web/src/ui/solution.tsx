// A right answer to look at, once it may be looked at: to read only, beside the learner's own code, which it never touches.

import { useState } from "preact/hooks";
import type { Submission } from "../session/session.ts";
import { Icon } from "./icons.tsx";
import { useSpeech } from "./words.ts";

export function Solution({ files }: { files: Submission }) {
  const { t } = useSpeech();
  const [isShown, setShown] = useState(false);
  return (
    <section class="hints" aria-labelledby="solution-title">
      <h2 id="solution-title" class="box-title"><Icon name="book" /> {t("solution.title")}</h2>
      <p>{t("solution.text")}</p>
      <button type="button" class="button button-quiet" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {t(isShown ? "solution.hide" : "solution.show")}
      </button>
      {isShown && files.map(({ path, text }) => (
        <pre class="solution" translate={false} tabIndex={0} role="region" aria-label={t("solution.file", { path })}><code>{text}</code></pre>
      ))}
    </section>
  );
}
