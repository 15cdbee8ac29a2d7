// A program as loose lines. A tap on a line below puts it at the end of the program; a tap on a line of the program opens its
// buttons. The keys do the same, so nothing has to be dragged, and each step is said aloud.

import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PlacedLine } from "../../protocol/answers.ts";
import type { ParsonsQuestion } from "../../protocol/questions.ts";
import { useAnnounce } from "../announce.tsx";
import { Icon, type IconName } from "../icons.tsx";
import type { MarkdownProps } from "../markdown.tsx";
import { useSpeech } from "../words.ts";
import { added, indented, moved, removed, type Arrangement } from "./arrange_lines.ts";
import { plainWording, Worded } from "./wording.tsx";

export interface ParsonsProps {
  readonly name: string;
  readonly ask: ParsonsQuestion;
  readonly placed: readonly PlacedLine[];
  /** The line, from 1, that was found to be out of place. */
  readonly wrong: number | null;
  readonly isReadOnly: boolean;
  readonly fill: MarkdownProps["fill"];
  readonly onChange: (placed: readonly PlacedLine[]) => void;
}

export function ParsonsAnswer({ name, ask, placed, wrong, isReadOnly, fill, onChange }: ParsonsProps) {
  const speech = useSpeech();
  const { t } = speech;
  const announce = useAnnounce();
  const [open, setOpen] = useState<string | null>(null);
  // An element that moves in the page loses the focus, so it is given back.
  const box = useRef<HTMLDivElement>(null);
  const focus = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (focus.current === null) return;
    box.current?.querySelector<HTMLElement>(focus.current)?.focus();
    focus.current = null;
  });
  const button = (id: string) => `[data-line="${id}"]`;

  const loose = ask.lines.filter(({ id }) => !placed.some(([it]) => it === id));
  const canIndent = ask.indent !== null;

  const change = (next: Arrangement, id: string, said: string, focused = button(id)) => {
    if (isReadOnly || next === placed) return;
    focus.current = focused;
    onChange(next);
    announce(said);
  };
  const lineOf = (list: Arrangement, id: string) => list.findIndex(([it]) => it === id) + 1;

  const add = (id: string, at: number) => {
    const neighbour = loose[at + 1] ?? loose[at - 1];
    setOpen(null);
    change(added(placed, id), id, t("questions.parsons.added", { line: placed.length + 1 }), button((neighbour ?? { id }).id));
  };
  const remove = (id: string) => {
    const at = lineOf(placed, id) - 1;
    const neighbour = placed[at + 1] ?? placed[at - 1];
    setOpen(null);
    change(removed(placed, id), id, t("questions.parsons.removed"), button(neighbour?.[0] ?? id));
  };
  const move = (id: string, by: number, focused?: string) => {
    const next = moved(placed, id, by);
    change(next, id, t("questions.parsons.moved", { line: lineOf(next, id) }), focused);
  };
  const indent = (id: string, by: number, focused?: string) => {
    if (!canIndent) return;
    const next = indented(placed, id, by);
    const steps = next.find(([it]) => it === id)?.[1] ?? 0;
    change(next, id, t("questions.parsons.indented", { count: steps }), focused);
  };

  const press = (event: KeyboardEvent, id: string) => {
    const { key, altKey, shiftKey } = event;
    const vertical = key === "ArrowUp" ? -1 : key === "ArrowDown" ? 1 : 0;
    const horizontal = key === "ArrowLeft" ? -1 : key === "ArrowRight" ? 1 : 0;
    if (vertical !== 0 && (altKey || shiftKey)) move(id, vertical);
    else if (vertical !== 0) box.current?.querySelector<HTMLElement>(button(placed[lineOf(placed, id) - 1 + vertical]?.[0] ?? id))?.focus();
    else if (horizontal !== 0 && canIndent) indent(id, horizontal);
    else if (key === "Delete" || key === "Backspace") remove(id);
    else return;
    event.preventDefault();
  };

  const tool = (id: string, word: "up" | "down" | "out" | "in" | "remove", icon: IconName, act: (focused: string) => void, isOff: boolean) => (
    <button
      type="button" class="line-tool" data-tool={word} aria-label={t(`questions.parsons.${word}`)} title={t(`questions.parsons.${word}`)}
      aria-disabled={isOff} onClick={() => !isOff && act(`[data-tools="${id}"] [data-tool="${word}"]`)}
    >
      <Icon name={icon} />
    </button>
  );

  return (
    <div class="parsons" ref={box}>
      <h4 class="small-title" id={`${name}-program`}>{t("questions.parsons.program")}</h4>
      <ol class="program" aria-labelledby={`${name}-program`}>
        {placed.map(([id, steps], at) => {
          const line = ask.lines.find((it) => it.id === id) ?? { text: null, code: id };
          return (
            <li key={id} class={at + 1 === wrong ? "program-line program-line-wrong" : "program-line"}>
              <span class="program-number" aria-hidden="true">{at + 1}</span>
              <div class={`program-step program-step-${steps}`}>
                <button
                  type="button" class="line" data-line={id} aria-expanded={open === id} aria-describedby={`${name}-keys`} disabled={isReadOnly}
                  onClick={() => setOpen(open === id ? null : id)} onKeyDown={(event) => press(event, id)}
                >
                  <span class="visually-hidden">
                    {t("questions.parsons.line", { line: at + 1 })}{canIndent && `, ${t("questions.parsons.indented", { count: steps })}`}:{" "}
                  </span>
                  <Worded text={line.text} code={line.code} fill={fill} />
                  {at + 1 === wrong && <span class="line-state"><Icon name="cross" /> {t("questions.parsons.wrong")}</span>}
                </button>
                {open === id && !isReadOnly && (
                  <div class="line-tools" role="group" data-tools={id} aria-label={plainWording(line, speech)}>
                    {tool(id, "up", "up", (it) => move(id, -1, it), at === 0)}
                    {tool(id, "down", "down", (it) => move(id, 1, it), at === placed.length - 1)}
                    {canIndent && tool(id, "out", "outdent", (it) => indent(id, -1, it), steps === 0)}
                    {canIndent && tool(id, "in", "indent", (it) => indent(id, 1, it), false)}
                    {tool(id, "remove", "cross", () => remove(id), false)}
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {placed.length === 0 && <p class="program-empty">{t("questions.parsons.empty")}</p>}
      <h4 class="small-title" id={`${name}-bank`}>{t("questions.parsons.bank")}</h4>
      <ul class="bank" aria-labelledby={`${name}-bank`}>
        {loose.map(({ id, text, code }, at) => (
          <li key={id}>
            <button type="button" class="line" data-line={id} disabled={isReadOnly} onClick={() => add(id, at)}>
              <Icon name="add" /> <Worded text={text} code={code} fill={fill} />
            </button>
          </li>
        ))}
      </ul>
      <p class="note">{loose.length === 0 ? t("questions.parsons.none-left") : t("questions.parsons.not-all")}</p>
      <p class="note keys-note" id={`${name}-keys`}>{t(canIndent ? "questions.parsons.keys.indent" : "questions.parsons.keys")}</p>
    </div>
  );
}
