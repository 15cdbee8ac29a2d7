// What the compiler said of a program: its own words, each with the way to its line. Notes stand below what they explain.

import type { Diagnostic } from "../session/session.ts";
import { Explained } from "./explained.tsx";
import { useSpeech } from "./words.ts";

export interface DiagnosticsProps {
  readonly diagnostics: readonly Diagnostic[];
  readonly onGoTo: (path: string, line: number, column: number) => void;
}

export function Diagnostics({ diagnostics, onGoTo }: DiagnosticsProps) {
  const { t } = useSpeech();
  return (
    <section class="diagnostics" aria-label={t("compiler.title")}>
      <p class="small-title">{t("compiler.title")}</p>
      <ul>
        {diagnostics.map(({ file, line, column, severity, message }) => (
          <li class={`diagnostic diagnostic-${severity}`}>
            <span class="diagnostic-kind">{t(`compiler.${severity}`)}</span>
            {line > 0 && (
              <button type="button" class="link-button" onClick={() => onGoTo(file, line, column)}>{t("failure.line", { line, file })}</button>
            )}
            <code class="diagnostic-words" lang="en" translate={false}>{message}</code>
            {severity !== "note" && <Explained fault={{ type: severity, message, file, line, column }} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
