// A place in the learner's code: the way there, and the line itself.

import type { CodePlace as Place } from "../session/session.ts";
import { useSpeech } from "./words.ts";

export type GoTo = (path: string, line: number, column: number) => void;

export function CodePlace({ place, onGoTo }: { readonly place: Place; readonly onGoTo: GoTo }) {
  const { t } = useSpeech();
  const { file, line, column, source } = place;
  return (
    <p class="exception-place">
      <button type="button" class="link-button" onClick={() => onGoTo(file, line, column)}>{t("failure.line", { line, file })}</button>
      {source.trim() !== "" && <code class="exception-source" translate={false}>{source.trim()}</code>}
    </p>
  );
}
