// A text or a program with gaps to type into. The letters have 16 pixels, below which a phone would zoom; Enter goes to the
// next gap.

import type { ComponentChildren } from "preact";
import { useContext, useRef } from "preact/hooks";
import type { GapQuestion, Template } from "../../protocol/questions.ts";
import { SecondContext } from "../two_texts.tsx";
import { useSpeech } from "../words.ts";

export interface GapProps {
  readonly ask: GapQuestion;
  /** As many as there are gaps, or none. */
  readonly texts: readonly string[];
  /** The gap that was found to be wrong or empty. */
  readonly wrong: number | null;
  readonly isReadOnly: boolean;
  readonly describedBy: string | undefined;
  readonly onChange: (texts: readonly string[]) => void;
}

export function GapAnswer({ ask, texts, wrong, isReadOnly, describedBy, onChange }: GapProps) {
  const { t, pick } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const { gaps, template, isCode } = ask;
  const { lang } = pick(Object.fromEntries(Object.keys(template).map((locale) => [locale, locale])));
  const second = useContext(SecondContext);
  const translated = second !== null && second.lang !== lang && Object.hasOwn(template, second.lang) ? template[second.lang] : undefined;
  const write = (at: number, text: string) => onChange(gaps.map((_, index) => (index === at ? text : texts[index] ?? "")));
  const next = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const all = [...box.current?.querySelectorAll<HTMLInputElement>(".gap") ?? []];
    all[all.indexOf(event.currentTarget as HTMLInputElement) + 1]?.focus();
  };
  const pieces = (template[lang] ?? []).map((piece) => {
    if (typeof piece === "string") return isCode ? piece : withCode(piece);
    const { isNumber = false, width = 8 } = gaps[piece] ?? {};
    return (
      <span class={piece === wrong ? "gap-box gap-wrong" : "gap-box"}>
        {gaps.length > 1 && <span class="gap-number" aria-hidden="true">{piece + 1}</span>}
        <input
          class="gap" type="text" size={width} value={texts[piece] ?? ""} readOnly={isReadOnly} autocomplete="off" autocapitalize="off"
          autocorrect="off" spellcheck={false} translate={false} inputMode={isNumber ? "decimal" : "text"}
          enterkeyhint={piece === gaps.length - 1 ? "done" : "next"}
          aria-label={t("questions.gap.label", { number: piece + 1, total: gaps.length })}
          aria-invalid={piece === wrong} aria-describedby={piece === wrong ? describedBy : undefined}
          onInput={(event) => write(piece, event.currentTarget.value)} onKeyDown={next}
        />
      </span>
    );
  });
  return (
    <>
      <div ref={box} class={isCode ? "gaps gaps-code" : "gaps"} lang={isCode ? "zxx" : lang} translate={!isCode}>{pieces}</div>
      {second !== null && translated !== undefined && <p class="pair-second gaps-second" lang={second.lang}>{withBlanks(translated, gaps.length)}</p>}
    </>
  );
}

/** To be read only: what is typed stands in the other language. */
function withBlanks(template: Template, count: number): ComponentChildren {
  return template.map((piece) => (typeof piece === "string" ? withCode(piece) : <span class="gap-blank">{count > 1 ? piece + 1 : "…"}</span>));
}

/** What stands between backquotes is code. */
function withCode(text: string): ComponentChildren {
  return text.split("`").map((part, at) => (at % 2 === 1 ? <code lang="zxx" translate={false}>{part}</code> : part));
}
