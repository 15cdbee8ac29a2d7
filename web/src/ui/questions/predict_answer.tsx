// What does it print? The snippet is not run before there is an answer: the core does it when that is checked.

import type { PredictQuestion } from "../../protocol/questions.ts";
import { useSpeech } from "../words.ts";

export interface PredictProps {
  readonly name: string;
  readonly ask: PredictQuestion;
  /** Undefined: not answered; empty: it prints nothing. */
  readonly text: string | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (text: string | undefined) => void;
}

export function PredictAnswer({ name, ask, text, isReadOnly, onChange }: PredictProps) {
  const { t } = useSpeech();
  const printsNothing = text === "";
  const rows = Math.min(Math.max((text ?? "").split("\n").length, 2), 10);
  return (
    <div class="predict">
      <pre class="snippet" tabIndex={0}><code lang="zxx" translate={false}>{ask.code}</code></pre>
      {ask.stdin !== "" && (
        <div class="snippet-input">
          <p class="small-title">{t("report.input")}</p>
          <pre class="snippet" tabIndex={0}><code translate={false}>{ask.stdin}</code></pre>
        </div>
      )}
      <label class="small-title" for={`${name}-text`}>{t("questions.predict.label")}</label>
      <textarea
        class="prediction" id={`${name}-text`} rows={rows} value={text ?? ""} readOnly={isReadOnly} disabled={printsNothing} autocomplete="off"
        autocapitalize="off" autocorrect="off" spellcheck={false} translate={false} aria-describedby={`${name}-how`}
        onInput={(event) => onChange(event.currentTarget.value === "" ? undefined : event.currentTarget.value)}
      />
      <label class="option option-small">
        <input type="checkbox" checked={printsNothing} disabled={isReadOnly || (text ?? "") !== ""} onChange={(event) => onChange(event.currentTarget.checked ? "" : undefined)} />
        <span>{t("questions.predict.nothing")}</span>
      </label>
      <p class="note" id={`${name}-how`}>{t("questions.predict.text")}</p>
    </div>
  );
}
