// The signs that a phone's keyboard hides two levels deep, one tap away above it. Shown on touch screens while the editor
// has the focus (styles/lab.css).

import { Icon } from "./icons.tsx";
import { useSpeech } from "./words.ts";

/** Those that the language's programs need most. */
const symbols: Readonly<Record<string, readonly string[]>> = {
  python: ["(", ")", "[", "]", "{", "}", ":", "=", '"', "'", "_", "#"],
  sql: ["(", ")", "'", ",", ";", "*", "=", "<", ">", ".", "_", '"'],
  javascript: ["(", ")", "{", "}", "[", "]", ";", "=", ">", "`", "'", '"', "$", "_"],
  cpp: ["(", ")", "{", "}", "[", "]", ";", ":", "<", ">", "=", "&", "*", '"', "_", "#"],
};

export interface SymbolRowProps {
  readonly language: string;
  readonly onType: (text: string) => void;
  readonly onIndent: () => void;
  readonly onUndo: () => void;
}

export function SymbolRow({ language, onType, onIndent, onUndo }: SymbolRowProps) {
  const { t } = useSpeech();
  // A button that took the focus would close the keyboard.
  const keepFocus = (event: Event) => event.preventDefault();
  return (
    <div class="symbols" role="toolbar" aria-label={t("editor.symbols")} onPointerDown={keepFocus} onMouseDown={keepFocus}>
      <button type="button" class="symbol symbol-wide" onClick={onIndent} aria-label={t("editor.indent")}>Tab</button>
      {(symbols[language] ?? []).map((symbol) => (
        <button type="button" class="symbol" onClick={() => onType(symbol)} aria-label={t("editor.symbol", { symbol })}>
          {symbol}
        </button>
      ))}
      <button type="button" class="symbol" onClick={onUndo} aria-label={t("editor.undo")}><Icon name="undo" /></button>
    </div>
  );
}
